import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import type { Card } from '../../src/card/card.ts'
import type { View } from '../../src/card/view.ts'
import type { Response } from '../../src/card/response.ts'
import { buildSnapshot } from '../../src/knowledge/snapshot.ts'
import type { Answer, Excerpt } from '../../src/query/answer.ts'
import { askAnswer } from '../../src/query/ask.ts'
import { entryAnswer } from '../../src/query/entry.ts'
import { relationAnswer } from '../../src/query/relation.ts'
import { sourceAnswer } from '../../src/query/source.ts'
import { timelineAnswer } from '../../src/query/timeline.ts'
import { particulars } from '../../src/knowledge/particulars.ts'
import type { Snapshot } from '../../src/knowledge/snapshot.ts'
import { readDocument } from '../../src/source/document.ts'
import { holds } from '../../src/source/citation.ts'
import { hostileText } from '../card/hostile.ts'
import { actorYaml, backgrounderOf, recordYaml, sourceFile, type Files } from '../knowledge/folder.ts'
import { finish } from '../search/generators.ts'

async function ask(files: Files, line: string, view?: View): Promise<{ answer: Response; card: Card }> {
  const backgrounder = await backgrounderOf(files)
  const asked = { ...backgrounder.read(line), ...(view && { view }) }
  return backgrounder.reply(asked, { isAdministrator: false }, ROOMY)
}

function quotesOn({ sections }: Card): string[] {
  return sections.flatMap((section) =>
    section.type === 'excerpts' ? section.excerpts.map(({ quote }) => quote) : [],
  )
}

function statementsOn({ sections }: Card): string[] {
  return sections.flatMap((section): string[] => {
    if (section.type === 'facts') return section.facts.map(({ statement }) => statement)
    if (section.type === 'timeline')
      return section.entries.map(({ date, statement }) => `${date.text}: ${statement}`)
    if (section.type === 'table')
      return [...section.rows.map(({ cells }) => cells.join(' | ')), ...section.notes]
    if (section.type === 'disagreement')
      return [
        section.question,
        ...section.sides.flatMap(({ party, claims }) =>
          claims.map((claim) => `${party}: ${claim.statement}`),
        ),
      ]
    return []
  })
}

