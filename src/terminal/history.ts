import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

export const HISTORY_LINES = 500
const LONGEST_LINE = 1000
/** Keys, such as the number of a suggestion, mean something only on the card that they were typed at: none is kept. */
const KEY = /^(?:[np]|[cv] ?\d*|\d*|\/?(?:q|quit|exit|bye))$/i

/** What was typed in earlier chats, newest first, as readline wants it; empty where nothing can be read. */
export async function readHistory(file: string): Promise<string[]> {
  try {
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
    return lines.slice(-HISTORY_LINES).reverse()
  } catch {
    return []
  }
}

/**
 * Keeps what was typed for the next chat; for the user's eyes only.
 * @param lines newest first.
 */
export async function writeHistory(file: string, lines: readonly string[]): Promise<void> {
  const kept = lines
    .filter((line) => !KEY.test(line.trim()) && line.length <= LONGEST_LINE)
    .slice(0, HISTORY_LINES)
    .reverse()
  await mkdir(path.dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}`
  await writeFile(unfinished, kept.map((line) => `${line}\n`).join(''), { mode: 0o600 })
  await rename(unfinished, file)
}
