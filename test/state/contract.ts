import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { State } from '../../src/state/state.ts'

/** Where stores keep what they have: each opened there has the same. */
export interface StatePlace {
  open(now?: () => number): Promise<State>
}

export interface StateTraits {
  /** A new place, with nothing in it. */
  readonly newPlace: () => Promise<StatePlace>
  /** Whether a store that is opened again has what it had. */
  readonly lasts: boolean
  /** Whether messages reach other stores of the same place. */
  readonly reachesOthers: boolean
}

/** What every store promises. */
export function stateContract(name: string, { newPlace, lasts, reachesOthers }: StateTraits): void {
  const open = async (place: StatePlace, now?: () => number): Promise<State> => {
    const state = await place.open(now)
    onTestFinished(() => state.close())
    return state
  }
  const openNew = async (now?: () => number): Promise<State> => open(await newPlace(), now)

  describe(`the state in ${name}`, () => {
    it('has what was set last, until it is deleted', async () => {
      const state = await openNew()
      expect(await state.get('a')).toBeUndefined()
      await state.set('a', { deep: [1, 'two', null] })
      await state.set('b', null)
      expect(await state.get('a')).toEqual({ deep: [1, 'two', null] })
      expect(await state.get('b')).toBeNull()
      await state.set('a', 'other')
      expect(await state.get('a')).toBe('other')
      expect(await state.delete('a')).toBe(true)
      expect(await state.delete('a')).toBe(false)
      expect(await state.get('a')).toBeUndefined()
    })

    it('gives back any JSON as it was, under any name that it takes', async () => {
      const state = await openNew()
      const names = fc
        .string({ unit: 'binary', minLength: 1, maxLength: 40 })
        .filter((text) => !/[\p{Cc}\p{Cs}\u{10FFFF}]/u.test(text))
      await fc.assert(
        fc.asyncProperty(names, fc.jsonValue({ stringUnit: 'binary' }), async (key, value) => {
          await state.set(key, value)
          expect(await state.get(key)).toEqual(JSON.parse(JSON.stringify(value)))
        }),
        { numRuns: 50 },
      )
    })

    it('forgets a value when its time is over, and not before', async () => {
      let time = 1_000_000
      const state = await openNew(() => time)
      await state.set('short', 1, 1_000)
      await state.set('long', 2, 2_000)
      await state.set('for good', 3)
      time += 999
      expect(await state.get('short')).toBe(1)
      time += 1
      expect(await state.get('short')).toBeUndefined()
      expect(await state.delete('short')).toBe(false)
      expect((await state.list('')).map(({ key }) => key)).toEqual(['for good', 'long'])
      await state.set('long', 4)
      time += 1_000_000
      expect(await state.get('long')).toBe(4)
    })

    it('sets what is absent once, whoever else tries, and again when its time is over', async () => {
      let time = 1_000_000
      const state = await openNew(() => time)
      const tries = await Promise.all(
        Array.from({ length: 20 }, (_, index) => state.setIfAbsent('k', index, 500)),
      )
      expect(tries.filter(Boolean)).toHaveLength(1)
      expect(await state.get('k')).toBe(tries.indexOf(true))
      time += 500
      expect(await state.setIfAbsent('k', 'again', 500)).toBe(true)
      expect(await state.setIfAbsent('k', 'never')).toBe(false)
      expect(await state.get('k')).toBe('again')
    })

    it('updates a value with nobody in between, or leaves it', async () => {
      const state = await openNew()
      const add = (before: unknown): number => (typeof before === 'number' ? before : 0) + 1
      const after = await Promise.all(Array.from({ length: 25 }, () => state.update('n', add)))
      expect(after.sort((one, other) => Number(one) - Number(other))).toEqual(
        Array.from({ length: 25 }, (_, index) => index + 1),
      )
      expect(await state.update('n', () => undefined)).toBe(25)
      const failing = state.update('n', () => {
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')
      expect(await state.get('n')).toBe(25)
      expect(await state.update('m', () => undefined)).toBeUndefined()
    })

    it('lists what begins alike in the order of bytes, a part at a time', async () => {
      const state = await openNew()
      const ids = ['a', 'B', '%', '_', 'é', '\u{1F41A}', '\uFF21']
      for (const id of ids) await state.set(`shell/${id}`, id)
      await state.set('shell', 'beside')
      await state.set('shell_x', 'beside')
      const inOrder = ids.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
      expect((await state.list('shell/')).map(({ value }) => value)).toEqual(inOrder)
      const two = await state.list('shell/', { after: 'shell/B', most: 2 })
      expect(two.map(({ value }) => value)).toEqual(['_', 'a'])
      expect(await state.list('shell/%', {})).toEqual([{ key: 'shell/%', value: '%' }])
      expect(await state.list('nothing')).toEqual([])
      expect(await state.list('')).toHaveLength(9)
    })

    it('reads a log in the order in which it was written, from where one left off', async () => {
      const state = await openNew(() => 1_234)
      const written = Array.from({ length: 20 }, (_, index) => `line ${index}`)
      const positions = await Promise.all(written.map((line) => state.append('log', line)))
      await state.append('another', 'not this')
      const lines = await state.read('log')
      expect(lines.map(({ value }) => value).sort()).toEqual(written.sort())
      expect(lines.map(({ position }) => position)).toEqual(positions.sort((one, other) => one - other))
      expect(lines.every(({ at }) => at === 1_234)).toBe(true)
      expect(await state.read('log', { after: positions[9], most: 3 })).toEqual(lines.slice(10, 13))
      expect(await state.read('log', { after: positions[19] })).toEqual([])
    })

    it('tells those who are subscribed to a topic, each a message of its own', async () => {
      const state = await openNew()
      const heard: unknown[] = []
      const spoil = await state.subscribe('error', (message) => {
        if (Array.isArray(message)) message.push('spoilt')
      })
      const end = await state.subscribe('error', (message) => heard.push(message))
      await state.subscribe('another', () => heard.push('not this'))
      await state.publish('error', [1])
      await state.publish('error', ['"\\\n'])
      await expect.poll(() => heard).toEqual([[1], ['"\\\n']])
      end()
      await state.subscribe('error', () => heard.push('still there'))
      await state.publish('error', [3])
      await expect.poll(() => heard).toHaveLength(3)
      expect(heard.at(-1)).toBe('still there')
      spoil()
    })

    it('carries the longest message, and takes no longer one', async () => {
      const state = await openNew()
      const heard: unknown[] = []
      const longest = '"'.repeat(1_999)
      await state.subscribe('\u{1F41A}'.repeat(200), (message) => heard.push(message))
      await state.publish('\u{1F41A}'.repeat(200), longest)
      await expect.poll(() => heard).toEqual([longest])
      await expect(state.publish('t', `${longest}"`)).rejects.toThrow(RangeError)
    })

    it.each<[string, (state: State) => Promise<unknown>]>([
      ['an empty key', (state) => state.get('')],
      ['a key with a control character', (state) => state.set('a\0', 1)],
      ['half a character', (state) => state.list('\uD83D')],
      ['a key that is too long', (state) => state.delete('k'.repeat(513))],
      ['a log without a name', (state) => state.append('', 1)],
      ['no value', (state) => state.set('k', undefined)],
      ['what is no JSON', (state) => state.append('log', () => 1)],
      ['a value that is too long', (state) => state.setIfAbsent('k', 'x'.repeat(1_000_000))],
      ['a time to live that is over', (state) => state.set('k', 1, 0)],
      ['a time to live without an end', (state) => state.set('k', 1, Infinity)],
      ['none of a list', (state) => state.list('k', { most: 0 })],
      ['more of a log than it gives', (state) => state.read('log', { most: 1_001 })],
    ])('refuses %s, and changes nothing', async (_, act) => {
      const state = await openNew()
      await expect(act(state)).rejects.toThrow(RangeError)
      expect(await state.list('')).toEqual([])
      expect(await state.read('log')).toEqual([])
    })

    it('does nothing more when it is closed', async () => {
      const state = await openNew()
      await state.close()
      await expect(state.get('k')).rejects.toThrow()
      await expect(state.append('log', 1)).rejects.toThrow()
    })

    const lasting = it.skipIf(!lasts)
    const why = lasts ? '' : ' (skipped: it is forgotten with the process)'

    lasting(`has all of it when it is opened again${why}`, async () => {
      const place = await newPlace()
      const before = await place.open()
      await before.set('k', 1)
      await before.set('short', 2, 60_000)
      await before.append('log', 3)
      await before.close()
      const state = await open(place)
      expect(await state.get('k')).toBe(1)
      expect(await state.setIfAbsent('short', 0)).toBe(false)
      expect((await state.read('log')).map(({ value }) => value)).toEqual([3])
    })

    lasting(`lets nothing live longer where the clock was set back meanwhile${why}`, async () => {
      const place = await newPlace()
      const hour = 3_600_000
      const before = await place.open(() => 10 * hour)
      await before.set('k', 1, 1_000)
      await before.close()
      let time = 9 * hour
      const state = await open(place, () => time)
      expect(await state.get('k')).toBe(1)
      time += 1_000
      expect(await state.get('k')).toBeUndefined()
    })

    lasting(`is one for all who have it open, who may open it at the same time${why}`, async () => {
      const place = await newPlace()
      const states = await Promise.all(Array.from({ length: 4 }, () => open(place)))
      const tries = await Promise.all(states.map((state, index) => state.setIfAbsent('k', index)))
      expect(tries.filter(Boolean)).toHaveLength(1)
      const found = await Promise.all(states.map((state) => state.get('k')))
      expect(found).toEqual(Array(4).fill(tries.indexOf(true)))
      await Promise.all(states.map((state, index) => state.append('log', index)))
      for (const state of states) expect(await state.read('log')).toHaveLength(4)
    })

    const reaching = it.skipIf(!reachesOthers)
    reaching(
      `tells those who have it open elsewhere${reachesOthers ? '' : ' (skipped: topics are the process’s own)'}`,
      async () => {
        const place = await newPlace()
        const [one, other] = [await open(place), await open(place)]
        const heard: unknown[] = []
        await other.subscribe('topic', (message) => heard.push(message))
        await one.publish('topic', 'news')
        await expect.poll(() => heard).toEqual(['news'])
      },
    )
  })
}
