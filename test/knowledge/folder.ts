import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import type { Backgrounder } from '../../src/command/backgrounder.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { problemLine } from '../../src/source/problem.ts'

/** What stands in a knowledge folder, by the paths of its files. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** A knowledge folder of its own for a test, taken away after it. */
export class TestFolder {
  readonly path: string

  private constructor(folder: string) {
    this.path = folder
  }

  static async of(files: Files): Promise<TestFolder> {
    const folder = new TestFolder(await mkdtemp(path.join(tmpdir(), 'knowledge-')))
    onTestFinished(() => rm(folder.path, { recursive: true, force: true }))
    await folder.write(files)
    return folder
  }

  async write(files: Files): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(this.at(name)), { recursive: true })
      await writeFile(this.at(name), text)
    }
  }

  async link(name: string, target: string): Promise<void> {
    await mkdir(path.dirname(this.at(name)), { recursive: true })
    await symlink(target, this.at(name))
  }

  remove(name: string): Promise<void> {
    return rm(this.at(name), { recursive: true })
  }

  at(name: string): string {
    return path.join(this.path, name)
  }

  /** What the check prints. */
  async problems(): Promise<string[]> {
    return (await loadKnowledge(this.path, reserved)).problems.map(problemLine)
  }

  open(): Promise<KnowledgeStore> {
    return KnowledgeStore.open(this.path, reserved)
  }
}

/** The day on which the tests take place. */
export const TODAY = new Date('2032-11-24T12:00:00Z')

export async function backgrounderOf(files: Files): Promise<Backgrounder> {
  const folder = await TestFolder.of(files)
  return createBackgrounder(await folder.open(), () => TODAY)
}

export function problemsOf(files: Files): Promise<string[]> {
  return TestFolder.of(files).then((folder) => folder.problems())
}

/** A source file with a title and nothing else. */
export function sourceFile(text: string, particulars = 'title: A'): string {
  return `---\n${particulars}\n---\n${text}`
}

/** A record in a fact file that quotes the source `a`; what is given goes over what is not. */
export function recordYaml(values: Readonly<Record<string, unknown>>): string {
  const { exact = 'The cat sat', ...rest } = values
  const record = { id: 'cat', statement: 'A cat.', quotes: [{ source: 'a', exact }], ...rest }
  const [first = '', ...others] = Object.entries(record).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}`,
  )
  return [`- ${first}`, ...others.map((line) => `  ${line}`)].join('\n') + '\n'
}

export function actorYaml(values: Readonly<Record<string, unknown>> = {}): string {
  return recordYaml({ name: 'Cat', type: 'group', ...values })
}
