import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { z } from 'zod'

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url))

/**
 * Takes a measurement in a fresh process, so that no engine pays for another's garbage or warm code.
 * @param name one of the worker's measurements.
 */
export async function inChild<T>(name: string, input: object, output: z.ZodType<T>): Promise<T> {
  const settings = ['--expose-gc', '--max-old-space-size=6000', '--import', 'tsx', WORKER]
  const { stdout } = await promisify(execFile)(process.execPath, [...settings, name, JSON.stringify(input)], {
    maxBuffer: 1e8,
  })
  return output.parse(JSON.parse(stdout))
}
