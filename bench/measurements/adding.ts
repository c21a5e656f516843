import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { percentile } from '../measure.ts'

/** What a command line took, in seconds; the processor's time is that of all its threads. */
export interface Taken {
  readonly seconds: number
  readonly cpuSeconds: number
}

/** From an article to a card that cites it, by two command lines. */
export interface AddingTaken {
  readonly first: Taken
  readonly add: Taken
  readonly ask: Taken
  readonly rounds: number
}

const ROUNDS = 5
const usage = z.object({ user: z.number(), system: z.number() })
/** Tells at the end of a process what it took. */
const TELL =
  "data:text/javascript,process.on('exit',()=>process.stderr.write('\\n'+JSON.stringify(process.cpuUsage())))"

/** Adds articles to a knowledge folder one after the other, and asks about each, as a user does. */
export async function measureAdding(knowledge: string): Promise<AddingTaken> {
  const data = `${knowledge}-data`
  const article = join(knowledge, '..', `article-${process.pid}.txt`)
  const run = (name: string, argument: string): Promise<Taken & { readonly shown: string }> =>
    commandLine(name, argument, { KNOWLEDGE_DIR: knowledge, DATA_DIR: data })
  try {
    const first = await run('ask', 'what is a ferry?')
    const adds: Taken[] = []
    const asks: Taken[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const word = `quellmark${'abcdefgh'.charAt(round)}`
      await writeFile(
        article,
        `The ${word} ferry stops\n\nThe ${word} ferry stops in winter because its pier has sunk, the harbour office said.\n`,
      )
      adds.push(await run('add', article))
      const asked = await run('ask', `why does the ${word} ferry stop?`)
      if (!asked.shown.includes('because its pier has sunk')) throw new Error('What was added is not cited')
      asks.push(asked)
    }
    return { first, add: median(adds), ask: median(asks), rounds: ROUNDS }
  } finally {
    await rm(data, { recursive: true, force: true })
    await rm(article, { force: true })
  }
}

async function commandLine(
  name: string,
  argument: string,
  settings: NodeJS.ProcessEnv,
): Promise<Taken & { readonly shown: string }> {
  const start = performance.now()
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--import', TELL, `src/terminal/${name}.ts`, argument],
    { env: { ...process.env, ...settings } },
  )
  const seconds = (performance.now() - start) / 1000
  const { user, system } = usage.parse(JSON.parse(stderr.trim().split('\n').at(-1) ?? ''))
  return { seconds, cpuSeconds: (user + system) / 1e6, shown: stdout.replace(/\s+/g, ' ') }
}

function median(all: readonly Taken[]): Taken {
  return {
    seconds: percentile(
      all.map(({ seconds }) => seconds),
      0.5,
    ),
    cpuSeconds: percentile(
      all.map(({ cpuSeconds }) => cpuSeconds),
      0.5,
    ),
  }
}
