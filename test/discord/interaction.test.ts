import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MessageFlags } from 'discord-api-types/v10'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Backgrounder } from '../../src/command/backgrounder.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import { encodeCustomId } from '../../src/discord/customId.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { idsOf, labelsOf, shown, textsOf } from './payload.ts'
import { withApp, type Answer, type AppOptions, type TestApp, type TransportName } from './server/app.ts'
import {
  choose,
  command,
  contextOf,
  malformedCommand,
  press,
  typing,
  USER_ID,
  type From,
} from './server/interactions.ts'

const MESSAGE = 4
const DEFERRED = 5
const DEFERRED_UPDATE = 6
const UPDATE = 7
const CHOICES = 8

const choices = z.object({ choices: z.array(z.object({ name: z.string(), value: z.string() })) })

const textOf = ({ data }: { readonly data?: unknown }) => textsOf(shown.parse(data)).join('\n')
const isPrivate = ({ data }: Answer) => (shown.parse(data).flags & MessageFlags.Ephemeral) !== 0

describe.each<TransportName>(['gateway', 'HTTP'])('an interaction over %s', (transport) => {
  const withDiscord = async (work: (app: TestApp) => Promise<void>, options: AppOptions = {}) => {
    await withApp(transport, options, async (app) => {
      await work(app)
      expect(app.discord.faults).toEqual([])
    })
  }

  it('takes filters among the words of an option as in a typed line: same words, same answer', async () => {
    await withDiscord(async ({ ask }) => {
      const typed = command('timeline', { about: 'India from:2024-11 to:2025-02' }, user(1))
      const given = command('timeline', { about: 'India', from: '2024-11', to: '2025-02' }, user(2))
      const answer = textOf(await ask(typed))
      expect(answer).toBe(textOf(await ask(given)))
      expect(answer).not.toBe(textOf(await ask(command('timeline', { about: 'India' }, user(3)))))
      const question = 'How large is bilateral trade?'
      const asked = textOf(await ask(command('ask', { question: `${question} from:2031` }, user(4))))
      expect(asked).not.toBe(textOf(await ask(command('ask', { question }, user(5)))))
      expect(asked).toContain('2031')
    })
  })

  it('reads a question that does not say its language in that of the reader’s app', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'languages-'))
    await mkdir(path.join(folder, 'sources'))
    const source = (language: string, text: string): Promise<void> =>
      writeFile(
        path.join(folder, 'sources', `${language}.md`),
        `---\ntitle: ${language}\npublisher: Velmora Post\nlanguage: ${language}\n---\n${text}\n`,
      )
    await source(
      'en',
      'The Minister of Velmora opened the harbour to all ships. A lighthouse stands beside it.',
    )
    await source('de', 'Der Minister von Velmora hat den Hafen eröffnet. Ein Leuchtturm steht daneben.')
    const store = await KnowledgeStore.open(folder, reserved)
    const around = (): Backgrounder => createBackgrounder(store, () => new Date())
    await withDiscord(
      async ({ ask }) => {
        const question = 'Minister Velmora?'
        const english = textOf(await ask(command('ask', { question }, user(1))))
        const german = textOf(await ask(command('ask', { question }, { ...user(2), locale: 'de' })))
        expect(english).toContain('opened the harbour')
        expect(german).toContain('den Hafen eröffnet')
      },
      { around },
    )
  })

  it('answers every command with a card, in private', async () => {
    await withDiscord(async ({ ask }) => {
      const asked = [
        command('actor', { name: 'TTP' }, user(1)),
        command('place', { name: 'Kabul' }, user(2)),
        command('trade', {}, user(3)),
        command('timeline', { about: 'India', from: '2024-11' }, user(4)),
        command('relation', { a: 'TTP', b: 'Pakistan' }, user(5)),
        command('claims', {}, user(6)),
        command('figures', {}, user(7)),
        command('ask', { question: 'How large is bilateral trade?' }, user(8)),
        command('source', {}, user(9)),
        command('help', {}, user(10)),
      ]
      for (const payload of asked) {
        const answer = await ask(payload)
        expect(answer.type).toBe(MESSAGE)
        expect(isPrivate(answer)).toBe(true)
        expect(textOf(answer)).toMatch(/^## /)
      }
    })
  })

  it('shows an answer to everybody where the asker or the settings say so', async () => {
    await withDiscord(async ({ ask }) => {
      expect(isPrivate(await ask(command('actor', { name: 'TTP', share: true })))).toBe(false)
    })
    const shares = { settings: { DISCORD_SHARE: 'true' } }
    await withDiscord(async ({ ask }) => {
      const open = await ask(command('actor', { name: 'TTP' }))
      expect(isPrivate(open)).toBe(false)
      expect(labelsOf(shown.parse(open.data))).not.toContain('Share')
      expect(isPrivate(await ask(command('actor', { name: 'TTP', share: false })))).toBe(true)
      expect(isPrivate(await ask(command('actor', { name: 'Winston Churchill' })))).toBe(true)
      expect(isPrivate(await ask(command('kb status', {}, { managesServer: true })))).toBe(true)
    }, shares)
  })

  it('hides nothing in a direct message, where nobody else reads', async () => {
    await withDiscord(async ({ ask }) => {
      const answer = await ask(command('actor', { name: 'TTP' }, { place: 'direct' }))
      expect(isPrivate(answer)).toBe(false)
      expect(labelsOf(shown.parse(answer.data))).not.toContain('Share')
    })
  })

  it('offers at most 25 choices while somebody types, the most useful ones before', async () => {
    await withDiscord(async ({ ask }) => {
      const empty = await ask(typing('actor', 'name', ''))
      expect(empty.type).toBe(CHOICES)
      expect(choices.parse(empty.data).choices).toHaveLength(25)
      const misspelt = choices.parse((await ask(typing('actor', 'name', 'Pakstan'))).data).choices
      expect(misspelt[0]?.value).toBe('Pakistan')
      for (const other of [typing('actor', 'nothing', 'x'), typing('nothing', 'name', 'x')])
        expect(choices.parse((await ask(other)).data).choices).toEqual([])
    })
  })

  it('opens views and turns pages in place of the card, and beside it where others see the card', async () => {
    await withDiscord(async ({ ask }) => {
      const first = await ask(command('claims'))
      const view = idsOf(shown.parse(first.data)).find((id) => id.startsWith('t:')) ?? ''
      const opened = await ask(press(view))
      expect(textOf(opened)).toMatch(/Page 1 of \d+/)
      const next = idsOf(shown.parse(opened.data)).find((id) => id.includes('|e2|')) ?? ''
      const second = await ask(press(next))
      expect(second.type).toBe(UPDATE)
      expect(textOf(second)).toMatch(/Page 2 of \d+/)
      const beside = await ask(press(next, false))
      expect(beside.type).toBe(MESSAGE)
      expect(isPrivate(beside)).toBe(true)
      expect(textOf(beside)).toMatch(/Page 2 of \d+/)
    })
  })

  it('opens what a menu offers: an excerpt in its context, another entry', async () => {
    await withDiscord(async ({ ask }) => {
      const { data } = await ask(command('actor', { name: 'TTP' }))
      const ids = idsOf(shown.parse(data)).filter((id) => id.startsWith('o:'))
      const context = await ask(choose('context', ids.find((id) => id.includes('source')) ?? ''))
      expect(context.type).toBe(MESSAGE)
      expect(textOf(context)).toContain('paragraph 1')
      const entry = await ask(choose('suggestions', ids.find((id) => !id.includes('source')) ?? ''))
      expect(isPrivate(entry)).toBe(true)
      expect(textOf(entry)).toMatch(/^## /)
    })
  })

  it('shares a card with the channel in the name of whoever does', async () => {
    await withDiscord(async ({ ask }) => {
      const { data } = await ask(command('actor', { name: 'TTP' }))
      const share = idsOf(shown.parse(data)).find((id) => id.startsWith('s:')) ?? ''
      const shared = await ask(press(share))
      expect(shared.type).toBe(MESSAGE)
      expect(isPrivate(shared)).toBe(false)
      expect(textOf(shared)).toMatch(new RegExp(`^-# Shared by <@${USER_ID}>\n## Tehreek`))
      expect(shared.data).toMatchObject({ allowed_mentions: { parse: [] } })
    })
  })

  it('offers no Share where the app may not post for the user', async () => {
    await withDiscord(async ({ ask }) => {
      const from: From = { installedBy: 'user', permissions: '2048' }
      const { data } = await ask(command('actor', { name: 'TTP' }, from))
      expect(labelsOf(shown.parse(data))).not.toContain('Share')
    })
  })

  it('gives the context of a message: the entries that its text, its link and its forward name', async () => {
    await withDiscord(async ({ ask }) => {
      // Not quite as Discord forwards: discord.js throws where it builds a message of this.
      const forwarded = { message: { content: 'and the port of Chabahar', embeds: [] } }
      const seen = {
        content: 'TTP again',
        embeds: [{ title: 'Talks in Kabul' }],
        message_snapshots: [forwarded],
      }
      const answer = await ask(contextOf(seen))
      expect(isPrivate(answer)).toBe(true)
      for (const name of ['Tehreek-e-Taliban Pakistan', 'Kabul', 'Chabahar']) {
        expect([textOf(answer), ...labelsOf(shown.parse(answer.data))].join('\n')).toContain(name)
      }
      const nothing = await ask(contextOf({ content: 'good morning' }))
      expect(textOf(nothing)).toMatch(/^## /)
    })
  })

  it('lets only administrators administrate, whatever way they come', async () => {
    await withDiscord(
      async ({ ask }) => {
        const button = press(encodeCustomId('open', { command: 'kb status', arguments: {}, page: 1 }) ?? '')
        expect(textOf(await ask(command('kb reload')))).toContain('is for administrators')
        expect(textOf(await ask(button))).toContain('is for administrators')
        for (const from of [{ managesServer: true }, { user: '200000000000000007' }]) {
          expect(textOf(await ask(command('kb status', {}, from)))).toContain('Passages')
        }
        expect(textOf(await ask(command('kb reload', {}, { managesServer: true })))).toMatch(/change|same/i)
      },
      { settings: { DISCORD_ADMIN_IDS: '200000000000000007' } },
    )
  })

  it('announces an answer that is not ready in time, then puts it there', async () => {
    const gate = new Gate()
    await withDiscord(
      async ({ ask, discord }) => {
        const payload = command('actor', { name: 'TTP' })
        const announced = await ask(payload)
        expect(announced).toEqual({ type: DEFERRED, data: { flags: MessageFlags.Ephemeral } })
        gate.open()
        const { body, groups } = await discord.next('editOriginal')
        expect(groups['token']).toBe(payload.token)
        expect(textOf({ data: body })).toContain('## Tehreek')
      },
      { around: gate.around, deferAfter: 20 },
    )
  })

  it('keeps the page that stands there when the next one, after a wait, is an error', async () => {
    const gate = new Gate()
    await withDiscord(
      async ({ ask, discord }) => {
        const stale = { command: 'gone', arguments: {}, page: 2 }
        expect(await ask(press(encodeCustomId('turn', stale) ?? ''))).toEqual({ type: DEFERRED_UPDATE })
        gate.open()
        const { body } = await discord.next('followUp')
        expect(textOf({ data: body })).toContain('There is no command')
        expect(body).toMatchObject({ flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral })
      },
      { around: gate.around, deferAfter: 20 },
    )
  })

  it('answers an interaction once that is delivered twice', async () => {
    await withDiscord(async ({ ask, deliver, discord }) => {
      const payload = command('actor', { name: 'TTP' })
      await ask(payload)
      await deliver(payload)
      await ask(command('help'))
      const ids = discord.calls.filter(({ route }) => route === 'callback').map(({ groups }) => groups['id'])
      expect(new Set(ids).size).toBe(ids.length)
    })
  })

  it('reads what Discord leaves out, or sets to null', async () => {
    await withDiscord(async ({ ask }) => {
      const asked = command('actor', { name: 'TTP' }, user(1))
      const { permissions, ...member } = { permissions: '', ...('member' in asked ? asked.member : {}) }
      expect(permissions).not.toBe('')
      const nothing = { user: null, context: null, authorizing_integration_owners: null, guild_id: null }
      for (const payload of [
        { ...asked, member },
        { ...command('actor', { name: 'TTP' }, user(2)), ...nothing },
        { ...command('actor', { name: 'TTP' }, { ...user(3), place: 'direct' }), member: null },
      ])
        expect(textOf(await ask(payload))).toContain('## Tehreek-e-Taliban Pakistan')
    })
  })

  it('tells of options that have the wrong type, by a reference that the log has too', async () => {
    await withDiscord(async ({ ask, lines }) => {
      const answer = await ask(malformedCommand())
      expect(isPrivate(answer)).toBe(true)
      const reference = /reference (\w{6})/.exec(textOf(answer))?.[1]
      expect(lines.map((line) => line['reference'])).toContain(reference)
      expect(textOf(await ask(command('actor', { name: 42 })))).toMatch(/^## /)
      expect(textOf(await ask(command('actor', {})))).toContain('name')
    })
  })

  it('tells of a failure by a reference, and keeps the cause for the log', async () => {
    const around = (backgrounder: Backgrounder): Backgrounder => ({
      ...backgrounder,
      specifications: backgrounder.specifications,
      reply: () => Promise.reject(new Error('the cause')),
    })
    await withDiscord(
      async ({ ask, lines }) => {
        const text = textOf(await ask(command('actor', { name: 'TTP' })))
        expect(text).not.toContain('the cause')
        const logged = lines.find((line) => text.includes(String(line['reference'])))
        expect(JSON.stringify(logged)).toContain('the cause')
      },
      { around },
    )
  })

  it('asks whoever is too fast to wait, and nobody else', async () => {
    await withDiscord(async ({ ask }) => {
      const texts: string[] = []
      for (let turn = 0; turn < 9; turn += 1) texts.push(textOf(await ask(command('help'))))
      expect(texts[0]).toContain('## ')
      expect(texts.at(-1)).toMatch(/^You ask faster than I can look things up\. Try again in \d seconds?\.$/)
      expect(textOf(await ask(command('help', {}, user(2))))).toContain('## ')
      expect(choices.parse((await ask(typing('actor', 'name', 'P'))).data).choices).not.toEqual([])
    })
  })

  it('says so where a button is of another version', async () => {
    await withDiscord(async ({ ask }) => {
      for (const id of ['', 't:', 'x:1|actor|1|', 't:9|actor|1|', 'old-button']) {
        expect(textOf(await ask(press(id, true, user(id.length))))).toContain('another version')
      }
    })
  })

  it('takes bad input for what it is', async () => {
    await withDiscord(async ({ ask }) => {
      const bad = [
        '',
        '"',
        '__proto__',
        '.*+?^${}()|[]\\',
        '\u202Eabc',
        '👩‍👩‍👧‍👦',
        '<@1> @everyone',
        'x'.repeat(6000),
      ]
      for (const [index, name] of bad.entries()) {
        expect(textOf(await ask(command('actor', { name }, user(index))))).not.toBe('')
        expect(textOf(await ask(command('ask', { question: name }, user(100 + index))))).not.toBe('')
      }
    })
  })
})

/** Somebody else each time, so that nobody is too fast. */
function user(number: number): From {
  return { user: String(210_000_000_000_000_000n + BigInt(number)) }
}

/** Keeps answers back until it is opened. */
class Gate {
  readonly #opened: Promise<void>
  #open: () => void = () => undefined

  constructor() {
    this.#opened = new Promise((resolve) => {
      this.#open = resolve
    })
  }

  open(): void {
    this.#open()
  }

  readonly around = (backgrounder: Backgrounder): Backgrounder => ({
    ...backgrounder,
    specifications: backgrounder.specifications,
    reply: async (...asked) => {
      await this.#opened
      return backgrounder.reply(...asked)
    },
  })
}
