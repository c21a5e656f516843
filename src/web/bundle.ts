import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** What the pages load, by the name of the file, as it is sent. */
export type Bundle = ReadonlyMap<string, string>

const CLIENT = fileURLToPath(new URL('./client/', import.meta.url))

/** Builds the browser's part in memory; nothing is written, so nothing can be stale. */
export async function buildClient(): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: ['page.tsx', 'knowledge.ts', 'library.tsx', 'page.css'].map((file) =>
      path.join(CLIENT, file),
    ),
    outdir: CLIENT,
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'silent',
  })
  return new Map(outputFiles.map((file) => [path.basename(file.path), file.text]))
}
