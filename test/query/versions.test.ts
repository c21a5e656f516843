import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import type { Card } from '../../src/card/card.ts'
import {
  actorYaml,
  backgrounderOf,
  problemsOf,
  sourceFile,
  TestFolder,
  type Files,
} from '../knowledge/folder.ts'
import { excerptsOf } from '../../src/card/card.ts'

async function cardOf(files: Files, line: string): Promise<Card> {
  const backgrounder = await backgrounderOf(files)
  return (await backgrounder.reply(backgrounder.read(line), { isAdministrator: false }, ROOMY)).card
}

const TEXT = 'The ferry stops for the winter.\n'
const FACT = actorYaml({ id: 'ferry', name: 'Ferry', exact: 'The ferry stops', statement: 'A ferry.' })

describe('a source', () => {
  it.each([
    ['withdrawn: 2031-11-08', 'Withdrawn by its publisher 8 November 2031.'],
    ['gone: 2031-11-08', 'No longer found at its address since 8 November 2031.'],
  ])('that says %s says so first on every card that quotes it', async (key, sentence) => {
    const files = {
      'sources/a.md': sourceFile(TEXT, `title: A\n${key}`),
      'actors/a.yaml': FACT,
    }
    const { footer } = await cardOf(files, '/actor Ferry')
    expect(footer.sources.map(({ line }) => line.slice(0, sentence.length))).toEqual([sentence])
  })

  it('says where else its text stands', async () => {
    const also = 'alsoAt:\n  - url: https://key.example/ferry\n    publisher: The Key Post'
    const { sections } = await cardOf({ 'sources/a.md': sourceFile(TEXT, `title: A\n${also}`) }, '/source a')
    expect(JSON.stringify(sections)).toContain('"The Key Post, https://key.example/ferry"')
  })
})

const OLD = sourceFile(
  'The ferry stops for the winter. It carried 12,000 people. The board voted.\n',
  'title: A',
)
const NOW = sourceFile(
  'The ferry stops until May. It carried 12,000 people. The mayor disagrees.\n',
  'title: A\nurl: https://herald.example/ferry',
)
const CHANGED: Files = {
  'sources/a.md': NOW,
  'versions/a/2031-11-06.md': OLD,
  'actors/a.yaml': actorYaml({ name: 'Ferry', exact: 'stops for the winter', statement: 'A ferry.' }),
}

describe('a quote', () => {
  it('that stood in an earlier version is shown with the day until which it stood there', async () => {
    const card = await cardOf(CHANGED, '/actor Ferry')
    expect(excerptsOf(card).filter(({ citation }) => citation.version !== undefined)).toMatchObject([
      {
        quote: 'The ferry stops for the winter.',
        citedAs: 'paragraph 1 (stood there until 6 November 2031)',
        url: 'https://herald.example/ferry',
        context: { command: 'source', arguments: { id: 'a', version: '2031-11-06' } },
      },
    ])
  })

  it('that stands only in an earlier version is warned of, and one that stands in none is an error', async () => {
    expect(await problemsOf(CHANGED)).toEqual([
      'actors/a.yaml:3:34 warning: this quote stood in a until 2031-11-06 and stands there no more; cards say so',
    ])
    const fact = actorYaml({ name: 'Ferry', exact: 'stops for ever', statement: 'A ferry.' })
    expect((await problemsOf({ ...CHANGED, 'actors/a.yaml': fact }))[0]).toContain(
      'error: this quote is not in a',
    )
  })

  it('that stands in the source is cited from there, whatever earlier versions hold', async () => {
    const fact = actorYaml({ name: 'Ferry', exact: 'It carried 12,000 people.', statement: 'A ferry.' })
    const card = await cardOf({ ...CHANGED, 'actors/a.yaml': fact }, '/actor Ferry')
    expect(excerptsOf(card)[0]?.citedAs).toBe('paragraph 1')
  })
})

