import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { tryLock } from '../../state/folderLock.ts'

/** Hidden, so that nobody takes it for knowledge. */
const LOCK_FILE = '.lock'
const ASK_AGAIN_MILLISECONDS = 15
/** To write a document takes a part of a second. */
const LONGEST_WAIT_MILLISECONDS = 60_000

/**
 * Does something while nobody else does such a thing to the same knowledge folder, in this process or in another: two who
 * look at the same moment whether a document is there would both put it there.
 * @throws Error where another has the folder for a minute; whatever the work throws.
 */
export async function inTurn<Result>(knowledge: string, work: () => Promise<Result>): Promise<Result> {
  const unlock = await lockOf(knowledge)
  try {
    return await work()
  } finally {
    unlock()
  }
}

async function lockOf(knowledge: string): Promise<() => void> {
  const end = Date.now() + LONGEST_WAIT_MILLISECONDS
  for (;;) {
    const unlock = attempt(knowledge)
    if (unlock) return unlock
    if (Date.now() > end) throw new Error(`Another program has been writing to ${knowledge} for a minute.`)
    await wait(ASK_AGAIN_MILLISECONDS)
  }
}

function attempt(knowledge: string): (() => void) | undefined {
  try {
    return tryLock(path.join(knowledge, LOCK_FILE))
  } catch {
    // Where no lock can be made, as on a full disk, nothing can be written either, and that says why.
    return () => undefined
  }
}
