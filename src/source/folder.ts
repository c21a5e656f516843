import { isUtf8 } from 'node:buffer'
import type { Dirent } from 'node:fs'
import { readFile, readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { error, locationOf, type Problem } from './problem.ts'

/** A text file of a knowledge folder. */
export interface TextFile {
  /** Its path inside the folder, with forward slashes. */
  readonly path: string
  readonly text: string
}

export interface Folder {
  /** In the order of their paths, so that everything made from them is in a fixed order. */
  readonly files: readonly TextFile[]
  /** Paths of the files that were not wanted, for a warning. */
  readonly passedOver: readonly string[]
  readonly problems: readonly Problem[]
}

/** A source of 32 MiB is about 16,000 pages; more is a mistake, such as a dump or a picture. */
const LARGEST_FILE_BYTES = 32 * 1024 * 1024
/** So many files are read at once: enough to keep the disk busy. */
const AT_ONCE = 16

/**
 * Reads the text files below a folder. Hidden files are passed over.
 * @param wanted says by its path inside the folder whether a file is read; a link is always looked at.
 * @returns every file that could be read, and a problem for each that could not.
 * @throws Error where the folder itself cannot be read.
 */
export async function readFolder(folder: string, wanted: (path: string) => boolean): Promise<Folder> {
  const root = await realpath(folder)
  const files: TextFile[] = []
  const passedOver: string[] = []
  const problems: Problem[] = []
  const entries: Dirent[] = await readdir(root, { recursive: true, withFileTypes: true })
  const waiting: Found[] = []
  for (const entry of entries) {
    const absolute = path.join(entry.parentPath, entry.name)
    const inside = path.relative(root, absolute).split(path.sep).join('/')
    if (entry.isDirectory() || inside.split('/').some((part) => part.startsWith('.'))) continue
    const isLink = entry.isSymbolicLink()
    if (isLink || wanted(inside)) waiting.push({ absolute, inside, isLink })
    else passedOver.push(inside)
  }
  for (let at = 0; at < waiting.length; at += AT_ONCE) {
    const some = waiting.slice(at, at + AT_ONCE)
    for (const read of await Promise.all(some.map((found) => readTextFile(root, found))))
      if ('severity' in read) problems.push(read)
      else if (wanted(read.path)) files.push(read)
      else passedOver.push(read.path)
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1))
  passedOver.sort()
  return { files, passedOver, problems }
}

/** A file, or a link to something. */
interface Found {
  readonly absolute: string
  readonly inside: string
  readonly isLink: boolean
}

async function readTextFile(root: string, { absolute, inside, isLink }: Found): Promise<TextFile | Problem> {
  const start = { file: inside, line: 1, column: 1 }
  try {
    const target = isLink ? await realpath(absolute) : absolute
    if (target !== root && !target.startsWith(root + path.sep))
      return error(start, `is a link that leads out of the knowledge folder; copy the file here instead`)
    const found = await stat(target)
    if (!found.isFile()) return error(start, 'is a link to a folder; links are followed to files only')
    if (found.size > LARGEST_FILE_BYTES)
      return error(start, `has ${found.size} bytes, more than the ${LARGEST_FILE_BYTES} allowed; split it`)
    const bytes = await readFile(target)
    const text = bytes.toString('utf8')
    if (isUtf8(bytes)) return { path: inside, text }
    return error(
      locationOf(inside, text, text.indexOf('\uFFFD')),
      'is not UTF-8 from here on; save it as UTF-8',
    )
  } catch (cause) {
    return error(start, `cannot be read: ${reasonOf(cause)}`)
  }
}

/** The system's reason without the path behind it: whoever reads of a problem need not know where the folder lies. */
function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause)
  return message.split(', ', 1)[0] ?? message
}
