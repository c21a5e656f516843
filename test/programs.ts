import { mkdtemp, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { TestProject } from 'vitest/node'

/*
 * Builds what tests run as processes of their own once for all of them, packages included: most of the time of a process
 * that starts from the sources goes into finding and compiling them. That the command lines start from their sources too
 * is tested with some of them.
 */

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of what was built; see builtProgram.ts. */
    readonly programs: string
  }
}

const PROGRAMS = [
  'src/terminal/add.ts',
  'src/terminal/ask.ts',
  'src/terminal/runChat.ts',
  'src/terminal/verify.ts',
  'src/mcp/stdio.ts',
  'src/discord/register.ts',
  'src/slack/manifestCommand.ts',
  'test/ingest/feedProgram.ts',
  'test/ingest/reviewProgram.ts',
  'test/knowledge/answersProgram.ts',
  'test/state/writerProgram.ts',
]

/** They have native parts, threads or files of their own, or are loaded by few. */
const IN_PACKAGES = [
  '@resvg/*',
  'echarts',
  'esbuild',
  'harfbuzzjs',
  'libsql',
  'pdfjs-dist',
  'pg',
  'pino',
  'piscina',
  'tsx',
]

/** A module finds its files where its source stands, not where it was built. */
const atItsSource: Plugin = {
  name: 'import.meta.url is the source’s',
  setup(building) {
    building.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      if (file.includes('node_modules')) return undefined
      const text = await readFile(file, 'utf8')
      const url = JSON.stringify(pathToFileURL(file).href)
      return { contents: text.replaceAll('import.meta.url', url), loader: 'ts' }
    })
  },
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Among the packages, so that the files find them.
  const folder = await mkdtemp(path.resolve('node_modules', '.programs-'))
  await build({
    entryPoints: [...PROGRAMS],
    outdir: folder,
    outbase: '.',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minifySyntax: true,
    minifyWhitespace: true,
    external: [...IN_PACKAGES],
    platform: 'node',
    format: 'esm',
    plugins: [atItsSource],
    // Packages in CommonJS find what they require.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  })
  project.provide('programs', folder)
  return () => rm(folder, { recursive: true, force: true })
}
