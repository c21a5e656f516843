import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnswerCache } from '../../src/discord/answerCache.ts'
import { Cooldown } from '../../src/discord/cooldown.ts'
import { decodeCustomId, encodeCustomId } from '../../src/discord/customId.ts'
import { discordNotice } from '../../src/discord/message.ts'
import { RecentIds } from '../../src/discord/recentIds.ts'
import { anyRequest } from '../card/cards.ts'
import { openBackgrounder } from './server/app.ts'

/** A clock that stands still until it is set. */
function clock() {
  let time = 1_000_000
  return {
    now: () => time,
    pass: (milliseconds: number) => {
      time += milliseconds
    },
  }
}

describe('the cooldown', () => {
  it('lets a user ask six times at once, then once every second and a half', () => {
    const { now, pass } = clock()
    const cooldown = new Cooldown(now)
    const asked = () => cooldown.take('ada')
    expect(Array.from({ length: 6 }, asked)).toEqual([0, 0, 0, 0, 0, 0])
    expect(asked()).toBe(1500)
    expect(cooldown.take('eve')).toBe(0)
    pass(1000)
    expect(asked()).toBe(500)
    expect(cooldown.refusal('ada')).toBe('You ask faster than I can look things up. Try again in 1 second.')
    pass(500)
    expect(asked()).toBe(0)
    expect(asked()).toBe(1500)
    pass(60_000)
    expect(Array.from({ length: 7 }, asked)).toEqual([0, 0, 0, 0, 0, 0, 1500])
  })
})

describe('the ids that came', () => {
  it('are known for a quarter of an hour', () => {
    const { now, pass } = clock()
    const recent = new RecentIds(now)
    expect([recent.add('1'), recent.add('1'), recent.add('2')]).toEqual([true, false, true])
    pass(14 * 60_000)
    expect(recent.add('1')).toBe(false)
    pass(2 * 60_000)
    expect([recent.add('3'), recent.add('1')]).toEqual([true, true])
  })
})

describe('the answers that are kept', () => {
  it('are those of the snapshot that serves, for a minute', async () => {
    const { now, pass } = clock()
    const cache = new AnswerCache(now)
    const { snapshot } = (await openBackgrounder()).store
    const other = { ...snapshot }
    const message = discordNotice('An answer.')
    cache.set(snapshot, 'asked', message)
    expect(cache.get(snapshot, 'asked')).toBe(message)
    expect(cache.get(snapshot, 'not asked')).toBeUndefined()
    expect(cache.get(other, 'asked')).toBeUndefined()
    pass(60_000)
    expect(cache.get(snapshot, 'asked')).toBeUndefined()
    for (let index = 0; index <= 500; index += 1) cache.set(snapshot, String(index), message)
    expect([cache.get(snapshot, '0'), cache.get(snapshot, '500')]).toEqual([undefined, message])
  })
})

describe('a custom id', () => {
  it('carries any request whole, or is none', () => {
    fc.assert(
      fc.property(fc.constantFrom('turn', 'open', 'share'), anyRequest, (verb, request) => {
        const id = encodeCustomId(verb, request)
        if (id === undefined) return
        expect(id.length).toBeLessThanOrEqual(100)
        expect(decodeCustomId(id)).toEqual({ verb, request })
      }),
    )
  })

  it('is never more than a request where somebody has forged it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (id) => {
        const decoded = decodeCustomId(id)
        if (decoded) expect(Object.keys(decoded.request.arguments)).not.toContain('')
      }),
    )
  })
})
