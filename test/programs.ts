import { mkdtemp, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { TestProject } from 'vitest/node'

/*
 * Builds the command lines once for all tests: most of the time of a process that starts from the sources goes into
 * compiling them. That they start from the sources too is tested with each of them.
 */

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the built command lines, by their path in src. */
    readonly programs: string
  }
}

/** A module finds its files where its source stands, not where it was built. */
const atItsSource: Plugin = {
  name: 'import.meta.url is the source’s',
  setup(building) {
    building.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path: file }) => {
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
    entryPoints: ['add', 'ask', 'runChat']
      .map((name) => `src/terminal/${name}.ts`)
      .concat('src/discord/register.ts'),
    outdir: folder,
    outbase: 'src',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    plugins: [atItsSource],
  })
  project.provide('programs', folder)
  return () => rm(folder, { recursive: true, force: true })
}
