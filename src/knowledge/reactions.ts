/** A handler of news; it may take long, and may fail. */
type React<News> = (news: News) => void | Promise<void>

/**
 * The one owner of what is done at news of a kind. Each reaction hears of all the news in their order, one after the
 * other, and one that fails or takes long holds up no other.
 */
export class Reactions<News> {
  readonly #failed: (reaction: string, cause: unknown) => void
  /** By reaction, its pending work: settles when it is done with all the news so far. */
  readonly #working = new Map<{ readonly name: string; readonly react: React<News> }, Promise<void>>()

  /** @param failed is told when a reaction throws or rejects. */
  constructor(failed: (reaction: string, cause: unknown) => void) {
    this.#failed = failed
  }

  /**
   * @param name what it does, in words for an operator.
   * @returns what ends it: it hears of no more, also of news that it has not come to yet.
   */
  add(name: string, react: React<News>): () => void {
    const reaction = { name, react }
    this.#working.set(reaction, Promise.resolve())
    return () => this.#working.delete(reaction)
  }

  tell(news: News): void {
    for (const [reaction, before] of this.#working) {
      const work = before.then(async () => {
        if (this.#working.has(reaction)) await reaction.react(news)
      })
      this.#working.set(
        reaction,
        work.catch((cause: unknown) => {
          this.#failed(reaction.name, cause)
        }),
      )
    }
  }

  /** Resolves when every reaction is done with all the news so far. */
  async settled(): Promise<void> {
    await Promise.all(this.#working.values())
  }
}
