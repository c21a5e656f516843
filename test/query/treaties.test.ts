import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import type { View } from '../../src/card/view.ts'
import type { Card } from '../../src/card/card.ts'
import { request } from '../../src/card/request.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { DISCORD_CAPACITY } from '../../src/discord/limits.ts'
import { discordMessage } from '../../src/discord/message.ts'
import { SLACK_CAPACITY, slackMessage } from '../../src/slack/message.ts'
import { markdownOf, plainOf, textsOf } from '../discord/payload.ts'
import {
  actorYaml,
  backgrounderOf,
  problemsOf,
  recordYaml,
  sourceFile,
  TestFolder,
  TODAY,
  type Files,
} from '../knowledge/folder.ts'
import { readBlocks } from '../slack/reading.ts'
import { messageBlocks } from '../slack/server/blocks.ts'

/* A kind of record that has nothing but its schema and its place in the table: from its file to both platforms. */

const text = `Norland and Sudland signed the Salt Accord in March 1990.
The Salt Accord came into force on 1 June 1991.
The salt works of Norland burned down in May 1990.
`

const accord = {
  id: 'salt-accord',
  name: 'Salt Accord',
  aliases: ['Treaty of Brine'],
  parties: ['norland', 'sudland'],
  signed: '1990-03',
  inForce: '1991-06-01',
  status: 'ended',
  statement: 'Norland and Sudland share the salt of the coast.',
  exact: 'Norland and Sudland signed the Salt Accord in March 1990.',
}

function files(treaty: Readonly<Record<string, unknown>> = {}): Files {
  const state = (id: string, name: string): string =>
    actorYaml({ id, name, type: 'state', exact: 'Norland and Sudland', statement: `${name} is a state.` })
  return {
    'sources/a.md': sourceFile(text),
    'actors/states.yaml': state('norland', 'Norland') + state('sudland', 'Sudland'),
    'events/fire.yaml': recordYaml({
      id: 'salt-fire',
      name: 'Fire in the salt works',
      date: '1990-05',
      statement: 'The salt works burned down.',
      exact: 'The salt works of Norland burned down in May 1990.',
    }),
    'treaties/coast.yaml': recordYaml({ ...accord, ...treaty }),
  }
}

async function card(line: string, view?: View, capacity = ROOMY): Promise<Card> {
  const backgrounder = await backgrounderOf(files())
  const asked = { ...backgrounder.read(line), ...(view && { view }) }
  const { card } = await backgrounder.reply(asked, { isAdministrator: false }, capacity)
  return card
}

describe('a treaty', () => {
  it('passes the check', async () => {
    expect(await problemsOf(files())).toEqual([])
    const { id, name, parties, statement, exact } = accord
    const bare = recordYaml({ id, name, parties, statement, exact })
    expect(await problemsOf({ ...files(), 'treaties/coast.yaml': bare })).toEqual([])
  })

  it.each([
    [
      { parties: ['norland', 'sudlant'] },
      /^treaties\/coast\.yaml:\d+:\d+ error: no record has the id sudlant; did you mean sudland\?$/,
    ],
    [
      { parties: ['norland', 'salt-fire'] },
      / error: salt-fire is an event; here must stand an actor or a place$/,
    ],
    [{ parties: [] }, / error: parties: needs at least one party$/],
    [{ signed: 'last spring' }, / error: signed: .*not an EDTF date/],
    [{ date: '1990' }, / warning: unknown key date is passed over/],
    [{ exact: 'They signed it.' }, / error: this quote is not in a/],
    [{ name: 'Sudland' }, / error: “Sudland” is a name of sudland already/],
  ])('is refused, or warned of, with %j', async (wrong, problem) => {
    expect(await problemsOf(files(wrong))).toEqual([expect.stringMatching(problem)])
  })

  it('has a card of its own by any of its names, with its dates and what it is', async () => {
    for (const line of ['/treaty Salt Accord', '/treaty treaty of brine', '/actor salt-accord']) {
      const { kind, heading, label, otherNames, sections } = await card(line)
      expect({ kind, heading, label, otherNames }).toEqual({
        kind: 'treaty',
        heading: 'Salt Accord',
        label: 'treaty, ended',
        otherNames: ['Treaty of Brine'],
      })
      expect(sections[0]).toMatchObject({
        type: 'facts',
        facts: [{ statement: accord.statement, date: { text: 'signed March 1990, in force 1 June 1991' } }],
      })
    }
  })

  it('is on the cards of its parties, under a heading of its own', async () => {
    for (const party of ['Norland', 'Sudland'])
      expect((await card(`/actor ${party}`, 'facts')).sections).toContainEqual(
        expect.objectContaining({
          heading: 'Treaties',
          facts: [expect.objectContaining({ statement: accord.statement })],
        }),
      )
  })

  it('stands in the timeline at each of its dates', async () => {
    const { sections } = await card('/timeline', 'timeline')
    const entries = sections.flatMap((section) => (section.type === 'timeline' ? section.entries : []))
    expect(entries.map(({ date, statement }) => `${date.text}: ${statement}`).slice(0, 3)).toEqual([
      `signed March 1990: ${accord.statement}`,
      'May 1990: The salt works burned down.',
      `in force 1 June 1991: ${accord.statement}`,
    ])
    const later = (await card('/timeline from:1991')).sections
    expect(JSON.stringify(later)).toContain('in force 1 June 1991')
    expect(JSON.stringify(later)).not.toContain('signed March 1990')
  })

  it('is offered while its command is typed, and opened from what it has to do with', async () => {
    const backgrounder = await backgrounderOf(files())
    expect(backgrounder.complete('treaty', 'name', 'bri', 5)).toEqual([
      { label: 'Salt Accord (Treaty of Brine)', value: 'Salt Accord' },
    ])
    const asked = await backgrounder.reply(
      backgrounder.read('salt accord'),
      { isAdministrator: false },
      ROOMY,
    )
    const opened = asked.card.suggestions.map(({ label, request: { command } }) => `/${command} ${label}`)
    expect(opened).toContain('/treaty Salt Accord')
  })

  it('is shown by both platforms', async () => {
    const told = ['Salt Accord', 'treaty, ended', accord.statement, 'signed March 1990', accord.exact]
    const discord = discordMessage(await card('/treaty salt accord', undefined, DISCORD_CAPACITY), {
      offersShare: true,
    })
    const onDiscord = textsOf(discord)
      .map((shown) => plainOf(markdownOf(shown)))
      .join('\n')
    const { blocks } = slackMessage(await card('/treaty salt accord', undefined, SLACK_CAPACITY))
    const onSlack = readBlocks(messageBlocks.parse(blocks)).plain
    for (const words of told) {
      expect(onDiscord).toContain(words)
      expect(onSlack.replaceAll('\n', '')).toContain(words)
    }
  })

  it('is told of by a reload', async () => {
    const folder = await TestFolder.of(files())
    const backgrounder = createBackgrounder(await folder.open(), () => TODAY)
    await folder.write(files({ status: 'suspended' }))
    const { card } = await backgrounder.reply(request('kb reload'), { isAdministrator: true }, ROOMY)
    expect(JSON.stringify(card.sections)).toContain('1 changed: salt-accord')
  })
})
