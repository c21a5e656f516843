import { LRUCache } from 'lru-cache'
import { request, type Request } from '../card/request.ts'
import type { Backgrounder, Reply } from '../command/backgrounder.ts'
import { isEntryKind } from '../knowledge/kinds.ts'

const MOST = 2_000

/**
 * What the threads are about, so that a follow-up keeps its subject. Bounded; the longest untouched are forgotten
 * first, and all of them when the program ends: a follow-up is then a question of its own.
 */
export class Subjects {
  readonly #requests = new LRUCache<string, Request>({ max: MOST })

  of(thread: string): Request | undefined {
    return this.#requests.peek(thread)
  }

  keep(thread: string, subject: Request): void {
    this.#requests.set(thread, subject)
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
