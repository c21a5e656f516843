import { readFile, rename } from 'node:fs/promises'
import { hasCode } from '../errors.ts'
import type { Log } from '../log.ts'
import { allFeedback, journalOf, kept, type Kept } from '../chat/feedback.ts'
import type { State } from '../state/state.ts'

/**
 * Takes over what earlier versions kept in a file, a line for each, and puts the file aside; where that is broken off,
 * the next start goes on with it.
 * @param path the file need not exist.
 */
export async function takeOverFeedback(state: State, path: string, log: Log): Promise<void> {
  const lines = await linesOf(path)
  if (!lines) return
  const journal = journalOf(state)
  const there = new Set<string>()
  for await (const value of allFeedback(state)) there.add(JSON.stringify(value))
  let unreadable = 0
  for (const line of lines) {
    const value = readLine(line)
    if (value === undefined) unreadable += 1
    else if (!there.has(JSON.stringify(value))) await journal.append(value)
  }
  await rename(path, `${path}.taken-over`)
  if (unreadable > 0)
    log.warn(`Slack: ${unreadable} lines of ${path} cannot be read; they stay in ${path}.taken-over.`)
}

function readLine(line: string): Kept | undefined {
  try {
    return kept.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}

async function linesOf(path: string): Promise<readonly string[] | undefined> {
  try {
    return (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return undefined
    throw new Error(`Slack: the feedback in ${path} cannot be read. Mend it, or put it elsewhere.`, { cause })
  }
}
