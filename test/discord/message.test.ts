import { ComponentType } from 'discord-api-types/v10'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card, CitedExcerpt, Section } from '../../src/card/card.ts'
import { decodeCustomId } from '../../src/discord/customId.ts'
import { discordMessage, discordNotice } from '../../src/discord/message.ts'
import { withoutPicture } from '../../src/discord/picture.ts'
import { anyCard } from '../card/cards.ts'
import { rendererContract } from '../card/rendererContract.ts'
import { cardOf, excerptOf, samples } from '../card/samples.ts'
import {
  componentsOf,
  expectAccepted,
  idsOf,
  labelsOf,
  markdownOf,
  markupOf,
  plainOf,
  textsOf,
} from './payload.ts'

rendererContract({
  name: 'Discord',
  show: (card) => {
    const message = discordMessage(card, { offersShare: true })
    expectAccepted(message)
    const texts = textsOf(message)
    const plain = texts.map((text) => plainOf(markdownOf(text)))
    return { plain: [...plain, ...labelsOf(message)].join('\n'), marked: texts }
  },
  live: [
    /(?<!\\)(?:\\\\)*<[@#/:t]/,
    /(?<![\\/])@everyone|(?<!\\)@here/,
    /(?<!\\)\|\|/,
    /(?<!\\)~~/,
    /(?<!\\)__/,
    /https?:\/\/evil/,
  ],
})

describe('a card as a Discord message', () => {
  const show = (card: Card) => textsOf(discordMessage(card, { offersShare: true })).join('\n')

  it('has no markup but its own: headings, small print, quotes, bold, tables, links to passages', () => {
    const own = [
      'text',
      'br',
      'newline',
      'twemoji',
      'heading',
      'subtext',
      'blockQuote',
      'strong',
      'codeBlock',
      'link',
    ]
    fc.assert(
      fc.property(anyCard, (card) => {
        const message = discordMessage(card, { offersShare: true })
        for (const text of textsOf(message))
          expect(own).toEqual(expect.arrayContaining(markupOf(markdownOf(text))))
      }),
    )
  })

  it('sets the matched words off in bold, and touching ones together', () => {
    const excerpt = excerptOf(1, 'Ships of the *Front* left.\nPort Lune burned.', 'Front')
    const highlights = [...excerpt.highlights, { start: 21, end: 25 }, { start: 25, end: 31 }]
    expect(show(quoting({ ...excerpt, highlights }))).toContain(
      ['> Ships of the \\***Front**\\* **left.**', '> **Port** Lune burned.', '-# \\[1\\] Talks'].join('\n'),
    )
  })

  it('links to the passage, unless the address is no web address or is too long to stand there', () => {
    const excerpt = excerptOf(1, 'Port Lune burned.')
    expect(show(quoting({ ...excerpt, url: 'https://example.org/a_(b)#:~:text=x' }))).toContain(
      '· [open the passage](https://example.org/a%5F%28b%29#:~:text=x)',
    )
    for (const url of ['javascript:alert(1)', 'nothing', `https://example.org/${'x'.repeat(500)}`])
      expect(show(quoting({ ...excerpt, url }))).not.toContain('](')
  })

  it('shows a narrow table in aligned columns, with wide letters counted as wide', () => {
    expect(show(samples.figures)).not.toContain('```')
    const rows = [
      { cells: ['Imports', '1.06 bn'], marks: [3] },
      { cells: ['阿富汗', '12'], marks: [] },
    ]
    const columns = [
      { name: 'What', align: 'start' },
      { name: 'US$', align: 'end' },
    ] as const
    const section: Section = { type: 'table', heading: 'Trade', columns, rows, notes: [] }
    expect(show(cardOf({ sections: [section] }))).toContain(
      ['```', 'What            US$', 'Imports[3]  1.06 bn', '阿富汗           12', '```'].join('\n'),
    )
  })

  it('labels the sides of a disagreement', () => {
    expect(show(samples.disagreement)).toContain(
      [
        '### Who set the fires of 2030?',
        '- **Norland Front** says: The Front says that it set them. \\[1\\]',
        '- **Port Lune** says: The city says that there were none. (2031) \\[2\\]',
      ].join('\n'),
    )
  })

  it('counts what a message has no room for', () => {
    const excerpts = Array.from({ length: 12 }, (_, index) => excerptOf(index + 1, 'word '.repeat(99).trim()))
    const text = show(cardOf({ sections: [{ type: 'excerpts', heading: 'Words', excerpts }] }))
    expect(text.match(/^> /gm)).toHaveLength(6)
    expect(text).toContain('6 more on this page than a message has room for.')
  })

  it('leads on: to the other views, to the pages beside it, into the context of each excerpt, and to what is suggested', () => {
    const ids = idsOf(discordMessage(samples.actor, { offersShare: true }))
    const { page, request, suggestions, views } = samples.actor
    expect(ids.map(decodeCustomId).filter((id) => id !== undefined)).toEqual([
      ...views.map((view) => ({ verb: 'turn', request: view.request })),
      { verb: 'turn', request: page.next },
      { verb: 'share', request },
      ...[1, 2, 3].map((number) => ({ verb: 'open', request: excerptOf(number, '').context })),
      ...suggestions.map((each) => ({ verb: 'open', request: each.request })),
      ...['useful', 'useless', 'report'].map((verb) => ({ verb, request })),
    ])
  })

  it('names who shared it, and then has no button to share it', () => {
    const message = discordMessage(samples.actor, { offersShare: false, sharedBy: '123456789012345678' })
    expectAccepted(message)
    expect(textsOf(message)[0]).toMatch(/^-# Shared by <@123456789012345678>\n## Norland Front/)
    expect(labelsOf(message)).not.toContain('Share')
  })

  it('shows its picture after its words, with what the picture says in words', () => {
    const message = discordMessage(samples.actor, {
      offersShare: true,
      picture: 'Bar chart: Ships.\nOne: 5.',
    })
    expectAccepted(message)
    const description = 'Bar chart: Ships. One: 5.'
    const [, , words, gallery] = componentsOf(message)
    expect(words).toHaveProperty('content', textsOf(message)[1])
    expect(gallery).toEqual({
      type: ComponentType.MediaGallery,
      items: [{ media: { url: 'attachment://card.png' }, description }],
    })
    expect(message.attachments).toEqual([{ id: '0', filename: 'card.png', description }])
  })

  it('is within the limits with any picture, and without it what it would be without', () => {
    const anyPicture = fc.string({ unit: 'binary', maxLength: 3_000, size: 'max' })
    fc.assert(
      fc.property(anyCard, anyPicture, fc.boolean(), (card, picture, offersShare) => {
        const message = discordMessage(card, { offersShare, picture })
        expectAccepted(message)
        expect(withoutPicture(message)).toEqual(discordMessage(card, { offersShare }))
      }),
    )
  })

  it('is within the limits for any sentence of the program', () => {
    expectAccepted(discordNotice('Wait a moment.'))
  })
})

function quoting(excerpt: CitedExcerpt): Card {
  return cardOf({ sections: [{ type: 'excerpts', heading: 'What the sources say', excerpts: [excerpt] }] })
}