describe('what changed in a source', () => {
  it('is shown word by word, each change as it was and as it became', async () => {
    const card = await cardOf(CHANGED, '/source a')
    const shown = excerptsOf(card).map(({ quote, highlights, citedAs }) => [
      quote,
      highlights.map(({ start, end }) => quote.slice(start, end)),
      citedAs,
    ])
    const was = 'paragraph 1 (stood there until 6 November 2031)'
    expect(shown).toEqual([
      ['The ferry stops for the winter.', ['for the winter'], was],
      ['The ferry stops until May.', ['until May'], 'paragraph 1'],
      ['The board voted.', ['board voted'], was],
      ['The mayor disagrees.', ['mayor disagrees'], 'paragraph 1'],
    ])
  })

  it('between older versions has a card of its own', async () => {
    const files = { ...CHANGED, 'versions/a/2031-11-05.md': sourceFile('The ferry is old.\n') }
    const latest = await cardOf(files, '/source a')
    expect(JSON.stringify(latest.sections)).toContain('until 5 November 2031 and until 6 November 2031')
    expect(latest.suggestions.at(-1)).toMatchObject({
      label: 'What changed 5 November 2031',
      request: { arguments: { id: 'a', version: '2031-11-05' } },
    })
    const older = await cardOf(files, '/source a version:2031-11-05')
    expect(excerptsOf(older).map(({ citation }) => citation.version)).toContain('2031-11-05')
    expect((await cardOf(files, '/source a version:1999')).kind).toBe('error')
  })

  it.each([
    ['a copy of the source', { 'versions/a/2031-11-07.md': NOW }],
    ['a file that is no version', { 'versions/a/notes.md': OLD }],
  ])('is not taken from %s', async (_what, more) => {
    const card = await cardOf({ ...CHANGED, ...more }, '/source a')
    expect(JSON.stringify(card)).not.toContain('7 November')
    expect(excerptsOf(card)[0]?.citedAs).toContain('6 November 2031')
  })
})

describe('a reload', () => {
  it('tells which sources have a new version or were withdrawn, and which quotes stand no more', async () => {
    const { 'actors/a.yaml': fact = '' } = CHANGED
    const folder = await TestFolder.of({ 'sources/a.md': OLD, 'sources/b.md': NOW, 'actors/a.yaml': fact })
    const store = await folder.open()
    await folder.write({
      ...CHANGED,
      'sources/b.md': NOW.replace('title: A', 'title: A\nwithdrawn: 2031-11-06'),
    })
    const reload = await store.reload()
    expect(reload).toMatchObject({
      swapped: true,
      changes: {
        revised: ['a'],
        withdrawn: ['b'],
        quotes: { added: 0, dropped: 0, fallen: [{ fact: 'cat', source: 'a', version: '2031-11-06' }] },
      },
    })
    expect(await store.reload()).toMatchObject({
      changes: { revised: [], withdrawn: [], quotes: { fallen: [] } },
    })
  })
})

describe('as of a day', () => {
  const files: Files = {
    ...CHANGED,
    'sources/a.md': NOW.replace('title: A', 'title: A\npublished: 2031-11-01'),
  }

  it.each([
    ['2031-11-05', ['It carried 12,000 people.']],
    ['2031-11-06', ['The ferry stops until May.', 'It carried 12,000 people.', 'The mayor disagrees.']],
    ['2031-10-31', []],
  ])('%s only words count that stood in a source then', async (day, stood) => {
    const quotes = new Set<string>()
    for (const asked of ['ferry stops until May', 'carried people', 'mayor disagrees']) {
      const [first] = excerptsOf(await cardOf(files, `/ask ${asked} as-of:${day}`))
      if (first) quotes.add(first.quote)
    }
    expect([...quotes]).toEqual(expect.arrayContaining(stood))
    expect(quotes.size).toBe(stood.length)
  })

  it.each([
    ['2031-11-05', 'A ferry.'],
    ['2031-10-31', undefined],
  ])('%s a fact counts whose quote stood then', async (day, statement) => {
    const card = await cardOf(files, `/actor Ferry as-of:${day}`)
    expect(JSON.stringify(card.sections).includes('A ferry.')).toBe(statement !== undefined)
  })
})
