import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { builtProgram } from '../builtProgram.ts'
import { temporaryFolder } from '../terminal/commandLine.ts'

const COUNT = 120
const KILLED_TIMES = 3

it('leaves each draft in one place, byte for byte, however often it is killed while it publishes and rejects', async () => {
  const knowledge = temporaryFolder()
  const contents = new Map<string, string>()
  for (const place of ['sources', 'drafts']) mkdirSync(path.join(knowledge, place))
  writeFileSync(
    path.join(knowledge, 'sources', 'bridge.md'),
    '---\ntitle: The bridge\n---\nThe bridge opened.\n',
  )
  for (let number = 0; number < COUNT; number += 1) {
    const content = `---\ntitle: Article ${number}\n---\nWhat was said on day ${number}.\n`
    contents.set(`article-${number}.md`, content)
    writeFileSync(path.join(knowledge, 'drafts', `article-${number}.md`), content)
  }
  const filesIn = (place: string): string[] => {
    try {
      return readdirSync(path.join(knowledge, place)).filter((name) => name !== 'bridge.md')
    } catch {
      return []
    }
  }
  const run = async (killAfter: number | undefined): Promise<void> => {
    const child = spawn(process.execPath, [builtProgram('test/ingest/reviewProgram.ts'), knowledge])
    const gone = once(child, 'exit')
    await once(child.stdout, 'data')
    const moved = filesIn('sources').length + filesIn('rejected').length
    while (killAfter !== undefined && child.exitCode === null) {
      if (filesIn('sources').length + filesIn('rejected').length >= moved + killAfter) child.kill('SIGKILL')
      await new Promise((resolve) => setImmediate(resolve))
      if (child.killed) break
    }
    await gone
  }
  for (let times = 0; times < KILLED_TIMES; times += 1) await run(5)
  expect(filesIn('drafts').length).toBeGreaterThan(0)
  await run(undefined)
  expect(filesIn('drafts')).toEqual([])
  const found = ['sources', 'rejected'].flatMap((place) =>
    filesIn(place).map((name): [string, string] => [
      name,
      readFileSync(path.join(knowledge, place, name), 'utf8'),
    ]),
  )
  expect(found).toHaveLength(COUNT)
  expect(new Map(found)).toEqual(contents)
})
