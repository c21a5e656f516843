import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { allFeedback } from '../../src/chat/feedback.ts'
import { memoryState } from '../../src/state/memory.ts'
import type { State } from '../../src/state/state.ts'
import { idsOf, labelsOf, shown, textsOf } from './payload.ts'
import { withApp } from './server/app.ts'
import { command, press, submitted } from './server/interactions.ts'

const form = z.object({
  custom_id: z.string(),
  components: z.array(
    z.object({
      label: z.string(),
      component: z.object({
        custom_id: z.string(),
        options: z.array(z.object({ value: z.string() })).optional(),
      }),
    }),
  ),
})

async function kept(state: State): Promise<unknown[]> {
  const all: unknown[] = []
  for await (const each of allFeedback(state)) all.push(each)
  return all
}

describe('what a reader says of a card on Discord', () => {
  it('is asked below what can be answered, and nowhere else', async () => {
    await withApp('gateway', {}, async ({ ask }) => {
      const labels = async (payload: { readonly id: string }) =>
        labelsOf(shown.parse((await ask(payload)).data))
      expect(await labels(command('actor', { name: 'TTP' }))).toEqual(
        expect.arrayContaining(['Useful', 'Not useful', 'Report a problem']),
      )
      expect(await labels(command('actor', { name: 'zzzzqqq' }))).toContain('Report a problem')
      expect(await labels(command('help'))).not.toContain('Useful')
    })
  })

  it('is kept with what leads to the card, and thanked for where only the reader sees it', async () => {
    const state = memoryState()
    await withApp('gateway', { state }, async ({ ask, discord }) => {
      const { data } = await ask(command('actor', { name: 'TTP' }))
      const ids = idsOf(shown.parse(data))
      for (const letter of ['u', 'n']) {
        const thanked = await ask(press(ids.find((id) => id.startsWith(`${letter}:`)) ?? '', false))
        expect(textsOf(shown.parse(thanked.data)).join()).toContain('kept for the editors')
        expect(shown.parse(thanked.data).flags & MessageFlags.Ephemeral).not.toBe(0)
      }
      expect(discord.faults).toEqual([])
    })
    const request = { command: 'actor', arguments: { name: 'TTP' } }
    expect(await kept(state)).toMatchObject([
      { platform: 'discord', kind: 'useful', request },
      { platform: 'discord', kind: 'not useful', request },
    ])
  })

  it('is written into a form where something is wrong, and kept in its words', async () => {
    const state = memoryState()
    await withApp('HTTP', { state }, async ({ ask, discord }) => {
      const { data } = await ask(command('trade'))
      const id = idsOf(shown.parse(data)).find((each) => each.startsWith('r:')) ?? ''
      const opened = await ask(press(id))
      expect(opened.type).toBe(InteractionResponseType.Modal)
      const { custom_id, components } = form.parse(opened.data)
      const [fault, words] = components.map(({ component }) => component)
      const thanked = await ask(
        submitted(custom_id, {
          [fault?.custom_id ?? '']: fault?.options?.[0]?.value ?? '',
          [words?.custom_id ?? '']: ' The tolls are last year’s. ',
        }),
      )
      expect(textsOf(shown.parse(thanked.data)).join()).toContain('kept for the editors')
      expect(discord.faults).toEqual([])
    })
    expect(await kept(state)).toMatchObject([
      {
        kind: 'problem',
        request: { command: 'trade' },
        text: 'The words of the source do not say that: The tolls are last year’s.',
      },
    ])
  })

  it('is refused with a sentence where a form is none of ours, and where it cannot be kept', async () => {
    const state = memoryState()
    await withApp('gateway', { state }, async ({ ask }) => {
      for (const id of ['nothing', 'o:1|trade|1|'])
        expect(textsOf(shown.parse((await ask(submitted(id, {}))).data)).join()).toContain('another version')
      const { data } = await ask(command('trade'))
      const useful = idsOf(shown.parse(data)).find((each) => each.startsWith('u:')) ?? ''
      await state.close()
      expect(textsOf(shown.parse((await ask(press(useful))).data)).join()).not.toContain('Thank you')
    })
  })
})