describe('an excerpt of any text', () => {
  const words = fc.constantFrom(
    'Norland',
    'Ada Holm',
    'said.',
    'ferry',
    'Dr.',
    '阿富汗。',
    'طالبان',
    '🚢',
    '\uD800',
    '\r\n',
    '\n\n',
    '2031-05-06',
    '!',
    '\u2028',
    'x'.repeat(300),
  )
  const text = fc.oneof(
    fc.array(words, { minLength: 1, maxLength: 120 }).map((all) => all.join(' ')),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 900 }),
    hostileText(1_500),
  )
  const language = fc.constantFrom('en', 'zh', 'fa', 'th', 'de', 'hi', 'ar', 'ja')
  const question = fc.oneof(
    fc.constantFrom('Norland', 'Ada Holm', 'what did Ada Holm say of the ferry', '阿富汗', 'طالبان'),
    hostileText(60),
  )

  function snapshotOf(text: string, tag: string): Snapshot {
    const document = finish(readDocument(text, tag))
    const source = { ...document, id: 'a', particulars: particulars.parse({ title: 'A', language: tag }) }
    const loaded = {
      sources: new Map([['a', source]]),
      versions: new Map<string, never>(),
      records: [],
      quotes: new Map<string, never>(),
      problems: [],
      readings: { sources: new Map<string, never>(), facts: new Map<string, never>() },
    }
    return finish(buildSnapshot(loaded))
  }

  function excerptsIn(answer: Answer): readonly Excerpt[] {
    if (answer.status === 'source') return answer.paragraph?.excerpts ?? []
    return answer.status === 'found'
      ? answer.findings.flatMap((finding) => ('excerpts' in finding ? finding.excerpts : []))
      : []
  }

  it('is its slice of the source, at most 500 units, with what is set off in order and inside', () => {
    fc.assert(
      fc.property(text, language, question, (written, tag, asked) => {
        const snapshot = snapshotOf(written, tag)
        const source = snapshot.sources.get('a')
        const answers = [
          askAnswer(snapshot, asked),
          finish(entryAnswer(snapshot, asked, undefined)),
          finish(entryAnswer(snapshot, 'Norland', asked)),
          finish(relationAnswer(snapshot, 'Norland', asked)),
          finish(timelineAnswer(snapshot, undefined, {})),
          ...(source?.paragraphs ?? []).map(({ number }) =>
            sourceAnswer(snapshot, 'a', { paragraph: number }),
          ),
        ]
        for (const { citation, quote, highlights } of answers.flatMap(excerptsIn)) {
          expect(written.slice(citation.start, citation.end)).toBe(quote)
          expect(quote.length).toBeGreaterThan(0)
          expect(quote.length).toBeLessThanOrEqual(500)
          expect(source && holds(citation, source)).toBe(true)
          expect(source && holds({ ...citation, start: citation.start + 1 }, source)).toBe(false)
          let last = 0
          for (const { start, end } of highlights()) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThan(start)
            expect(end).toBeLessThanOrEqual(quote.length)
            last = end
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('leaves no word of a paragraph out of its context', () => {
    fc.assert(
      fc.property(text, language, (written, tag) => {
        const snapshot = snapshotOf(written, tag)
        const squash = (all: string): string => all.replace(/\s+/gu, '')
        for (const { number, start, end } of snapshot.sources.get('a')?.paragraphs ?? []) {
          const shown = excerptsIn(sourceAnswer(snapshot, 'a', { paragraph: number }))
          expect(squash(shown.map(({ quote }) => quote).join(''))).toBe(squash(written.slice(start, end)))
        }
      }),
    )
  })
})

describe('a name', () => {
  const files = {
    'sources/a.md': sourceFile(
      'The Front holds Norland. The Norland Front holds the port. Ada Holm of Norland came. Nothing else.',
    ),
    'actors/a.yaml':
      actorYaml({ id: 'front', name: 'Front', exact: 'The Front holds Norland.' }) +
      actorYaml({ id: 'norland-front', name: 'Norland Front', exact: 'The Norland Front holds the port.' }) +
      actorYaml({
        id: 'holm',
        name: 'Ada Holm',
        type: 'person',
        roles: ['Minister'],
        exact: 'Ada Holm of Norland came.',
        statement: 'She came.',
      }) +
      actorYaml({ id: 'berg', name: 'R. Berg', type: 'person', roles: ['Minister'], exact: 'Nothing else.' }),
  }

  it.each([
    ['/actor Front', 'Front'],
    ['/actor norland front', 'Norland Front'],
    ['/actor norland-front', 'Norland Front'],
    ['/actor Holm', 'Ada Holm'],
    ['/place Ada Holm', 'Ada Holm'],
  ])('leads to its entry by whatever command: %s', async (line, heading) => {
    expect((await ask(files, line)).card.heading).toBe(heading)
  })

  it('of two entries is a choice, and each choice leads to its card', async () => {
    const backgrounder = await backgrounderOf(files)
    const { card } = await backgrounder.reply(
      backgrounder.read('/actor minister'),
      { isAdministrator: false },
      ROOMY,
    )
    expect(card.kind).toBe('choice')
    const opened = card.suggestions.map(({ request }) =>
      backgrounder.reply(request, { isAdministrator: false }, ROOMY),
    )
    expect((await Promise.all(opened)).map((reply) => reply.card.heading).sort()).toEqual([
      'Ada Holm',
      'R. Berg',
    ])
  })

  it('in another is set off with it, as one', async () => {
    const { card } = await ask(files, '/relation Front "Norland Front"')
    const excerpts = card.sections.flatMap((section) => (section.type === 'excerpts' ? section.excerpts : []))
    for (const { quote, highlights } of excerpts)
      for (const { start, end } of highlights) expect(quote.slice(start, end)).toMatch(/^(?:Norland )?Front$/)
  })

  it.each([
    ['/actor "Ada Holm" about:"and the ferry?"', 'narrowed to “ferry”'],
    ['/actor "Ada Holm" about:"what about the ferry"', 'narrowed to “ferry”'],
    ['/actor "Ada Holm" about:"US"', 'narrowed to “US”'],
    ['/actor "Ada Holm" about:"and that?"', 'narrowed to “and that?”'],
  ])('says of %s what it was narrowed to, without words of grammar around it', async (line, label) => {
    expect((await ask(files, line)).card.label).toContain(label)
  })

  it('narrowed to what the sources do not say has no answer, rather than another', async () => {
    expect((await ask(files, '/actor Ada Holm about:elephants that came')).answer.status).toBe('none')
    const { answer, card } = await ask(files, '/actor Ada Holm about:elephants')
    expect(answer.status).toBe('none')
    expect([card.heading, card.label]).toEqual(['Ada Holm', 'no evidence, narrowed to “elephants”'])
  })

  it('that a message has is told of, and a message without one is not taken for anything', async () => {
    const backgrounder = await backgrounderOf(files)
    const narrow = { ...ROOMY, request: 98 }
    const reply = (message: string) =>
      backgrounder.reply(backgrounder.mentionsIn(message), { isAdministrator: false }, narrow)
    const named = await reply('Did Ada Holm meet R. Berg?')
    expect(named.card.suggestions.map(({ label }) => label)).toEqual(['Ada Holm', 'R. Berg'])
    expect((await reply('Good morning')).card.kind).toBe('none')
  })
})

describe('a folder of nothing but sources', () => {
  const files = {
    'sources/a.md': sourceFile(
      'Luke Kuechly made 118 tackles in 2015. The team won on 7 February 2016.\n\nCoach Rivera praised Kuechly. He slept.',
    ),
  }

  it.each([
    ['/actor Luke Kuechly', 'Luke Kuechly made 118 tackles in 2015.'],
    ['/actor kuechly', 'Luke Kuechly made 118 tackles in 2015.'],
    ['/actor Luke Kuechli', 'Luke Kuechly made 118 tackles in 2015.'],
    ['/relation Rivera Kuechly', 'Coach Rivera praised Kuechly.'],
    ['/ask how many tackles did Kuechly make', 'Luke Kuechly made 118 tackles in 2015.'],
    ['/timeline', 'The team won on 7 February 2016.'],
  ])('answers %s', async (line, quote) => {
    const { card } = await ask(files, line)
    expect(quotesOn(card)).toContain(quote)
  })

  it.each(['/claims', '/claims Kuechly', '/topic weather', '/event wedding', '/place Atlantis'])(
    'has no evidence for %s',
    async (line) => {
      const { answer, card } = await ask(files, line)
      expect(answer.status).toBe('none')
      expect(card.notes[0]).toBe('The sources hold no evidence for this.')
    },
  )
})

describe('facts', () => {
  const quoted = (id: string, exact: string, more = {}): Record<string, unknown> => ({
    id,
    exact,
    statement: `${id}.`,
    ...more,
  })
  const event = (id: string, more = {}): string =>
    recordYaml(quoted(id, `Event ${id}.`, { name: `Event ${id}`, ...more }))
  const figure = (id: string, value: number, more = {}): string =>
    recordYaml(quoted(id, `Event ${id}.`, { name: `Number ${id}`, value, unit: 'count', ...more }))
  const source = sourceFile(
    'Event a. Event b. Event c. Event d. Event e. Event f. Event g.',
    'title: A\nauthor: R. Berg',
  )

  it('stand on a timeline by their dates, with what has only an order after what it follows', async () => {
    const events =
      event('a', { date: '2024-12~' }) +
      event('b', { date: '../2020' }) +
      event('c', { after: ['a'] }) +
      event('d', { date: '2025-01-08/..' }) +
      event('e', { date: '2024?' }) +
      event('f', { after: ['c'] }) +
      event('g')
    const lines = async (line: string): Promise<string[]> =>
      statementsOn((await ask({ 'sources/a.md': source, 'events/e.yaml': events }, line, 'timeline')).card)
    expect(await lines('/timeline from:2024')).toEqual([
      '2024 (uncertain): e.',
      'about December 2024: a.',
      'not before 8 January 2025: d.',
    ])
    expect(await lines('/timeline to:2023')).toEqual(['not after 2020: b.'])
    expect(await lines('/timeline')).toEqual([
      'not after 2020: b.',
      '2024 (uncertain): e.',
      'about December 2024: a.',
      'undated, after: Event a: c.',
      'undated, after: Event c: f.',
      'not before 8 January 2025: d.',
    ])
  })

  it('stand in their order before the common era', async () => {
    const events =
      event('a', { date: '-0043' }) +
      event('b', { date: '-0099' }) +
      event('c', { date: '0044' }) +
      event('d', { date: '-0098/-0049' })
    const files = { 'sources/a.md': source, 'events/e.yaml': events }
    expect(statementsOn((await ask(files, '/timeline', 'timeline')).card)).toEqual([
      '100 BC: b.',
      '99 BC to 50 BC: d.',
      '44 BC: a.',
      '0044: c.',
    ])
    expect(statementsOn((await ask(files, '/timeline from:-0050 to:0010', 'timeline')).card)).toEqual([
      '99 BC to 50 BC: d.',
      '44 BC: a.',
    ])
  })

  it('may come after each other in a circle, and after as many as there are', async () => {
    const circle =
      event('a', { after: ['b'] }) + event('b', { after: ['a', 'c'] }) + event('c', { date: '2024' })
    const { card } = await ask({ 'sources/a.md': source, 'events/e.yaml': circle }, '/timeline')
    expect(statementsOn(card)[0]).toBe('2024: c.')
    const ids = Array.from({ length: 40 }, (_, at) => `x${at}`)
    const net = ids.map((id, at) => event(id, { exact: 'Event a.', after: ids.slice(0, at) })).join('')
    const found = await ask({ 'sources/a.md': source, 'events/e.yaml': net }, '/timeline')
    expect(found.card.page.count).toBeGreaterThan(0)
  })

  it('are added up only as exactly as their numbers are given', async () => {
    const sums = async (whole: number, parts: readonly number[], more = {}): Promise<string | undefined> => {
      const figures = parts.map((value, at) => figure('bcd'.charAt(at), value, more)).join('')
      const sumOf = parts.map((_, at) => 'bcd'.charAt(at))
      const { card } = await ask(
        { 'sources/a.md': source, 'figures/f.yaml': figure('a', whole, { sumOf, ...more }) + figures },
        '/figures',
        'figures',
      )
      return statementsOn(card).at(-1)
    }
    expect(await sums(46, [40, 5])).toBe('Number a: 40 + 5 = 45, which does not agree with the 46 given.')
    expect(await sums(45, [40, 5])).toBe('Number a: 40 + 5 = 45, which agrees with the 45 given.')
    expect(await sums(1.6e9, [1.06e9, 539e6], { unit: 'USD', bound: 'about' })).toContain('which agrees with')
    expect(await sums(1.7e9, [1.06e9, 539e6], { unit: 'USD', bound: 'about' })).toContain(
      'which does not agree with',
    )
    expect(await sums(0.3, [0.1, 0.2], { unit: 'percent' })).toBe(
      'Number a: 0.1 % + 0.2 % = 0.3 %, which agrees with the 0.3 % given.',
    )
  })

  it('that tie two are found from either side, and said once', async () => {
    const relation = (id: string, from: string, to: string): string =>
      recordYaml({ id, exact: 'Event c.', statement: 'They met.', from, to, type: 'meets' })
    const files = {
      'sources/a.md': source,
      'actors/a.yaml':
        actorYaml({ id: 'one', name: 'One', exact: 'Event a.' }) +
        actorYaml({ id: 'other', name: 'Other', exact: 'Event b.' }),
      'relations/r.yaml': relation('r', 'one', 'other') + relation('s', 'other', 'one'),
    }
    for (const line of ['/relation One Other', '/relation Other One'])
      expect(statementsOn((await ask(files, line)).card)).toEqual(['They met.'])
  })

  it('that oppose each other stand side by side, with whoever says so, whichever was asked for', async () => {
    const claim = (id: string, saidBy?: string): string =>
      recordYaml({ id, exact: `Event ${id}.`, statement: `${id} happened.`, ...(saidBy && { saidBy }) })
        .replace(/^/gm, '    ')
        .trimEnd()
    const files = {
      'sources/a.md': source,
      'actors/a.yaml': actorYaml({ id: 'one', name: 'One', exact: 'Event a.' }),
      'claims/c.yaml': `- id: q\n  question: What happened?\n  claims:\n${claim('b', 'one')}\n${claim('c')}\n`,
    }
    const both = ['What happened?', 'One: b happened.', 'R. Berg: c happened.']
    for (const line of ['/claims', '/claims One', '/claims what happened'])
      expect(statementsOn((await ask(files, line)).card)).toEqual(both)
  })
})
