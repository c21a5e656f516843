import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { builtProgram } from '../builtProgram.ts'

/** What a command line did. */
export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

interface Surroundings {
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  /** Whether it was compiled before; else it starts from its sources, as `npm run` does, which takes longer. */
  readonly isBuilt?: boolean
}

/** Runs one of the program's command lines as a user's shell does, with pipes for input and output. */
export function runCommandLine(
  entry: 'add' | 'ask' | 'runChat' | 'verify',
  args: readonly string[],
  { input = '', env = {}, isBuilt = true }: Surroundings = {},
): Promise<Run> {
  const program = isBuilt
    ? [builtProgram(`src/terminal/${entry}.ts`)]
    : ['--import', 'tsx', `src/terminal/${entry}.ts`]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...program, ...args], {
      env: { ...process.env, KNOWLEDGE_DIR: 'test/fixtures/ferry', DATA_DIR: temporaryFolder(), ...env },
    })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk))
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ code, out, err })
    })
    // A command line that is done before it has read everything closes its end; that is its right.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

/** A folder of its own, so that nothing that a test writes is found by another. */
export function temporaryFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'backgrounder-'))
}
