import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/* Holds the direction of imports: a document becomes a snapshot, a question an answer, an answer a card. */

/** Folders of src in the order of the data's way; those on one line never meet. */
const order = [
  ['source'],
  ['search'],
  ['extraction'],
  ['knowledge'],
  ['state'],
  ['revision'],
  ['ingest'],
  ['watch'],
  ['query'],
  ['verify'],
  ['card'],
  ['correction'],
  ['command'],
  ['picture'],
  ['http'],
  ['chat'],
  ['discord', 'slack', 'terminal'],
  // The page shows what the platforms would.
  ['web'],
  // An assistant's tools are the command line's cards under the page's limits.
  ['mcp'],
]
/** Of use to all; they import nothing of the program but each other. */
const anywhere = [
  'addresses.ts',
  'config.ts',
  'errors.ts',
  'fileCache.ts',
  'withDeadline.ts',
  'secret.ts',
  'log.ts',
  'tracing.ts',
]
/** Wires everything. */
const main = 'main.ts'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))

/** The files of src that each imports, types too. */
const imports = new Map(
  files.map((file) => {
    const { importedFiles } = ts.preProcessFile(readFileSync(path.join('src', file), 'utf8'))
    const own = importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.'))
    return [file, own.map((name) => path.posix.join(path.posix.dirname(file), name))]
  }),
)

/** What a file may not import, as lines to read. */
function wrong(file: string, imported: string): string[] {
  const isAllowed = ((): boolean => {
    if (file === main || anywhere.includes(imported)) return true
    if (anywhere.includes(file) || imported === main || imported.startsWith('../')) return false
    const [from = '', to = ''] = [file, imported].map((name) => name.replace(/\/.*$/, ''))
    return from === to || rank(to) < rank(from)
  })()
  return isAllowed ? [] : [`src/${file} imports ${imported}`]
}

function rank(folder: string): number {
  return order.findIndex((folders) => folders.includes(folder))
}

describe('the files of src', () => {
  it('stand in folders whose place is known', () => {
    const folders = files.filter((file) => file.includes('/')).map((file) => file.replace(/\/.*$/, ''))
    expect([...new Set(folders)].filter((folder) => rank(folder) === -1)).toEqual([])
    expect(files.filter((file) => !file.includes('/') && ![...anywhere, main].includes(file))).toEqual([])
  })

  it('import from earlier steps or from their own folder only', () => {
    expect([...imports].flatMap(([file, all]) => all.flatMap((imported) => wrong(file, imported)))).toEqual(
      [],
    )
  })

  it('import files that are there', () => {
    const known = new Set([...files, 'source/edtf.d.ts'])
    expect([...imports.values()].flat().filter((file) => !known.has(file))).toEqual([])
  })

  it('do not import each other in circles', () => {
    expect(files.flatMap((file) => circle(file))).toEqual([])
  })
})

/** The way from a file back to itself, where there is one; told once for each circle, from its first file. */
function circle(start: string): string[] {
  const ways = (imports.get(start) ?? []).map((next) => [start, next])
  const seen = new Set<string>()
  for (let way = ways.pop(); way; way = ways.pop()) {
    const last = way.at(-1) ?? start
    if (last === start) return way.slice(0, -1).every((file) => file >= start) ? [way.join(' → ')] : []
    if (seen.has(last)) continue
    seen.add(last)
    for (const next of imports.get(last) ?? []) ways.push([...way, next])
  }
  return []
}
