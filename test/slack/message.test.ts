import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { request } from '../../src/card/request.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { SLACK_CAPACITY, slackMessage } from '../../src/slack/message.ts'
import { anyCard, anyRequest } from '../card/cards.ts'
import { rendererContract } from '../card/rendererContract.ts'
import { cardOf, samples } from '../card/samples.ts'
import { TODAY } from '../knowledge/folder.ts'
import { readBlocks } from './reading.ts'
import { messageBlocks } from './server/blocks.ts'

/** Control sequences of Slack's, but for the two that the renderer makes itself. */
const LIVE = [/<[!#]/, /<@(?!U0SHARER>)/, /<(?!@U0SHARER>)(?!https?:\/\/[^\s<>|]+\|Open the source>)/]

const PICTURE = { altText: 'Bars', slack_file: { id: 'F0123456789' } }

const anyPicture = fc
  .record({ altText: fc.string({ unit: 'grapheme', maxLength: 3_000 }) })
  .chain(({ altText }) =>
    fc.constantFrom(
      { altText, slack_file: { id: 'F0123456789' } },
      { altText, image_url: 'https://news.example.org/pictures/0123456789abcdef.png' },
    ),
  )

rendererContract({
  name: 'Slack',
  show: (card) => {
    const { blocks, text } = slackMessage(card, { share: true, sharedBy: 'U0SHARER', picture: PICTURE })
    const { plain, marked } = readBlocks(messageBlocks.parse(blocks))
    return { plain, marked: [...marked, text] }
  },
  live: LIVE,
})

describe('a card as a Slack message', () => {
  it('is within every limit of Slack, whatever the card and the options', () => {
    const options = fc.record(
      { share: fc.boolean(), sharedBy: fc.constant('U0SHARER'), back: anyRequest, picture: anyPicture },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(anyCard, options, (card, given) => {
        const { blocks, text } = slackMessage(card, given)
        messageBlocks.parse(blocks)
        expect(text.length).toBeLessThanOrEqual(4000)
      }),
      // A card has so many parts that making the smallest failing one may take minutes.
      { interruptAfterTimeLimit: 15_000, markInterruptAsFailure: true },
    )
  })

  it('has room for every related entry, on each card of the knowledge that is here', async () => {
    const backgrounder = createBackgrounder(await KnowledgeStore.open('knowledge', reserved), () => TODAY)
    const lines = [...backgrounder.store.snapshot.entries.values()].map(
      ({ kind, name }) => `/${kind} ${name}`,
    )
    for (const line of lines) {
      const asked = backgrounder.read(line)
      const { card } = await backgrounder.reply(asked, { isAdministrator: false }, SLACK_CAPACITY)
      const shown = JSON.stringify(slackMessage(card, { share: true }).blocks)
      expect([line, /\d+ more related entr\w+/.exec(shown)?.[0]]).toEqual([line, undefined])
    }
  })

  it('gives a picture no room that the words need, and shows it wherever there is some', () => {
    fc.assert(
      fc.property(anyCard, anyPicture, (card, picture) => {
        const words = slackMessage(card).blocks
        const { blocks } = slackMessage(card, { picture })
        expect(blocks.filter(({ type }) => type !== 'image')).toEqual(words)
        const isFull = words.length === 50 || JSON.stringify(words).length + 110 * words.length > 12_500
        expect(isFull || blocks.some(({ type }) => type === 'image')).toBe(true)
      }),
      { interruptAfterTimeLimit: 15_000, markInterruptAsFailure: true },
    )
  })

  it('shows a picture after the words, and as much of the words for it as fit', () => {
    const altText = `Bar chart. ${'About USD 1.6 billion. '.repeat(200)}`
    const { blocks } = slackMessage(samples.figures, { picture: { ...PICTURE, altText } })
    const at = blocks.findIndex(({ type }) => type === 'image')
    expect(blocks.slice(at).every(({ type }) => type !== 'table' && type !== 'rich_text')).toBe(true)
    const image = blocks[at]
    if (image?.type !== 'image') throw new Error('There is no picture')
    expect(image.alt_text).toBe(`${altText.slice(0, 1_999)}…`)
    expect(image).toMatchObject({ slack_file: { id: 'F0123456789' } })
  })

  it('leaves a picture out where the words fill the message', () => {
    const altText = 'Bar chart. '.repeat(100)
    const suggestions = ['north', 'south', 'east'].map((label) => ({
      label,
      description: '',
      request: request('actor', { name: label }),
    }))
    const shown = Array.from({ length: 120 }, (_, index) => {
      // From almost full to full, and beyond.
      const facts = Array.from({ length: 9 }, () => ({ statement: 'x'.repeat(900 + 2 * index), marks: [] }))
      const card = cardOf({ sections: [{ type: 'facts', heading: '', facts }], suggestions })
      const { blocks } = slackMessage(card, { picture: { ...PICTURE, altText } })
      messageBlocks.parse(blocks)
      return blocks.some(({ type }) => type === 'image')
    })
    expect(new Set(shown)).toEqual(new Set([true, false]))
  })

  it('has a plain reading that begins with the heading, for notifications and screen readers', () => {
    for (const card of Object.values(samples)) {
      const { text } = slackMessage(card)
      expect(text.startsWith(card.heading)).toBe(true)
      for (const note of card.notes) expect(text).toContain(note)
    }
  })

  it('quotes a source in rich text, character by character, with what matched in bold', () => {
    const quotes = slackMessage(samples.actor).blocks.flatMap((block) =>
      block.type === 'rich_text' ? block.elements.filter(({ type }) => type === 'rich_text_quote') : [],
    )
    expect(quotes[0]?.elements.slice(0, 2)).toEqual([
      { type: 'text', text: 'The ' },
      { type: 'text', text: 'Norland Front', style: { bold: true } },
    ])
  })

  it('offers to share only what only one reader sees, and only what is an answer', () => {
    const hasShare = (...given: Parameters<typeof slackMessage>) =>
      JSON.stringify(slackMessage(...given).blocks).includes('"share"')
    expect(hasShare(samples.actor, { share: true })).toBe(true)
    expect(hasShare(samples.actor)).toBe(false)
    expect(hasShare(samples.choice, { share: true })).toBe(false)
  })

  it('sets opposing claims side by side', () => {
    const fields = slackMessage(samples.disagreement).blocks.flatMap((block) =>
      block.type === 'section' ? [block.fields?.map(({ text }) => text)] : [],
    )
    expect(fields[0]).toEqual([
      'Norland Front says: The Front says that it set them. [1]',
      'Port Lune says: The city says that there were none. (2031) [2]',
    ])
  })

  it('holds at most one table; another follows as a list that names its columns', () => {
    const [table] = samples.figures.sections
    if (!table) throw new Error('The sample has no table')
    const { blocks } = slackMessage({ ...samples.figures, sections: [table, table] })
    expect(blocks.filter(({ type }) => type === 'table')).toHaveLength(1)
    const { plain } = readBlocks(messageBlocks.parse(blocks))
    expect(plain).toContain('Value: about US$ 1.6 billion; Period: July 2029 to June 2030')
  })
})
