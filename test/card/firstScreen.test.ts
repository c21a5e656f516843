import { describe, expect, it } from 'vitest'
import type { Capacity } from '../../src/card/capacity.ts'
import type { Card, Section } from '../../src/card/card.ts'
import { GLANCE } from '../../src/card/glance.ts'
import type { Response } from '../../src/card/response.ts'
import { views } from '../../src/card/view.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import { DISCORD_CAPACITY } from '../../src/discord/limits.ts'
import { discordMessage } from '../../src/discord/message.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { SLACK_CAPACITY, slackMessage } from '../../src/slack/message.ts'
import { markdownOf, plainOf, textsOf } from '../discord/payload.ts'
import { TODAY } from '../knowledge/folder.ts'
import { messageBlocks, type MessageBlock } from '../slack/server/blocks.ts'
import { allViews } from './views.ts'

const backgrounder = createBackgrounder(await KnowledgeStore.open('knowledge', reserved), () => TODAY)
const { snapshot } = backgrounder.store

/** Every entry by its command, every way to list, questions in words, and what is no answer. */
const LINES = [
  ...[...snapshot.entries.values()].map(({ kind, name }) => `/${kind} ${name}`),
  ...['', ' India', ' Pakistan', ' Kabul', ' Security'].flatMap((about) =>
    ['timeline', 'claims', 'figures'].map((command) => `/${command}${about}`),
  ),
  '/timeline from:2024-12 to:2025-01',
  '/relation Pakistan India',
  '/relation Taliban India',
  '/actor Pakistan about:trade',
  'who met whom in Kabul',
  'what does the closure of the crossings cost',
  'Where do the Taliban stand towards India?',
  '/ask ' + 'the envoy and the border and the talks '.repeat(12),
  '/actor Muhammad',
  '/actor nobody of that name',
  '/nothing',
  '/help',
  '/help timeline',
  '/source',
  ...[...snapshot.sources.keys()].map((id) => `/source ${id}`),
]

/** What is read of a message before its footer, as lines. */
type Read = (card: Card) => readonly string[]

const onDiscord: Read = (card) => {
  const texts = textsOf(discordMessage(card, { offersShare: true }))
  return texts
    .slice(0, -1)
    .flatMap((text) => text.split('\n'))
    .map((line) => plainOf(markdownOf(line)).trim())
}

const onSlack: Read = (card) => {
  const blocks = messageBlocks.parse(slackMessage(card, { share: true }).blocks)
  const end = blocks.findIndex(({ type }) => type === 'actions' || type === 'context_actions')
  // What a card is stands in a context block below its heading; the footer is made of such blocks too.
  const words = blocks.slice(0, end === -1 ? blocks.length : end)
  return words.flatMap((block, index) => (block.type === 'context' && index > 1 ? [] : linesOf(block)))
}

function linesOf(block: MessageBlock): string[] {
  switch (block.type) {
    case 'header':
      return [block.text.text]
    case 'context':
      return [block.elements.map(({ text }) => text).join(' ')]
    case 'rich_text':
      return block.elements.flatMap((element) =>
        element.type === 'rich_text_list'
          ? element.elements.map(({ elements }) => wordsOf(elements))
          : wordsOf(element.elements).split('\n'),
      )
    case 'section':
      return [block.text, ...(block.fields ?? [])].flatMap((text) => text?.text.split('\n') ?? [])
    case 'actions':
    case 'context_actions':
    case 'divider':
    case 'image':
    case 'table':
      return []
  }
}

function wordsOf(elements: readonly object[]): string {
  return elements.map((each) => ('text' in each ? String(each.text) : '')).join('')
}

describe.each<[string, Capacity, Read]>([
  ['Discord', DISCORD_CAPACITY, onDiscord],
  ['Slack', SLACK_CAPACITY, onSlack],
])('what comes first on %s', (_, capacity, read) => {
  it.each(LINES)('fits the screen of a phone: %s', async (line) => {
    const { card } = await backgrounder.reply(backgrounder.read(line), { isAdministrator: false }, capacity)
    const lines = read(card)
    expect(lines.join('').length).toBeGreaterThan(0)
    expect(lines.join('\n').length).toBeLessThanOrEqual(GLANCE.characters)
    expect(lines.length).toBeLessThanOrEqual(GLANCE.lines)
    const excerpts = card.sections.flatMap((section) => (section.type === 'excerpts' ? section.excerpts : []))
    if (card.views.length > 0) expect(excerpts.length).toBeLessThanOrEqual(GLANCE.excerpts)
  })
})

