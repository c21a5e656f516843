import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** The page's script and style, as they are sent. */
export interface Bundle {
  readonly script: string
  readonly style: string
}

const CLIENT = fileURLToPath(new URL('./client/', import.meta.url))

/** Builds the browser's part in memory; nothing is written, so nothing can be stale. */
export async function buildClient(): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [`${CLIENT}page.tsx`, `${CLIENT}page.css`],
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
  const ending = (suffix: string): string => outputFiles.find(({ path }) => path.endsWith(suffix))?.text ?? ''
  return { script: ending('.js'), style: ending('.css') }
}
