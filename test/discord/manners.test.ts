import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBestEffort } from '../../src/state/bestEffort.ts'
import { memoryState } from '../../src/state/memory.ts'
import { recordingLog } from '../recordingLog.ts'
import { Cooldown } from '../../src/chat/cooldown.ts'
import { decodeCustomId, encodeCustomId } from '../../src/discord/customId.ts'
import { DISCORD_CAPACITY } from '../../src/discord/limits.ts'
import type { MessageOptions } from '../../src/discord/message.ts'
import { Messages } from '../../src/discord/messages.ts'
import { anyRequest } from '../card/cards.ts'
import { labelsOf, textsOf } from './payload.ts'
import { painter } from '../picture/sharedPainter.ts'
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
  const bestEffort = createBestEffort(recordingLog().log)

  it('lets a user ask six times at once, then once every second and a half, whichever replica', async () => {
    const { now, pass } = clock()
    const state = memoryState(now)
    const replicas = [0, 1].map(() => new Cooldown({ platform: 'discord', state, bestEffort, now }))
    let turn = 0
    const asked = (): Promise<number> => {
      turn += 1
      return replicas[turn % 2]?.take('ada') ?? Promise.reject(new Error('There are two'))
    }
    const times = async (count: number): Promise<number[]> => {
      const waits: number[] = []
      while (waits.length < count) waits.push(await asked())
      return waits
    }
    expect(await times(7)).toEqual([0, 0, 0, 0, 0, 0, 1500])
    expect(await replicas[0]?.take('eve')).toBe(0)
    pass(1000)
    expect(await times(1)).toEqual([500])
    expect(await replicas[0]?.refusal('ada')).toBe(
      'You ask faster than I can look things up. Try again in 1 second.',
    )
    pass(500)
    expect(await times(2)).toEqual([0, 1500])
    pass(60_000)
    expect(await times(7)).toEqual([0, 0, 0, 0, 0, 0, 1500])
  })

  it('lets nobody wait longer than ever where the clock is set back', async () => {
    const { now, pass } = clock()
    const cooldown = new Cooldown({ platform: 'discord', state: memoryState(), bestEffort, now })
    for (let times = 0; times < 7; times += 1) await cooldown.take('ada')
    pass(-3_600_000)
    expect(await cooldown.take('ada')).toBe(1500)
    pass(1500)
    expect(await cooldown.take('ada')).toBe(1500)
  })

  it('keeps no answer back where the store fails, and says so once', async () => {
    const { log, lines } = recordingLog()
    const state = memoryState()
    await state.close()
    const cooldown = new Cooldown({ platform: 'discord', state, bestEffort: createBestEffort(log) })
    for (let times = 0; times < 9; times += 1) expect(await cooldown.take('ada')).toBe(0)
    expect(lines.map(({ msg }) => msg)).toEqual([
      'What is remembered cannot be read or written; answers go out without it.',
    ])
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
