import type { History } from './history.ts'

/** What came in. Ids. */
export interface News {
  /** Sources all of which is new. */
  readonly added: ReadonlySet<string>
  /** Sources of which only what their last version did not say is new. */
  readonly revised: ReadonlySet<string>
  /** Facts that are new, or other than they were. */
  readonly facts: ReadonlySet<string>
  /** Of these the ones that are other than they were. */
  readonly changedFacts: ReadonlySet<string>
  /** Sources that were withdrawn, or are gone from their address: nothing in them is new. */
  readonly withdrawn: ReadonlySet<string>
}

/**
 * What came in between two positions of the history, the first of them excluded.
 * @returns undefined where nothing did.
 */
export async function newsBetween(history: History, after: number, until: number): Promise<News | undefined> {
  const news = {
    added: new Set<string>(),
    revised: new Set<string>(),
    facts: new Set<string>(),
    changedFacts: new Set<string>(),
    withdrawn: new Set<string>(),
  }
  for await (const { position, arrivals } of history.since(after)) {
    if (position > until) break
    const { sources, facts } = arrivals
    for (const id of sources.added) news.added.add(id)
    for (const id of sources.revised) if (!news.added.has(id)) news.revised.add(id)
    for (const id of sources.withdrawn) news.withdrawn.add(id)
    for (const id of facts.changed) if (!news.facts.has(id)) news.changedFacts.add(id)
    for (const id of [...facts.added, ...facts.changed]) news.facts.add(id)
  }
  const isEmpty = news.added.size + news.revised.size + news.facts.size + news.withdrawn.size === 0
  return isEmpty ? undefined : news
}
