import { readdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { hasCode } from '../../errors.ts'
import { entryOf } from './catalogue.ts'
import { writeNew } from './wholeFile.ts'

/**
 * Keeps a source's file as it was, byte for byte, as versions/ID/DAY.md, before another takes its place. One that is kept
 * already is not kept again: the program may have ended before the other was written.
 * @param until the day on which the next version was found, `YYYY-MM-DD`.
 */
export async function keepVersion(
  knowledge: string,
  id: string,
  until: string,
  content: string,
): Promise<void> {
  const folder = path.join(knowledge, 'versions', id)
  for (const name of await namesIn(folder))
    if (name.startsWith(until) && (await readFile(path.join(folder, name), 'utf8')) === content) return
  await writeNew(folder, namesOf(until), content)
}

/** A name, and others for when it is taken. */
export function* namesOf(day: string): Generator<string> {
  yield `${day}.md`
  for (let number = 2; ; number += 1) yield `${day}-${number}.md`
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return []
    throw cause
  }
}

/**
 * Makes a draft the next version of the source of its name, where it was fetched from the same address; the source as it
 * was is kept.
 * @returns false where it is another document.
 */
export async function adoptDraft(knowledge: string, id: string, today: string): Promise<boolean> {
  const [draft, source] = ['drafts', 'sources'].map((place) => path.join(knowledge, place, `${id}.md`))
  if (draft === undefined || source === undefined) return false
  const content = await readFile(source, 'utf8')
  const [own, before] = [entryOf(await readFile(draft, 'utf8')), entryOf(content)]
  if (own.url === undefined || own.addresses[0] !== before.addresses[0]) return false
  await keepVersion(knowledge, id, today, content)
  await rename(draft, source)
  return true
}
