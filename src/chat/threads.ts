import { z } from 'zod'
import { overviewOf, request, type Request } from '../card/request.ts'
import type { Reply } from '../command/backgrounder.ts'
import type { CommandSpecification } from '../command/specification.ts'
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

export interface ThreadsOptions {
  readonly state: State
  readonly bestEffort: BestEffort
  /** Whose threads they are; two platforms' may be called alike. */
  readonly platform: string
}

/**
 * What the threads are about, so that a follow-up keeps its subject, after a restart too. Where it cannot be read or
 * written a follow-up is a question of its own.
 */
export class Threads {
  readonly #requests: Collection<Request>
  readonly #bestEffort: BestEffort

  constructor({ state, bestEffort, platform }: ThreadsOptions) {
    this.#requests = new Collection<Request>(state, `threads-${platform}`, subject, REMEMBERED)
    this.#bestEffort = bestEffort
  }

  subjectOf(thread: string): Promise<Request | undefined> {
    return this.#bestEffort(this.#requests.get(thread), undefined)
  }

  /** The thread is about what the reply has found; where it found nothing, about what it was about before. */
  async keep(thread: string, reply: Reply): Promise<void> {
    const found = subjectIn(reply)
    if (found) await this.#bestEffort(this.#requests.set(thread, withoutNarrowing(found)), undefined)
  }
}

function subjectIn({ answer, card }: Reply): Request | undefined {
  if (answer.status !== 'found') return undefined
  const { kind, name } = answer.subject
  return isEntryKind(kind) ? request(kind, { name }) : overviewOf(card.request)
}

/** The next question narrows the subject, and not what it was narrowed to. */
function withoutNarrowing(found: Request): Request {
  const values = Object.entries(found.arguments).filter(([name]) => name !== 'about')
  return { ...found, arguments: Object.fromEntries(values) }
}

/**
 * A follow-up as narrowing of its thread's subject; undefined where the subject's command cannot be narrowed, or the
 * words are a command.
 */
export function narrowed(
  specifications: readonly CommandSpecification[],
  about: Request,
  asked: Request,
): Request | undefined {
  const words = asked.command === 'ask' ? asked.arguments['question'] : undefined
  const specification = specifications.find(({ name }) => name === about.command)
  if (words === undefined || !specification?.arguments.some(({ name }) => name === 'about')) return undefined
  return request(about.command, { ...about.arguments, about: words })
}
