import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Cooldown } from '../../src/discord/cooldown.ts'
import { decodeCustomId, encodeCustomId } from '../../src/discord/customId.ts'
import { DISCORD_CAPACITY } from '../../src/discord/limits.ts'
import type { MessageOptions } from '../../src/discord/message.ts'
import { Messages } from '../../src/discord/messages.ts'
import { anyRequest } from '../card/cards.ts'
import { labelsOf, textsOf } from './payload.ts'
import { openBackgrounder, painter } from './server/app.ts'

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

describe('the messages that are kept', () => {
  const messages = new Messages(painter)
  const opened = openBackgrounder()
  const ask = async (line: string, options: MessageOptions) => {
    const backgrounder = await opened
    const caller = { isAdministrator: true }
    const { card } = await backgrounder.reply(backgrounder.read(line), caller, DISCORD_CAPACITY)
    return messages.of(card, options)
  }

  it.each([true, false])('are the same for whoever asks the same (Share: %s)', async (offersShare) => {
    const first = await ask('/actor TTP', { offersShare })
    expect(await ask('/actor TTP', { offersShare })).toBe(first)
    expect(labelsOf(first.body).includes('Share')).toBe(offersShare)
  })

  it('are none that name who shared them, and none that are for administrators', async () => {
    const shared = { offersShare: false, sharedBy: '200000000000000001' }
    expect(await ask('/actor TTP', shared)).not.toBe(await ask('/actor TTP', shared))
    expect(textsOf((await ask('/actor TTP', { offersShare: false })).body)[0]).not.toContain('Shared by')
    const status = { offersShare: false }
    expect(await ask('/kb status', status)).not.toBe(await ask('/kb status', status))
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
