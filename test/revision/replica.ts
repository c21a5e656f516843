import { onTestFinished } from 'vitest'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import type { Backgrounder } from '../../src/command/backgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import { ROOMY } from '../../src/card/capacity.ts'
import type { Card } from '../../src/card/card.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { Revisions } from '../../src/revision/revisions.ts'
import type { State } from '../../src/state/state.ts'
import { sourceFile, TestFolder, type Files } from '../knowledge/folder.ts'
import { recordingLog } from '../recordingLog.ts'

/** A process of the program, with a knowledge folder of its own. */
export interface Replica {
  readonly folder: TestFolder
  readonly store: KnowledgeStore
  readonly revisions: Revisions
  readonly program: Backgrounder
  readonly lines: ReturnType<typeof recordingLog>['lines']
  /** What the sources say, one after the other. */
  texts(): string
  /** What an administrator gets to read; anybody, where that is said. */
  ask(line: string, isAdministrator?: boolean): Promise<Card>
  /** The program ends, and starts again with the same folder, after what is done meanwhile. */
  restarted(): Promise<Replica>
}

/** By its name the text of each source. */
export function sources(texts: Readonly<Record<string, string>>): Files {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      `sources/${name}.md`,
      sourceFile(`${text}\n`, `title: ${name}`),
    ]),
  )
}

export async function startReplica(
  state: State,
  files: Files | TestFolder,
  now?: () => number,
): Promise<Replica> {
  const folder = files instanceof TestFolder ? files : await TestFolder.of(files)
  const { log, lines } = recordingLog()
  const store = await KnowledgeStore.open(folder.path, reserved)
  const revisions = await Revisions.open({ store, state, log, ...(now && { now }) })
  // What was never published is published at the first look.
  await revisions.look()
  onTestFinished(() => revisions.stop())
  const program = createBackgrounder(store, () => new Date('2031-11-05'), undefined, { revisions })
  return {
    folder,
    store,
    revisions,
    program,
    lines,
    texts: () =>
      Array.from(store.snapshot.sources.values(), ({ text }) => text.trim())
        .sort()
        .join(' '),
    async ask(line, isAdministrator = true) {
      const { card } = await program.reply(program.read(line), { isAdministrator, id: 'page nobody' }, ROOMY)
      return card
    },
    async restarted() {
      await revisions.stop()
      return startReplica(state, folder, now)
    },
  }
}

/** All that stands on a card. */
export function wordsOf(card: Card): string {
  return JSON.stringify([card.heading, card.label, card.notes, card.sections])
}
