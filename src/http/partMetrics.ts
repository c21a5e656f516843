import type { Library } from '../ingest/library/library.ts'
import type { KnowledgeStore } from '../knowledge/store.ts'
import type { Standing } from '../revision/standing.ts'
import type { HealthChecks } from './health.ts'
import type { Metrics } from './metrics.ts'

/** Which knowledge serves, how much there is, and what is wrong with its files. */
export function measureKnowledge(metrics: Metrics, store: KnowledgeStore): void {
  metrics.gauge({
    name: 'knowledge_info',
    help: 'The revision of the knowledge that serves; always 1.',
    labelNames: ['revision'],
    collect: () => [{ value: 1, labels: { revision: store.snapshot.revision } }],
  })
  metrics.gauge({
    name: 'knowledge_loaded_timestamp_seconds',
    help: 'Since when that revision serves.',
    collect: () => [{ value: store.serving.loadedAt.getTime() / 1000 }],
  })
  metrics.gauge({
    name: 'knowledge_size',
    help: 'How many sources, passages and facts there are.',
    labelNames: ['of'],
    collect: () => {
      const { sources, passages, facts } = store.snapshot
      const sizes = { sources: sources.size, passages: passages.length, facts: facts.size }
      return Object.entries(sizes).map(([of, value]) => ({ value, labels: { of } }))
    },
  })
  metrics.gauge({
    name: 'knowledge_problems',
    help: 'Problems that the last reload found in the files.',
    collect: () => [{ value: store.lastReload?.problems.length ?? 0 }],
  })
}

/** Which revision serves here, which is to, and for how long it has not been so. */
export function measureRevisions(metrics: Metrics, standing: () => Standing): void {
  metrics.gauge({
    name: 'knowledge_revision_number',
    help: 'The number of the revision that serves here, and of the one that all replicas are to serve.',
    labelNames: ['of'],
    collect: () => {
      const { serving, head } = standing()
      return [
        ...(serving === undefined ? [] : [{ value: serving, labels: { of: 'serving' } }]),
        ...(head === undefined ? [] : [{ value: head, labels: { of: 'head' } }]),
      ]
    },
  })
  metrics.gauge({
    name: 'knowledge_behind_seconds',
    help: 'For how long this process has served another revision than it is to; 0 where it does not.',
    collect: () => [{ value: secondsSince(standing().behind?.since) }],
  })
  metrics.gauge({
    name: 'knowledge_away_seconds',
    help: 'For how long what is published cannot be looked up; 0 where it can.',
    collect: () => [{ value: secondsSince(standing().away) }],
  })
  metrics.gauge({
    name: 'knowledge_held',
    help: 'Whether somebody went back to the revision that serves: 1 or 0.',
    collect: () => [{ value: standing().held ? 1 : 0 }],
  })
}

function secondsSince(moment: Date | undefined): number {
  return moment ? (Date.now() - moment.getTime()) / 1000 : 0
}

/** What came in and waits, and how the feeds do. */
export function measureLibrary(metrics: Metrics, library: Library): void {
  metrics.gauge({
    name: 'drafts_waiting',
    help: 'Drafts that wait for a review.',
    collect: () => [{ value: library.counts.waiting }],
  })
  metrics.gauge({
    name: 'feeds',
    help: 'Feeds of feeds.yaml, by whether they could be read the last time.',
    labelNames: ['state'],
    collect: () => {
      const { feeds, failing } = library.counts
      return [
        { value: feeds - failing, labels: { state: 'ok' } },
        { value: failing, labels: { state: 'failing' } },
      ]
    },
  })
}

/** Whether each part of the program does well: 1, or 0 where it is the reason that nothing can be answered. */
export function measureHealth(metrics: Metrics, checks: HealthChecks): void {
  metrics.gauge({
    name: 'healthy',
    help: 'Whether a part does well: 1 or 0.',
    labelNames: ['part'],
    collect: () =>
      Object.entries(checks.health.parts).map(([part, { trouble }]) => ({
        value: trouble === undefined ? 1 : 0,
        labels: { part },
      })),
  })
}
