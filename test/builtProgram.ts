import path from 'node:path'
import { inject } from 'vitest'

/**
 * The file to run by Node as a process of its own.
 * @param source one of those that programs.ts builds, from the top of the repository.
 */
export function builtProgram(source: string): string {
  return path.join(inject('programs'), source.replace(/\.ts$/, '.mjs'))
}
