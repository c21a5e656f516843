import { setImmediate } from 'node:timers/promises'
import type { Problem } from '../source/problem.ts'
import { runInSlices } from '../source/slices.ts'
import type { KnowledgeCache } from './cache.ts'
import { checkFolder, readKnowledge } from './load.ts'
import { buildSnapshot, type Snapshot } from './snapshot.ts'

/** A knowledge folder as it can be served, or what keeps it from being served. */
export type Making =
  | {
      readonly snapshot: Snapshot
      readonly problems: readonly Problem[]
      /** Writes down what took long to make, once the snapshot serves. Never fails. */
      readonly keep: () => Promise<void>
    }
  | { readonly snapshot?: undefined; readonly problems: readonly Problem[] }

/**
 * Makes a snapshot of a knowledge folder, in slices.
 * @param reserved commands that no topic may take.
 * @throws Error where the folder cannot be read.
 */
export async function makeSnapshot(
  folder: string,
  reserved: ReadonlySet<string>,
  cache: KnowledgeCache | undefined,
): Promise<Making> {
  const files = await readKnowledge(folder)
  const key = await cache?.key(files)
  const made = key === undefined ? undefined : await cache?.read(key)
  const loaded = await runInSlices(checkFolder(files, reserved, made?.sentences))
  const { problems } = loaded
  if (problems.some(({ severity }) => severity === 'error')) return { problems }
  const snapshot = await runInSlices(buildSnapshot(loaded, made))
  const keep = async (): Promise<void> => {
    if (made || key === undefined) return
    await setImmediate()
    await cache?.write(key, snapshot)
  }
  return { snapshot, problems, keep }
}
