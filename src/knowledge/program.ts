import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { digest } from '../search/seal.ts'

/** The program's folders that decide what a snapshot of a knowledge folder holds; as imports go, it is all below them. */
const FOLDERS = ['source', 'search', 'extraction', 'knowledge']
const PROGRAM = fileURLToPath(new URL('..', import.meta.url))
/** What libraries are installed: with the repository, and where the program is a package among others. */
const LOCKS = ['../../package-lock.json', '../../../.package-lock.json'].map((file) =>
  fileURLToPath(new URL(file, import.meta.url)),
)

/**
 * A SHA-256 of the code that makes snapshots and of what runs it, yielding often. A version number that somebody must
 * remember to raise would be forgotten once.
 * @throws Error where the code cannot be read, as in a bundle.
 */
export function* programDigest(): Generator<void, string> {
  return (yield* digest(parts())).toString('hex')
}

/** A few hundred small files, read once: one after the other that takes a fraction of reading them as promises. */
function* parts(): Generator<string> {
  const { node, v8, icu = '', unicode = '' } = process.versions
  yield [node, v8, icu, unicode].join(' ')
  for (const file of [...FOLDERS.flatMap(filesIn), lock()])
    yield `${path.relative(PROGRAM, file)}\0${readFileSync(file, 'utf8')}\0`
}

/** @throws Error where there is none. */
function lock(): string {
  const found = LOCKS.find((file) => existsSync(file))
  if (found === undefined) throw new Error(`There is no lock file of npm's at ${LOCKS.join(' or ')}.`)
  return found
}

function filesIn(folder: string): string[] {
  const inside = path.join(PROGRAM, folder)
  return readdirSync(inside, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => path.join(inside, name))
}
