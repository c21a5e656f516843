import { checkName, parsed } from './state.ts'

type Listener = (message: unknown) => void

/** Those in this process who are subscribed to topics. */
export class Listeners {
  readonly #byTopic = new Map<string, Set<Listener>>()

  add(topic: string, listener: Listener): () => void {
    checkName(topic)
    // One that is subscribed twice hears twice, and each ends for itself.
    const own: Listener = (message) => {
      listener(message)
    }
    const all = this.#byTopic.get(topic) ?? new Set()
    this.#byTopic.set(topic, all.add(own))
    return () => {
      all.delete(own)
      if (all.size === 0 && this.#byTopic.get(topic) === all) this.#byTopic.delete(topic)
    }
  }

  /** @param text JSON: everybody gets a message of their own. */
  tell(topic: string, text: string): void {
    for (const listener of [...(this.#byTopic.get(topic) ?? [])]) listener(parsed(text))
  }

  clear(): void {
    this.#byTopic.clear()
  }
}
