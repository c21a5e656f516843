import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import type { Card } from '../../src/card/card.ts'
import { definitionsOf } from '../../src/discord/commands.ts'
import { allSections } from '../card/views.ts'
import { backgrounderOf, sourceFile } from '../knowledge/folder.ts'

const files = {
  'sources/herald-may.md': sourceFile(
    'The Norport ferry sank in fog. Ada Holm blamed the fog.',
    'title: The ferry sank\npublisher: Norport Herald\nauthor: Ida Berg\npublished: 2031-05-02\nkind: news',
  ),
  'sources/herald-july.md': sourceFile(
    'The Norport ferry sails again. On 3 May 2031 Ada Holm closed the quay.',
    'title: The ferry sails\npublisher: Norport Herald\npublished: 2031-07-09\nkind: opinion',
  ),
  'sources/post.md': sourceFile(
    'Der Untergang der Fähre von Norport. Ada Holm sah die Fähre.',
    'title: Die Fähre\npublisher: Sudby Post\npublished: 2031-05-03\nlanguage: de',
  ),
}

async function answered(line: string): Promise<{ quotes: string[]; card: Card; status: string }> {
  const backgrounder = await backgrounderOf(files)
  const asked = backgrounder.read(line)
  const { answer, card } = await backgrounder.reply(asked, { isAdministrator: false }, ROOMY)
  const quotes = (await allSections(backgrounder, asked, ROOMY)).flatMap((section) =>
    section.type === 'excerpts' ? section.excerpts.map(({ quote }) => quote) : [],
  )
  return { quotes: [...new Set(quotes)], card, status: answer.status }
}

const FOG = 'Ada Holm blamed the fog.'
const QUAY = 'On 3 May 2031 Ada Holm closed the quay.'
const FÄHRE = 'Ada Holm sah die Fähre.'

describe('filters', () => {
  it.each([
    ['/actor Ada Holm', [FOG, QUAY, FÄHRE]],
    ['/actor Ada Holm publisher:herald', [FOG, QUAY]],
    ['/actor publisher:"norport herald" Ada Holm', [FOG, QUAY]],
    ['/actor Ada Holm publisher:sudbypost', [FÄHRE]],
    ['/actor Ada Holm language:german', [FÄHRE]],
    ['/actor Ada Holm language:de', [FÄHRE]],
    ['/actor Ada Holm kind:opinion', [QUAY]],
    ['/actor Ada Holm from:2031-06', [QUAY]],
    // A passage counts by its publication or by a date that it writes out.
    ['/actor Ada Holm to:2031-05', [FOG, QUAY, FÄHRE]],
    ['/actor Ada Holm from 2031-05 to 2031-05 kind:news', [FOG]],
    // What was published by a day, whatever it tells of.
    ['/actor Ada Holm as-of:2031-05', [FOG, FÄHRE]],
    ['/actor Ada Holm as-of 2031-05-02', [FOG]],
    ['/actor Ada Holm as-of:2030', []],
    ['/relation Ada Holm, Norport publisher:post', []],
    ['/timeline Ada Holm publisher:herald', [QUAY]],
    ['/timeline publisher:post', []],
    ['/figures Ada Holm publisher:post', []],
  ])('narrow every command: %s', async (line, quotes) => {
    const found = await answered(line)
    expect(found.quotes.toSorted()).toEqual(quotes.toSorted())
    expect(found.status).toBe(quotes.length === 0 ? 'none' : 'found')
    if (line.includes('as-of'))
      expect(JSON.stringify(found.card)).toMatch(/As of 203[01][-\d]*: nothing counts/)
    else if (line.includes(':')) expect(found.card.notes.join(' ')).toContain('Only what is')
  })

  it('narrow a question, with a slash and without', async () => {
    for (const line of ['Norport ferry publisher:herald kind:opinion', '/ask kind:opinion Norport ferry']) {
      const { quotes, card } = await answered(line)
      expect(quotes).toContain('The Norport ferry sails again.')
      expect(quotes.join(' ')).not.toContain('sank')
      expect(card.heading).toBe('Norport ferry')
    }
  })

  it.each([
    [
      '/ask ferry publisher:times',
      'finds no source published by “times”; there are Norport Herald, Sudby Post',
    ],
    ['/ask ferry kind:poem', 'finds no source of the kind “poem”; there are news, opinion'],
    ['/ask ferry language:french', 'finds no source in the language “french”; there are English, German'],
    ['/ask ferry from:yesterday', 'needs a date such as 2024, 2024-11 or 2025-01-08 as from'],
  ])('say what there is: %s', async (line, words) => {
    const { card } = await answered(line)
    expect(card.notes).toEqual([`/ask ${words}.`])
  })

  it('are carried by what the card opens', async () => {
    const backgrounder = await backgrounderOf({
      ...files,
      'actors/ada.yaml':
        '- id: ada\n  name: Ada Holm\n  type: person\n  statement: A harbour master.\n  quotes: [{ source: herald-may, exact: Ada Holm blamed the fog. }]\n',
    })
    const { card } = await backgrounder.reply(
      backgrounder.read('who blamed the fog publisher:herald'),
      { isAdministrator: false },
      ROOMY,
    )
    expect(card.request.arguments).toMatchObject({ publisher: 'herald' })
    expect(card.suggestions[0]?.request).toEqual({
      command: 'actor',
      arguments: { name: 'ada', publisher: 'herald' },
      page: 1,
    })
  })

  it.each([
    ['/source ferry', ['The ferry sails', 'The ferry sank']],
    ['/source herald', ['The ferry sails', 'The ferry sank']],
    ['/source publisher:herald from:2031-06', ['The ferry sails']],
  ])('and words find sources by title, author and publisher: %s', async (line, titles) => {
    const { card } = await answered(line)
    expect(card.suggestions.map(({ label }) => label).toSorted()).toEqual(titles)
  })

  it('open the one source that words mean', async () => {
    expect((await answered('/source ida berg')).card.heading).toBe('The ferry sank')
  })

  it('are options of Discord only where they help', async () => {
    const { specifications } = await backgrounderOf(files)
    const options = Object.fromEntries(
      definitionsOf(specifications).commands.map((command) => [
        command.name,
        'options' in command ? command.options?.map(({ name }) => name) : [],
      ]),
    )
    expect(options['ask']).toEqual(['question', 'from', 'to', 'publisher', 'share'])
    expect(options['actor']).toEqual(['name', 'about', 'share'])
    expect(options['timeline']).toEqual(['about', 'from', 'to', 'publisher', 'share'])
  })
})
