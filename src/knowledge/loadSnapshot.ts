import { setImmediate } from 'node:timers/promises'
import type { Problem } from '../source/problem.ts'
import { runInSlices } from '../source/slices.ts'
import type { KnowledgeCache } from './cache.ts'
import { canBeServed, checkFolder, readKnowledge } from './load.ts'
import { buildSnapshot, knownFrom, type Snapshot } from './snapshot.ts'

/** A knowledge folder as it can be served, or what keeps it from being served. */
export type SnapshotLoad =
  | {
      readonly snapshot: Snapshot
      readonly problems: readonly Problem[]
      /** Merges segments, and writes down what took long to find out, once the snapshot serves. Never fails. */
      readonly keep: () => Promise<void>
    }
  | { readonly snapshot?: undefined; readonly problems: readonly Problem[] }

export interface LoadOptions {
  /** Commands that no topic may take. */
  readonly reserved: ReadonlySet<string>
  readonly cache: KnowledgeCache | undefined
  /** The snapshot of the same folder that serves: what is still as it was is taken over. */
  readonly before?: Snapshot
}

/**
 * Loads a knowledge folder, in slices. It takes as long as what is new takes.
 * @throws Error where the folder cannot be read.
 */
export async function loadSnapshot(
  folder: string,
  { reserved, cache, before }: LoadOptions,
): Promise<SnapshotLoad> {
  const files = await readKnowledge(folder)
  const key = await cache?.key(files)
  const stored = before || key === undefined ? undefined : await cache?.read(key)
  const loaded = await runInSlices(
    checkFolder(files, reserved, {
      ...(before && { readings: before.parts.readings }),
      ...(stored && { sentences: stored.sentences }),
    }),
  )
  const { problems } = loaded
  if (!canBeServed(loaded)) return { problems }
  const known = before ? knownFrom(before) : stored?.known
  const snapshot = await runInSlices(buildSnapshot(loaded, known))
  const keep = async (): Promise<void> => {
    await setImmediate()
    const hasMerged = await runInSlices(snapshot.passageIndex.merge())
    const isKept = stored !== undefined && !hasMerged && stored.isComplete
    if (key !== undefined && !isKept) await cache?.write(key, snapshot)
  }
  return { snapshot, problems, keep }
}
