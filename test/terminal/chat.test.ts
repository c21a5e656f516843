import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Backgrounder } from '../../src/command/backgrounder.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { createLog } from '../../src/log.ts'
import { chat } from '../../src/terminal/chat.ts'
import { completions } from '../../src/terminal/completion.ts'
import { readHistory, writeHistory } from '../../src/terminal/history.ts'
import { runCommandLine, temporaryFolder } from './commandLine.ts'

let backgrounder: Backgrounder
beforeAll(async () => {
  const store = await KnowledgeStore.open('test/fixtures/ferry', reserved)
  backgrounder = createBackgrounder(store, () => new Date('2032-11-24'))
})

/** Types at a terminal, chunk by chunk as a keyboard does, until the chat is left. */
async function type(keys: readonly string[], dataFolder = temporaryFolder()): Promise<string> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined })
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80, hasColors: () => false })
  const left = chat({ backgrounder, input, output, dataFolder, log: createLog('silent') })
  for (const key of keys) {
    input.write(key)
    await new Promise((resolve) => setImmediate(resolve))
  }
  input.end()
  await left
  return String(output.read())
}

describe('the chat on a terminal', () => {
  it('greets, answers what is typed, and opens suggestions by number and excerpts by c', async () => {
    const out = await type(['/actor NF\r', '1\r', '/actor NF\r', 'c1\r', 'quit\r'])
    expect(out).toContain('Tab completes')
    expect(out).toContain('Open, by its number')
    expect(out).toContain('│ The Norland Front, a group of dockers,')
    expect(out).toContain('paragraph 2')
  })

  it('says so where a key leads nowhere, and stays', async () => {
    const out = await type(['n\r', '/actor Ada Holm\r', '99\r', 'c99\r', 'p\r', '/actor NF\r', '\u0004'])
    expect(out).toContain('There is no card yet.')
    expect(out).toContain('There is no excerpt [99] on this card.')
    expect(out).toContain('There is no previous page.')
    expect(out).toContain('Norland Front')
  })

  it('is left by Ctrl-C as by Ctrl-D', async () => {
    await expect(type(['/act', '\u0003', '/actor NF\r'])).resolves.not.toContain('dockers')
  })

  it('keeps what was typed for the next chat, without the keys, for its owner only', async () => {
    const dataFolder = temporaryFolder()
    await type(['/actor NF\r', '1\r', 'who closed the quay\r', 'q\r'], dataFolder)
    const file = path.join(dataFolder, 'chat-history')
    expect(readFileSync(file, 'utf8')).toBe('/actor NF\nwho closed the quay\n')
    expect(await type(['\u001B[A', '\r', 'q\r'], dataFolder)).toContain(
      '│ The Norland Front, a group of dockers',
    )
  })

  it('completes commands and names at the Tab key', async () => {
    expect(await type(['/act', '\t', 'ada h', '\t', '\r', '\u0004'])).toContain('/actor Ada Holm')
  })

  it('answers what is piped in line by line, with no prompt, and leaves', async () => {
    const { code, out, err } = await runCommandLine('runChat', [], {
      isBuilt: false,
      input: '/actor NF\n\nwho won the song contest',
    })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/Norland Front[^]*no evidence/)
    expect(out).not.toMatch(/[›\u001B]/)
  })
})

describe('the history', () => {
  it('is bounded, newest first, and empty where there is none', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'history-')), 'new', 'chat-history')
    expect(await readHistory(file)).toEqual([])
    await writeHistory(
      file,
      Array.from({ length: 900 }, (_, index) => `question ${index}`),
    )
    const kept = await readHistory(file)
    expect(kept).toHaveLength(500)
    expect(kept[0]).toBe('question 0')
  })
})

describe('completion', () => {
  it.each([
    ['/act', ['/actor '], '/act'],
    ['/kb re', ['/kb reload ', '/kb reject '], '/kb re'],
    ['/ferr', ['/ferries '], '/ferr'],
    ['/actor ada', ['Ada Holm'], 'ada'],
    ['/actor Ada Ho', ['Ada Holm'], 'Ada Ho'],
    [
      '/actor Ada Holm ',
      [
        ...['about:', 'from:', 'to:', 'publisher:', 'kind:', 'language:', 'as-of:'],
        ...['changed-since:', 'revision:'],
      ],
      '',
    ],
    ['/actor Ada Holm ab', ['about:'], 'ab'],
    ['/relation ada', ['"Ada Holm"'], 'ada'],
    ['/relation "Ada Holm" fron', ['"Norland Front"'], 'fron'],
    ['/relation a:"Ada', ['"Ada Holm"'], '"Ada'],
    ['/timeline fr', ['from:', 'Norland Front'], 'fr'],
    ['who closed', [], 'who closed'],
    ['/nothing x', [], '/nothing x'],
    ['/actor __proto__:', [], '__proto__:'],
  ])('of %s', (line, found, replaced) => {
    expect(completions(backgrounder, line)).toEqual([found, replaced])
  })
})
