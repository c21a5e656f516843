import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises'
import path from 'node:path'
import { hasCode } from '../../errors.ts'

/*
 * Files are written whole or not at all: first under a hidden name, which nobody reads, then under their own.
 */

/**
 * Writes a file under the first of several names that is free, never over another.
 * @param names at least one; asked for as long as they are taken.
 * @returns the name.
 * @throws Error where the disk refuses it; then nothing is there.
 */
export async function writeNew(folder: string, names: Iterable<string>, content: string): Promise<string> {
  const hidden = await writeHidden(folder, content)
  try {
    for (const name of names) if (await linked(hidden, path.join(folder, name))) return name
    throw new Error(`All names for a file in ${folder} are taken.`)
  } finally {
    await unlink(hidden)
  }
}

/**
 * Moves a file under the first of several names that is free, never over another: a second name for it, then the end of
 * the first. A process that ends between the two leaves both; the next move ends it.
 */
export async function moveFile(file: string, folder: string, names: Iterable<string>): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const name of names) {
    const goal = path.join(folder, name)
    if ((await linked(file, goal)) || (await isOneFile(file, goal))) {
      await unlink(file)
      return
    }
  }
}

async function isOneFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([stat(one), stat(other)])
  return a.ino === b.ino && a.dev === b.dev
}

/** Puts other content in the place of a file's. @throws Error where the disk refuses it; then all is as it was. */
export async function replaceFile(file: string, content: string): Promise<void> {
  const hidden = await writeHidden(path.dirname(file), content)
  try {
    await rename(hidden, file)
  } catch (cause) {
    await unlink(hidden)
    throw cause
  }
}

/** Takes away what a process has left that ended while it wrote. Never fails: what stays is in nobody's way. */
export async function removeAbandoned(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((each) => HIDDEN.test(each))) {
    const file = path.join(folder, name)
    const changed = await stat(file).catch(() => undefined)
    if (changed && changed.mtimeMs < Date.now() - ABANDONED_MILLISECONDS)
      await unlink(file).catch(() => undefined)
  }
}

const HIDDEN = /^\.[0-9a-f]{16}\.draft$/u
/** A file that has not been finished for so long never will be. */
const ABANDONED_MILLISECONDS = 60 * 60 * 1000

async function writeHidden(folder: string, content: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, `.${randomBytes(8).toString('hex')}.draft`)
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } catch (cause) {
    await unlink(file)
    throw cause
  } finally {
    await handle.close()
  }
  return file
}

/** Gives a file a second name. @returns false where that name is taken. */
async function linked(file: string, name: string): Promise<boolean> {
  try {
    await link(file, name)
    return true
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return false
    throw cause
  }
}
