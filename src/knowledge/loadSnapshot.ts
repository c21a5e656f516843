import { setImmediate } from 'node:timers/promises'
import type { Folder, TextFile } from '../source/folder.ts'
import type { Problem } from '../source/problem.ts'
import { runInSlices } from '../source/slices.ts'
import type { KnowledgeCache } from './cache.ts'
import { canBeServed, checkFolder, readKnowledge, type KnownReadings } from './load.ts'
import { buildSnapshot, knownFrom, type Snapshot } from './snapshot.ts'

/** A knowledge folder as it can be served, or what keeps it from being served. */
export type SnapshotLoad =
  | {
      readonly snapshot: Snapshot
      readonly problems: readonly Problem[]
      /** What it was made of. */
      readonly files: Folder
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
  /** What is loaded instead of the folder's files as they are now. */
  readonly files?: Folder | undefined
}

/**
 * Loads a knowledge folder, in slices. It takes as long as what is new takes.
 * @throws Error where the folder cannot be read.
 */
export async function loadSnapshot(
  folder: string,
  { reserved, cache, before, files: given }: LoadOptions,
): Promise<SnapshotLoad> {
  const files = given ?? (await readKnowledge(folder))
  const kept = before ? undefined : await cache?.read(folder, files)
  const loaded = await runInSlices(
    checkFolder(files, reserved, before ? readingsFrom(before) : kept?.readings),
  )
  const { problems } = loaded
  if (!canBeServed(loaded)) return { problems }
  const snapshot = await runInSlices(buildSnapshot(loaded, before ? knownFrom(before) : kept))
  const keep = async (): Promise<void> => {
    await setImmediate()
    await runInSlices(snapshot.passageIndex.merge())
    await runInSlices(snapshot.factIndex.merge())
    await cache?.write(folder, snapshot)
  }
  return { snapshot, problems, files, keep }
}

/** How a snapshot's files were read, for those that are as they were. */
function readingsFrom({ parts }: Snapshot): KnownReadings {
  const { sources, facts } = parts.readings
  return {
    source: (file) => ifSame(sources.get(file.path), file),
    facts: (file) => ifSame(facts.get(file.path), file),
  }
}

function ifSame<Reading extends { readonly text: string }>(
  reading: Reading | undefined,
  { text }: TextFile,
): Reading | undefined {
  return reading?.text === text ? reading : undefined
}
