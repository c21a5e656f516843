import { parse } from 'discord-markdown-parser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { excerptsOf, type Card } from '../../src/card/card.ts'
import { visible } from '../../src/card/visible.ts'
import { link } from '../../src/discord/markdown.ts'
import { discordMessage } from '../../src/discord/message.ts'
import { choicesResponse } from '../../src/discord/responses.ts'
import { isLinkable } from '../../src/slack/sections.ts'
import { slackMessage } from '../../src/slack/message.ts'
import { anyCard } from '../card/cards.ts'
import { hostileTokens } from '../card/hostile.ts'
import { cardOf, excerptOf } from '../card/samples.ts'
import { componentsOf, labelsOf, textsOf } from '../discord/payload.ts'

const node = z.looseObject({ type: z.unknown().optional(), target: z.unknown().optional() })

/** Every object within a value. */
function within(value: unknown): z.output<typeof node>[] {
  if (Array.isArray(value)) return value.flatMap(within)
  const parsed = node.safeParse(value)
  return parsed.success ? [parsed.data, ...Object.values(parsed.data).flatMap(within)] : []
}

/** Targets of all links that Discord makes of a text. */
function targetsOf(text: string): unknown[] {
  return within(parse(text, 'extended')).flatMap(({ type, target }) =>
    ['link', 'url', 'autolink'].includes(String(type)) ? [target] : [],
  )
}

/** A card each of whose texts is the same. */
function cardOfNothingBut(text: string): Card {
  const fact = { statement: text, saidBy: text, date: { text, isUncertain: false }, marks: [1] }
  const columns = [{ name: text, align: 'start' as const }]
  const table = {
    type: 'table' as const,
    heading: '',
    columns,
    rows: [{ cells: [text], marks: [] }],
    notes: [],
  }
  // What stands after a link of ours may not give it another target.
  const linked = { ...excerptOf(1, 'Ships left.'), url: 'https://example.org/passage' }
  return cardOf({
    heading: text,
    label: text,
    otherNames: [text, text],
    notes: [text],
    sections: [
      { type: 'excerpts', heading: '', excerpts: [linked, excerptOf(2, text), linked] },
      table,
      { type: 'facts', heading: text, facts: [fact, fact] },
      { type: 'timeline', heading: text, entries: [fact] },
      { type: 'disagreement', question: text, sides: [{ party: text, claims: [fact] }] },
      { type: 'list', heading: text, items: [{ term: text, description: text }] },
      { type: 'table', heading: text, columns, rows: [{ cells: [text], marks: [1] }], notes: [text] },
      { type: 'excerpts', heading: text, excerpts: [{ ...excerptOf(1, text), citedAs: text }] },
    ],
  })
}

const LINKS = ['Report](http://evil.example/login)', '](http://evil.example)', '[a](http://evil.example)']
const cards = [
  ...LINKS,
  ...LINKS.flatMap((text) => [`[1${text}`, `\\${text}`, `${text}${text}`]),
  ...hostileTokens,
].map(cardOfNothingBut)

function everyCard(holds: (card: Card) => void): void {
  cards.forEach(holds)
  fc.assert(fc.property(anyCard, holds))
}

describe('every link leads where we put it, and no text turns another', () => {
  it('on Discord, by its own markdown', () => {
    everyCard((card) => {
      const own = excerptsOf(card).flatMap(({ url }) =>
        url === undefined ? [] : targetsOf(link('open the passage', url) ?? ''),
      )
      const message = discordMessage(card, { offersShare: true, picture: card.heading })
      for (const text of textsOf(message))
        for (const target of targetsOf(text)) expect(own, JSON.stringify(text)).toContainEqual(target)
      const shown = componentsOf(message).flatMap((component) => within(component))
      const described = shown.flatMap((each) => [each['description'], each['label'], each['placeholder']])
      for (const label of [...labelsOf(message), ...described.filter((each) => typeof each === 'string')])
        expect(visible(label)).toBe(label)
    })
  })

  it('on Slack, in its rich text and its own markup', () => {
    everyCard((card) => {
      const own = [...excerptsOf(card), ...card.footer.sources].flatMap(({ url }) =>
        isLinkable(url) ? [url] : [],
      )
      const { blocks, text } = slackMessage(card, {
        share: true,
        picture: { altText: card.heading, slack_file: { id: 'F0123456789' } },
      })
      for (const part of within(blocks)) {
        const { type, url, text: words, alt_text: alt } = part
        if (type === 'link') expect(own).toContain(url)
        if (type === 'mrkdwn') {
          const [, target = ''] = /^<(https?:[^|<>]*)\|Open the source>$/.exec(String(words)) ?? []
          expect(own.map((each) => new URL(each).host)).toContain(new URL(target).host)
        }
        for (const each of [words, alt]) if (typeof each === 'string') expect(visible(each)).toBe(each)
      }
      expect(text).not.toMatch(/[<>]/)
    })
  })

  it('in the names that Discord offers while somebody types', () => {
    const completions = hostileTokens.map((label) => ({ label, value: 'a' }))
    const { body } = choicesResponse(completions)
    const names = within(body).flatMap(({ name }) => (typeof name === 'string' ? [name] : []))
    expect(names.length).toBeGreaterThan(20)
    for (const name of names) expect(visible(name)).toBe(name)
  })
})
