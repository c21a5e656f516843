import { LRUCache } from 'lru-cache'
import type { Capacity } from '../card/capacity.ts'
import type { Request } from '../card/request.ts'
import { encodeRequest } from '../card/requestCode.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Reply } from './backgrounder.ts'

/** Of each platform's replies; one takes about 20 kB. */
const MOST = 256

/** What a reply depends on besides its request. */
interface Circumstances {
  readonly today: Date
  /** The reader's language. */
  readonly locale: string | undefined
}

/**
 * Replies that were made lately: the same question on the same snapshot, day and language has the same reply, and when there is
 * news many ask the same. They go with their snapshot.
 */
export class ReplyCache {
  readonly #replies = new WeakMap<Snapshot, Map<Capacity, LRUCache<string, Reply>>>()

  get(snapshot: Snapshot, capacity: Capacity, request: Request, asked: Circumstances): Reply | undefined {
    return this.#replies.get(snapshot)?.get(capacity)?.get(keyOf(request, asked))
  }

  set(snapshot: Snapshot, capacity: Capacity, request: Request, asked: Circumstances, reply: Reply): void {
    const ofSnapshot = this.#replies.get(snapshot) ?? new Map<Capacity, LRUCache<string, Reply>>()
    this.#replies.set(snapshot, ofSnapshot)
    const kept = ofSnapshot.get(capacity) ?? new LRUCache<string, Reply>({ max: MOST })
    ofSnapshot.set(capacity, kept)
    kept.set(keyOf(request, asked), reply)
  }
}

/** Ages are counted in days. */
function keyOf(request: Request, { today, locale = '' }: Circumstances): string {
  return `${today.toISOString().slice(0, 10)} ${locale} ${encodeRequest(request)}`
}
