import { z } from 'zod'
import { request, type Request } from '../card/request.ts'
import type { Backgrounder, Reply } from '../command/backgrounder.ts'
import { isEntryKind } from '../knowledge/kinds.ts'
import type { BestEffort } from '../state/bestEffort.ts'
import { Collection } from '../state/collection.ts'
import type { State } from '../state/state.ts'

/** A thread that nobody has written in for so long has no subject any more. */
const REMEMBERED = 30 * 24 * 60 * 60 * 1000

const subject = z.object({
  command: z.string(),
  arguments: z.record(z.string(), z.string()),
  page: z.int().min(1),
  revision: z.string().exactOptional(),
})

/**
 * What the threads are about, so that a follow-up keeps its subject, after a restart too. Where it cannot be read or
 * written a follow-up is a question of its own.
 */
export class Subjects {
  readonly #requests: Collection<Request>
  readonly #bestEffort: BestEffort

  constructor(state: State, bestEffort: BestEffort) {
    this.#requests = new Collection<Request>(state, 'threads-slack', subject, REMEMBERED)
    this.#bestEffort = bestEffort
  }

  of(thread: string): Promise<Request | undefined> {
    return this.#bestEffort(this.#requests.get(thread), undefined)
  }

  keep(thread: string, subject: Request): Promise<void> {
    return this.#bestEffort(this.#requests.set(thread, subject), undefined)
  }
}

/** What a thread is about once it has this reply; undefined where the reply found nothing. */
export function subjectOf({ answer, card }: Reply): Request | undefined {
  if (answer.status !== 'found') return undefined
  const { kind, name } = answer.subject
  return isEntryKind(kind) ? request(kind, { name }) : { ...card.request, page: 1 }
}

/**
 * A follow-up as narrowing of its thread's subject; undefined where the subject's command cannot be narrowed, or the
 * words are a command.
 */
export function narrowed(backgrounder: Backgrounder, subject: Request, asked: Request): Request | undefined {
  const words = asked.command === 'ask' ? asked.arguments['question'] : undefined
  const specification = backgrounder.specifications.find(({ name }) => name === subject.command)
  if (words === undefined || !specification?.arguments.some(({ name }) => name === 'about')) return undefined
  return request(subject.command, { ...subject.arguments, about: words })
}
