import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { MESSAGE_COMMANDS } from '../../src/discord/commands.ts'
import { shown, textsOf } from './payload.ts'
import { withApp, type TransportName } from './server/app.ts'
import { command, contextOf, submitted } from './server/interactions.ts'

const EPHEMERAL = 64
const MODAL = 9
const transports: readonly TransportName[] = ['gateway', 'HTTP']

const DRAFT =
  'The airstrikes reportedly killed 64 people in Paktika. The TTP is "using Afghan soil as a sanctuary".'

function textOf(data: unknown): string {
  return textsOf(shown.parse(data)).join('\n')
}

describe.each(transports)('the check of a text over %s', (transport) => {
  it('is for whoever asks alone, with both numbers, and without a button that would carry the text', async () => {
    await withApp(transport, {}, async ({ ask, discord }) => {
      const { data } = await ask(command('verify', { text: DRAFT, share: true }))
      expect(data).toMatchObject({ flags: EPHEMERAL | (1 << 15) })
      expect(textOf(data)).toContain('the source has “46”')
      expect(textOf(data)).toContain('1 supported, 1 differs')
      expect(JSON.stringify(data)).not.toMatch(/"(?:custom_id|value)":"[^"]*(?:verify|64)/)
      expect(discord.faults).toEqual([])
    })
  })

  it('asks for the text by a form where it is missing', async () => {
    await withApp(transport, {}, async ({ ask, discord }) => {
      const asked = await ask(command('verify'))
      expect(asked.type).toBe(MODAL)
      const form = z.looseObject({ custom_id: z.string() }).parse(asked.data)
      const { data } = await ask(submitted(form.custom_id, { text: DRAFT }))
      expect(textOf(data)).toContain('the source has “46”')
      expect(discord.faults).toEqual([])
    })
  })

  it('checks a message that somebody wrote', async () => {
    await withApp(transport, {}, async ({ ask, discord }) => {
      const { data } = await ask(contextOf({ content: DRAFT }, {}, MESSAGE_COMMANDS.check))
      expect(data).toMatchObject({ flags: EPHEMERAL | (1 << 15) })
      expect(textOf(data)).toContain('the source has “46”')
      expect(discord.faults).toEqual([])
    })
  })
})
