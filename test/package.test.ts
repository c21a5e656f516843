import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const run = promisify(execFile)
const folder = await mkdtemp(path.join(tmpdir(), 'backgrounder-package-'))
afterAll(() => rm(folder, { recursive: true }))

const packageFile = z.object({
  bin: z.object({ backgrounder: z.string() }),
  scripts: z.record(z.string(), z.string()),
})
const { bin, scripts } = packageFile.parse(JSON.parse(await readFile('package.json', 'utf8')))

async function backgrounder(...args: readonly string[]) {
  try {
    return {
      code: 0,
      ...(await run(process.execPath, [path.resolve(bin.backgrounder), ...args], { cwd: folder })),
    }
  } catch (error) {
    return z.object({ code: z.number(), stdout: z.string(), stderr: z.string() }).parse(error)
  }
}

describe('The program as an installed package', () => {
  it('has a command for each script that starts a part of it, and says which', async () => {
    const { code, stdout } = await backgrounder('help')
    expect(code).toBe(0)
    const parts = Object.keys(scripts).filter((name) => / src\/\S+\.ts$/.test(scripts[name] ?? ''))
    expect(parts).toContain('start')
    for (const name of parts) expect(stdout).toContain(`  ${name}\n`)
    expect(await backgrounder('nonsense')).toMatchObject({ code: 2, stdout: '', stderr: stdout })
  })

  it('hands a command what stands behind it, from whatever folder', async () => {
    const { code, stdout } = await backgrounder('knowledge:check', path.resolve('test/fixtures/ferry'))
    expect(stdout).toContain('0 errors')
    expect(code).toBe(0)
  })

  it('holds the program and the first document, and no test, tool or setting', async () => {
    const packed = z.array(z.object({ files: z.array(z.object({ path: z.string() })) }))
    const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'])
    const files = packed.parse(JSON.parse(stdout)).flatMap((each) => each.files.map((file) => file.path))
    for (const needed of [
      bin.backgrounder,
      'src/main.ts',
      'src/picture/worker.js',
      'tsconfig.json',
      'knowledge/events/events.yaml',
    ])
      expect(files).toContain(needed)
    expect(files.filter((file) => /^(?:test|bench|data|node_modules|\.ci)\/|^\.env$/.test(file))).toEqual([])
  })
})
