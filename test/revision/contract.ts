import { describe, expect, it, onTestFinished } from 'vitest'
import { MOST_REVISIONS } from '../../src/revision/log.ts'
import type { State } from '../../src/state/state.ts'
import type { StatePlace } from '../state/contract.ts'
import { sources, startReplica, wordsOf } from './replica.ts'

/** What is promised of revisions, whatever store remembers them. */
export function revisionContract(name: string, newPlace: () => Promise<StatePlace>): void {
  const newState = async (): Promise<State> => {
    const state = await (await newPlace()).open()
    onTestFinished(() => state.close())
    return state
  }

  describe(`revisions in ${name}`, () => {
    it('have numbers, who published them and why; what is no change is none', async () => {
      const one = await startReplica(await newState(), sources({ pier: 'The pier is long.' }))
      await one.folder.write(sources({ ferry: 'The ferry is late.' }))
      expect(await one.revisions.reload('page somebody')).toMatchObject({ swapped: true })
      expect(await one.revisions.reload('page somebody')).toMatchObject({ swapped: true })
      expect(await one.revisions.takeUp()).toMatchObject({ swapped: true })
      await one.folder.remove('sources/pier.md')
      await one.revisions.takeUp()
      expect(one.revisions.recent.map(({ number, by, why }) => [number, by, why])).toEqual([
        [3, 'the folder', '1 source dropped (pier).'],
        [2, 'page somebody', '1 source added (ferry).'],
        [1, 'the folder', 'What the folder held when it was first published.'],
      ])
      expect(one.revisions.standing).toMatchObject({
        serving: 3,
        head: 3,
        held: undefined,
        folder: undefined,
      })
      expect(one.revisions.recent[0]?.knowledge).toBe(one.store.snapshot.revision)
    })

    it('are gone back to until the folder is asked to be published again', async () => {
      const state = await newState()
      const one = await startReplica(state, sources({ pier: 'The pier is long.' }))
      await one.folder.write(sources({ pier: 'The pier is shut.' }))
      await one.revisions.takeUp()
      expect(await one.revisions.goBack(1, 'page somebody')).toMatchObject({ status: 'serving', number: 1 })
      expect(one.texts()).toBe('The pier is long.')
      expect(await one.revisions.goBack(7, 'page somebody')).toMatchObject({ status: 'undone' })
      await one.folder.write(sources({ ferry: 'The ferry is late.' }))
      const kept = await one.revisions.takeUp()
      expect(kept).toMatchObject({ swapped: false, problems: [] })
      expect(one.texts()).toBe('The pier is long.')
      const again = await one.restarted()
      expect(again.texts()).toBe('The pier is long.')
      expect(again.revisions.standing.held).toMatchObject({ by: 'page somebody' })
      await again.revisions.reload('page somebody')
      expect(again.texts()).toBe('The ferry is late. The pier is shut.')
      expect(again.revisions.standing).toMatchObject({ serving: 3, held: undefined, folder: undefined })
      await again.revisions.goBack(2, 'page somebody')
      await again.folder.remove('sources/ferry.md')
      // The folder holds the second again: it is no other revision, but no longer held.
      await again.revisions.goBack(3, 'page somebody')
      await again.folder.write(sources({ ferry: 'The ferry is late.' }))
      await again.revisions.reload('page somebody')
      expect(again.revisions.recent).toHaveLength(3)
      expect(again.revisions.standing).toMatchObject({ serving: 3, held: undefined })
    })

    it('are served by all who share the state, with what each has changed', async () => {
      const state = await newState()
      const files = sources({ pier: 'The pier is long.' })
      const one = await startReplica(state, files)
      const other = await startReplica(state, files)
      expect(other.revisions.recent).toHaveLength(1)
      await one.folder.write(sources({ ferry: 'The ferry is late.' }))
      await one.revisions.takeUp()
      await other.revisions.look()
      expect(other.texts()).toBe('The ferry is late. The pier is long.')
      await other.folder.write(sources({ tram: 'The tram is new.' }))
      await other.revisions.takeUp()
      await one.revisions.look()
      expect(one.texts()).toBe('The ferry is late. The pier is long. The tram is new.')
      expect(one.store.snapshot.revision).toBe(other.store.snapshot.revision)
      // Whoever asks for a folder that lacks what others added takes nothing away.
      await one.folder.write(sources({ bus: 'The bus is full.' }))
      await one.revisions.reload('page somebody')
      expect(one.texts()).toBe('The bus is full. The ferry is late. The pier is long. The tram is new.')
      expect(await one.revisions.goBack(1, 'page somebody')).toMatchObject({ status: 'serving' })
      await other.revisions.look()
      expect(other.texts()).toBe('The pier is long.')
      expect(other.revisions.standing).toMatchObject({ serving: 1, behind: undefined })
    })

    it('of a folder that is shared go on from what any of them published', async () => {
      const state = await newState()
      const one = await startReplica(state, sources({ pier: 'The pier is long.' }))
      const other = await startReplica(state, one.folder)
      for (const [at, each] of [one, other, other, one].entries()) {
        await one.folder.write(sources({ pier: `The pier is ${at} steps.` }))
        await each.revisions.takeUp()
        await Promise.all([one.revisions.look(), other.revisions.look()])
        expect([one.texts(), other.texts()]).toEqual([`The pier is ${at} steps.`, `The pier is ${at} steps.`])
      }
    })

    it('of the same file, each changed in its own way, are not published by themselves', async () => {
      const state = await newState()
      const files = sources({ pier: 'The pier is long.' })
      let time = Date.now()
      const one = await startReplica(state, files)
      const other = await startReplica(state, files, () => time)
      await one.folder.write(sources({ pier: 'The pier is shut.' }))
      await one.revisions.takeUp()
      await other.folder.write(sources({ pier: 'The pier is open.' }))
      expect(await other.revisions.takeUp()).toMatchObject({ swapped: false })
      expect(other.texts()).toBe('The pier is long.')
      await other.revisions.look()
      expect(other.texts()).toBe('The pier is shut.')
      expect(other.revisions.standing.folder).toEqual({ kind: 'conflict', paths: ['sources/pier.md'] })
      const said = (): string => other.lines.map(({ msg }) => msg).join()
      expect(said()).not.toContain('sources/pier.md')
      time += 60_000
      await other.revisions.look()
      expect(said()).toContain('sources/pier.md')
      await other.revisions.reload('page somebody')
      await one.revisions.look()
      expect(one.texts()).toBe('The pier is open.')
      // Whoever had the file as it is now is in step again.
      await one.folder.write(sources({ pier: 'The pier is open.' }))
      await one.revisions.takeUp()
      expect(one.revisions.standing).toMatchObject({ serving: 3, folder: undefined })
    })

    it('are published at once by many, each whole and none lost', async () => {
      const state = await newState()
      const files = sources({ pier: 'The pier is long.' })
      const many = [
        await startReplica(state, files),
        await startReplica(state, files),
        await startReplica(state, files),
      ]
      await Promise.all(
        many.map(async ({ folder, revisions }, at) => {
          await folder.write(sources({ [`ship${at}`]: `The ship ${at} is old.` }))
          await revisions.takeUp()
        }),
      )
      await Promise.all(many.map(({ revisions }) => revisions.look()))
      for (const each of many)
        expect(each.texts()).toBe(
          'The pier is long. The ship 0 is old. The ship 1 is old. The ship 2 is old.',
        )
      expect(many[0]?.revisions.recent.map(({ number }) => number)).toEqual([4, 3, 2, 1])
    })

    it('are older than what a folder was started with that was never published, and newer than what was', async () => {
      const state = await newState()
      const one = await startReplica(state, sources({ pier: 'The pier is long.' }))
      await one.folder.write(sources({ pier: 'The pier is shut.' }))
      await one.revisions.takeUp()
      const behind = await startReplica(state, sources({ pier: 'The pier is long.' }))
      expect(behind.texts()).toBe('The pier is shut.')
      expect(behind.revisions.recent).toHaveLength(2)
      const deployed = await startReplica(state, sources({ pier: 'The pier is gone.' }))
      expect(deployed.texts()).toBe('The pier is gone.')
      await one.revisions.look()
      expect(one.texts()).toBe('The pier is gone.')
      expect(one.revisions.standing).toMatchObject({ serving: 3, head: 3 })
    })

    it('hold long files and any characters, and are opened as they stood after ten more', async () => {
      const state = await newState()
      const long = `The list: ${'é\u0001😀 and more. '.repeat(15_000)}`
      const one = await startReplica(state, sources({ list: long, pier: 'The pier is long.' }))
      for (let time = 0; time < 10; time += 1) {
        await one.folder.write(
          sources({ list: `The list has ${time} lines.`, pier: `The pier is ${time} steps.` }),
        )
        await one.revisions.takeUp()
      }
      const [newest] = one.revisions.recent
      const first = one.revisions.recent.at(-1)
      expect([newest?.number, first?.number]).toEqual([11, 1])
      const other = await startReplica(state, one.folder)
      const stood = first && (await other.revisions.at(first))
      expect(stood?.snapshot.revision).toBe(first?.knowledge)
      expect(stood?.snapshot.sources.get('list')?.text).toContain(long.trim().slice(0, 100_000))
      expect(wordsOf(await other.ask('/source pier 1 revision:1'))).toContain('The pier is long.')
      expect(wordsOf(await other.ask('/source pier 1'))).toContain('The pier is 9 steps.')
      expect(wordsOf(await other.ask(`/ask pier revision:${first?.knowledge ?? ''}`))).toContain(
        'As it stood in revision 1',
      )
      const refused = wordsOf(await other.ask('/source pier 1 revision:1', false))
      expect(refused).toContain('for administrators')
      expect(refused).not.toContain('The pier is long.')
      expect(wordsOf(await other.ask('/source pier revision:99'))).toContain('no revision “99”')
    })

    it('beyond the last fifty go, with what only they had, and a folder that holds one is still behind', async () => {
      const state = await newState()
      let time = 1_000
      const one = await startReplica(state, sources({ pier: 'The pier is long.' }), () => time)
      const old = await startReplica(state, sources({ pier: 'The pier is long.' }), () => time)
      for (let at = 0; at < MOST_REVISIONS; at += 1) {
        await one.folder.write(sources({ pier: `The pier is ${at} steps.` }))
        await one.revisions.takeUp()
        time += 2 * 60 * 60_000
      }
      expect(one.revisions.recent.map(({ number }) => number)).toEqual(
        Array.from({ length: MOST_REVISIONS }, (_, at) => MOST_REVISIONS + 1 - at),
      )
      const packs = async (): Promise<number> => (await state.list('revision-packs/')).length
      // Each has a pack of files and one of their list; what was just published is swept at the next hour.
      await expect.poll(packs).toBeLessThanOrEqual(2 * MOST_REVISIONS + 2)
      const again = await old.restarted()
      expect(again.texts()).toBe(`The pier is ${MOST_REVISIONS - 1} steps.`)
      expect(again.revisions.recent[0]?.number).toBe(MOST_REVISIONS + 1)
      const oldest = again.revisions.recent.at(-1)
      expect(oldest && (await again.revisions.at(oldest)).snapshot.sources.get('pier')?.text.trim()).toBe(
        'The pier is 0 steps.',
      )
    })
  })
}
