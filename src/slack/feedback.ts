import { readFile, rename } from 'node:fs/promises'
import { z } from 'zod'
import type { Request } from '../card/request.ts'
import { hasCode } from '../errors.ts'
import type { Log } from '../log.ts'
import { Journal } from '../state/journal.ts'
import type { State } from '../state/state.ts'

/** What a reader says of a card. */
export interface Feedback {
  readonly kind: 'useful' | 'not useful' | 'problem'
  /** What leads to the card. */
  readonly request: Request
  /** The revision of the knowledge when it was said. */
  readonly revision: string
  /** The reader's own words. */
  readonly text?: string
  readonly team: string | undefined
  readonly user: string
}

/** Keeps what readers say, for the editors. */
export interface FeedbackStore {
  add(feedback: Feedback): Promise<void>
}

/** As it is kept; npm run feedback prints it, whatever else a version wrote. */
const kept = z.looseObject({ at: z.string(), kind: z.string() })

type Kept = z.output<typeof kept>

export function feedbackStore(state: State, now: () => Date): FeedbackStore {
  const journal = journalOf(state)
  return {
    async add(feedback) {
      await journal.append({ at: now().toISOString(), platform: 'slack', ...feedback })
    },
  }
}

/** All that readers said, the oldest first. */
export async function* allFeedback(state: State): AsyncGenerator<Kept> {
  for await (const { value } of journalOf(state).read()) yield value
}

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

function journalOf(state: State): Journal<Kept> {
  return new Journal(state, 'feedback', kept)
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