describe('the views of an answer', () => {
  it.each(LINES)('hold together everything that was found, each thing once a view: %s', async (line) => {
    const asked = backgrounder.read(line)
    const { answer } = await backgrounder.reply(asked, { isAdministrator: false }, DISCORD_CAPACITY)
    if (answer.status !== 'found') return
    const all = await allViews(backgrounder, asked, DISCORD_CAPACITY)
    const shown = new Set(all.flatMap(({ sections }) => sections.flatMap(textsIn)))
    expect(textsOfAnswer(answer).filter((text) => !shown.has(text))).toEqual([])
    for (const view of [undefined, ...views]) {
      const quotes = all
        .filter((card) => card.view === view)
        .flatMap(({ sections }) =>
          sections.flatMap((section) => (section.type === 'excerpts' ? section.excerpts : [])),
        )
      const onPages = quotes.map(({ number, quote }) => `${number} ${quote}`)
      if (view === undefined || view === 'excerpts') expect(new Set(onPages).size).toBe(onPages.length)
    }
  })

  it('are counted, and lead back to what comes first', async () => {
    const [first, ...others] = await allViews(backgrounder, backgrounder.read('/actor TTP'), DISCORD_CAPACITY)
    expect(first.views.map(({ label }) => label)).toEqual([
      'Excerpts',
      'Who says what',
      'Timeline',
      'Figures',
      'Relations',
      'Facts',
    ])
    for (const { label, count, request } of first.views) {
      const pages = others.filter(({ view }) => view === request.view)
      const shown = pages.flatMap(({ sections }) => sections.flatMap(itemsIn(label === 'Excerpts')))
      expect([label, shown.length]).toEqual([label, count])
      for (const card of pages)
        expect(card.views[0]).toMatchObject({ label: 'Overview', request: { page: 1 } })
    }
  })

  it('that a reload has emptied lead back to what comes first', async () => {
    const asked = { ...backgrounder.read('/ask who met whom in Kabul'), view: 'relations' as const }
    const { card } = await backgrounder.reply(asked, { isAdministrator: false }, DISCORD_CAPACITY)
    expect(card.view).toBeUndefined()
    expect(card.request.view).toBeUndefined()
  })

  it('leave buttons that were posted before there were any as they are: a page of the whole', async () => {
    const asked = { ...backgrounder.read('/actor TTP'), page: 2 }
    const { card } = await backgrounder.reply(asked, { isAdministrator: false }, DISCORD_CAPACITY)
    expect(card.page.number).toBe(2)
    expect(card.page.next?.page).toBe(3)
    expect(card.page.previous).toMatchObject({ page: 1 })
    expect(card.view).toBeUndefined()
  })
})

/** What a finding says and quotes, as a card shows it. */
function textsOfAnswer(answer: Extract<Response, { readonly status: 'found' }>): string[] {
  return answer.findings.flatMap((finding) => {
    switch (finding.kind) {
      case 'disagreement':
        return [
          finding.question.question,
          ...finding.claims.flatMap(({ fact, excerpts }) => [
            barely(fact.statement),
            ...excerpts.map(({ quote }) => quote),
          ]),
        ]
      case 'description':
      case 'statement':
      case 'dated':
        return [barely(finding.fact.statement), ...finding.excerpts.map(({ quote }) => quote)]
      case 'attributed':
      case 'counted':
      case 'datedPassage':
      case 'figure':
      case 'interaction':
      case 'passage':
        return finding.excerpts.map(({ quote }) => quote)
    }
  })
}

/** Without who says so, which may stand above it once for several. */
function barely(statement: string): string {
  return statement.replace(/^.{1,60}? says (?=that )/u, '')
}

function textsIn(section: Section): string[] {
  switch (section.type) {
    case 'facts':
      return section.facts.map(({ statement }) => barely(statement))
    case 'timeline':
      return section.entries.map(({ statement }) => barely(statement))
    case 'disagreement':
      return [
        section.question,
        ...section.sides.flatMap(({ claims }) => claims.map(({ statement }) => barely(statement))),
      ]
    case 'excerpts':
      return section.excerpts.map(({ quote }) => quote)
    case 'table':
    case 'list':
      return []
  }
}

const itemsIn =
  (countsExcerpts: boolean) =>
  (section: Section): unknown[] => {
    switch (section.type) {
      case 'facts':
        return [...section.facts]
      case 'timeline':
        return [...section.entries]
      case 'disagreement':
        return section.sides.flatMap(({ claims }) => claims)
      case 'table':
        return [...section.rows]
      case 'excerpts':
        return countsExcerpts ? [...section.excerpts] : []
      case 'list':
        return []
    }
  }
