import { describe, expect, test } from 'vitest'
import type { DayRange, Passage } from '../../src/search/passages/passageIndex.ts'
import { indexOf } from './generators.ts'

/* What is asked for must stand in one place, and be of the time that is asked about. */

function day(date: string): DayRange {
  const number = Date.parse(date) / 86_400_000
  return { from: number, to: number }
}

/** One document of sentences that are paragraphs of their own. */
function document(title: string, texts: readonly string[], published?: string): Passage[] {
  return texts.map((text, group) => ({
    text,
    group,
    title,
    notes: '',
    language: 'en',
    ...(published !== undefined && { published: day(published) }),
  }))
}

function ask(
  question: string,
  passages: readonly Passage[],
): { first: string; texts: string[]; sufficient: boolean } {
  const { hits, sufficient } = indexOf(passages).search(question, { limit: 5 })
  const texts = hits.map(({ passage }) => passages[passage]?.text ?? '')
  return { first: texts[0] ?? '', texts, sufficient }
}

const HARBOUR = [
  ...document('Harbour closes', [
    'The harbour of Osterby was closed on Monday after an oil spill.',
    'The decision came after divers found a crack in the hull of the Marigold.',
    'Mayor Tilda Brenn, 54, said the beaches would be cleaned within a week.',
    '“We will not let this happen again,”',
    'Brenn told reporters.',
    'The spill covers about 12 square miles and has killed 300 seabirds.',
    'Volunteers from nine villages have cleaned 40 beaches.',
  ]),
  ...document('Ferry company', [
    'The Velmora Steam Company runs eleven ferries to Sarn.',
    'Its director, Piet Halloran, warned that fares would rise.',
    'Tilda Brenn opened the new terminal in 2019.',
  ]),
]

describe('What somebody said', () => {
  test('is found where they are the speaker, and refused about what they said nothing of', () => {
    expect(ask('What did Tilda Brenn say about the beaches?', HARBOUR).first).toContain(
      'beaches would be cleaned',
    )
    expect(ask('What did Piet Halloran say about Osterby?', HARBOUR).sufficient).toBe(false)
  })

  test('is what is known to be their words, before what others say of them', () => {
    const passages = [
      ...document('Pumps', [
        'Osterby Pumps Trading said that it sells the pumps of Velmora Works.',
        'An official, asked of Velmora Works, said pumps were safe.',
        'Velmora Works has denied that pumps of its own leak, whatever is told of them.',
      ]),
    ].map((passage, at) => ({
      ...passage,
      speakers: [['Osterby Pumps Trading'], ['An official'], ['Velmora Works']][at] ?? [],
    }))
    expect(ask('What did Velmora Works say about the pumps?', passages).first).toContain('denied')
  })

  test('is the quotation, not the sentence behind it that only says whose it is', () => {
    const { texts } = ask('What did Brenn say?', HARBOUR)
    expect(texts.indexOf('Brenn told reporters.')).not.toBe(0)
  })
})

test('How old somebody is stands behind the name', () => {
  const { first, sufficient } = ask('How old is Tilda Brenn?', HARBOUR)
  expect(first).toContain('Brenn, 54,')
  expect(sufficient).toBe(true)
})

test('A number counts what it stands before', () => {
  expect(ask('How many beaches have volunteers cleaned?', HARBOUR).first).toContain('40 beaches')
  expect(ask('How many seabirds did the spill kill?', HARBOUR).first).toContain('300 seabirds')
})

test('The cause may be told by the sentence that goes on about what was asked', () => {
  expect(ask('Why was the harbour of Osterby closed?', HARBOUR).texts.slice(0, 2)).toContain(
    'The decision came after divers found a crack in the hull of the Marigold.',
  )
})

describe('A time that the question names', () => {
  const dated = (text: string, date: string, group: number): Passage => ({
    text,
    group,
    title: 'Strikes in Port Velm',
    notes: '',
    language: 'en',
    published: day('2031-05-20'),
    dates: [day(date)],
  })
  const strikes = [
    dated('Dockers in Port Velm struck on Tuesday and blocked the gates.', '2031-05-13', 0),
    dated('Dockers in Port Velm struck last month and blocked the rails.', '2031-04-16', 1),
    dated('Dockers in Port Velm struck two years ago and blocked the roads.', '2029-05-16', 2),
  ]

  test('is that of the passage, though it names it in other words', () => {
    expect(ask('What did dockers in Port Velm block on 13 May 2031?', strikes).first).toContain('gates')
    expect(ask('What did dockers in Port Velm block in April?', strikes).first).toContain('rails')
    expect(ask('What did dockers in Port Velm block in 2029?', strikes).first).toContain('roads')
  })

  test('may be counted from the day on which it is asked', () => {
    const { from: today } = day('2031-05-21')
    const firstOf = (question: string, days?: number): string => {
      const [hit] = indexOf(strikes).search(question, {
        limit: 1,
        ...(days !== undefined && { today: days }),
      }).hits
      return strikes[hit?.passage ?? -1]?.text ?? ''
    }
    expect(firstOf('What did dockers in Port Velm block last week?', today)).toContain('gates')
    expect(firstOf('What did dockers in Port Velm block five weeks ago?', today)).toContain('rails')
    expect(firstOf('What did dockers in Port Velm block 2 years ago?', today)).toContain('roads')
  })
})

test('Of a number that changes the newest comes first, whatever it is called', () => {
  const toll = [
    ...document('Flood', ['At least 31 people have been killed in the flood at Sarn.'], '2031-03-02'),
    ...document(
      'Flood goes on',
      ['The flood at Sarn has killed 58 people, the ministry said.'],
      '2031-03-09',
    ),
    ...document('Flood day three', ['The death toll of the flood at Sarn has risen to 44.'], '2031-03-05'),
  ]
  const { texts } = ask('What is the latest death toll of the flood at Sarn?', toll)
  expect(texts.map((text) => /\d+/.exec(text)?.[0])).toEqual(['58', '44', '31'])
})

test.each(['Кто такой Хасан Барзани?', 'من هو حسن برزاني؟'])(
  'A name that is written in another script is found as it is heard: %s',
  (question) => {
    const port = document('Port', [
      'The mayor met Hassan Barzani on Monday, the office said.',
      'Hassan Barzani, the head of the port, spoke to pilots.',
      'Ships waited outside.',
    ])
    const { first, sufficient } = ask(question, port)
    expect(sufficient).toBe(true)
    expect(first).toContain('Barzani, the head of the port')
  },
)
