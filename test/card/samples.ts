import type { Card, CitedExcerpt, Section } from '../../src/card/card.ts'
import { request } from '../../src/card/request.ts'

/* Cards as readers meet them every day. The documents that they quote are made up. */

const base: Card = {
  kind: 'actor',
  heading: 'Norland Front',
  label: 'group',
  otherNames: [],
  notes: [],
  sections: [],
  suggestions: [],
  views: [],
  page: { number: 1, count: 1, excerpts: 0 },
  footer: {
    sources: [
      {
        title: 'Talks on the Norland ferry',
        line: 'Opinion piece, Norland point of view; not before 8 January 2031, at most 1 year 10 months old',
      },
    ],
    knowledge: 'Revision 3f9a0c21b7de, loaded 24 November 2032, 20:04 UTC',
  },
  request: request('actor', { name: 'Norland Front' }),
}

/** An ordinary card, but for what is given. */
export function cardOf(parts: Partial<Card>): Card {
  return { ...base, ...parts }
}

/** An excerpt of the made-up source with words set off. */
export function excerptOf(number: number, quote: string, ...words: readonly string[]): CitedExcerpt {
  const start = number * 600
  return {
    number,
    quote,
    highlights: words.map((word) => ({ start: quote.indexOf(word), end: quote.indexOf(word) + word.length })),
    citation: {
      source: 'harbour-talks-2031',
      paragraph: number,
      start,
      end: start + quote.length,
      hash: '00c0ffee00c0ffee',
    },
    citedAs: `Talks on the Norland ferry, paragraph ${number}`,
    context: request('source', { id: 'harbour-talks-2031', paragraph: String(number) }),
  }
}

const ferry = excerptOf(
  1,
  'The Norland Front (NF), a militant group that holds the northern quays, claimed responsibility for most of the 46 fires of 2030.',
  'Norland Front',
)
const denied = excerptOf(
  2,
  'The mayor of Port Lune said that “no ship* was_ever touched” & that the Front lies.',
  'Front',
)
const linked: CitedExcerpt = {
  ...excerptOf(
    3,
    'Exports stood at roughly N$1.6 billion, with Norland exporting about N$ 1.06 billion.',
    'N$1.6 billion',
  ),
  url: 'https://example.org/ferry_(talks)#:~:text=Exports%20stood',
}
const quoted: Section = {
  type: 'excerpts',
  heading: 'What the sources say',
  excerpts: [ferry, denied, linked],
}
const choices = ['Norland', 'Norland Front', 'Port Norland'].map((name) => ({
  label: name,
  description: 'A group that holds the northern quays',
  request: request('actor', { name }),
}))

export const samples = {
  actor: cardOf({
    otherNames: ['NF', 'Front of Norland', 'جبهه نورلند'],
    notes: ['Read “frnt” as “front”.'],
    sections: [
      {
        type: 'facts',
        heading: 'Facts',
        facts: [
          { statement: 'The Norland Front is a militant group that holds the northern quays.', marks: [1] },
          {
            statement: 'The Front set most of the fires.',
            saidBy: 'Norland Front',
            date: { text: '2030', isUncertain: false },
            marks: [1, 2],
          },
        ],
      },
      quoted,
    ],
    suggestions: choices,
    view: 'facts',
    views: [
      { label: 'Overview', request: request('actor', { name: 'NF' }) },
      {
        label: 'Excerpts',
        count: 13,
        request: { ...request('actor', { name: 'NF' }), view: 'excerpts' },
      },
    ],
    page: {
      number: 2,
      count: 3,
      excerpts: 13,
      previous: request('actor', { name: 'NF' }),
      next: { ...request('actor', { name: 'NF' }), page: 3 },
    },
  }),
  figures: cardOf({
    kind: 'figures',
    heading: 'Trade',
    label: 'figures',
    sections: [
      {
        type: 'table',
        heading: 'Figures',
        columns: [
          { name: 'What', align: 'start' },
          { name: 'Value', align: 'end' },
          { name: 'Period', align: 'start' },
          { name: 'Who says so', align: 'start' },
        ],
        rows: [
          {
            cells: [
              'Bilateral trade',
              'about US$ 1.6 billion',
              'July 2029 to June 2030',
              'Ministry of the Sea',
            ],
            marks: [3],
          },
          {
            cells: [
              'Exports to Port Lune',
              'about US$ 1.06 billion',
              'July 2029 to June 2030',
              'Ministry of the Sea',
            ],
            marks: [3],
          },
          { cells: ['阿富汗 exports', '40 %', '', 'the author'], marks: [] },
        ],
        notes: ['Exports and imports add up to US$ 1.599 billion, which is about US$ 1.6 billion.'],
      },
      { ...quoted, excerpts: [linked] },
    ],
  }),
  timeline: cardOf({
    kind: 'timeline',
    heading: 'Timeline of Norland',
    label: 'from November 2030',
    sections: [
      {
        type: 'timeline',
        heading: 'In order of date',
        entries: [
          {
            statement: 'The first talks are held.',
            date: { text: 'November 2030', isUncertain: false },
            marks: [1],
          },
          {
            statement: 'Ships are fired on.',
            date: { text: 'about December 2030', isUncertain: true },
            marks: [2],
          },
          {
            statement: 'The envoy leaves.',
            saidBy: 'Ada Holm',
            date: { text: 'after the first talks; no date given', isUncertain: true },
            marks: [],
          },
        ],
      },
      { ...quoted, excerpts: [ferry, denied] },
    ],
  }),
  disagreement: cardOf({
    kind: 'claims',
    heading: 'Claims about the fires',
    label: 'who says what',
    sections: [
      {
        type: 'disagreement',
        question: 'Who set the fires of 2030?',
        sides: [
          { party: 'Norland Front', claims: [{ statement: 'The Front says that it set them.', marks: [1] }] },
          {
            party: 'Port Lune',
            claims: [
              {
                statement: 'The city says that there were none.',
                date: { text: '2031', isUncertain: false },
                marks: [2],
              },
            ],
          },
        ],
      },
      { ...quoted, excerpts: [ferry, denied] },
    ],
  }),
  choice: cardOf({
    kind: 'choice',
    heading: 'Which “Norland” is meant?',
    label: 'more than one entry',
    notes: ['Choose one of these.'],
    suggestions: choices,
    footer: { sources: [], knowledge: base.footer.knowledge },
  }),
  none: cardOf({
    kind: 'none',
    heading: 'No evidence for “who won the song contest”',
    label: 'no evidence',
    notes: ['No source says anything about it.', 'Nearest entries are below.'],
    suggestions: choices.slice(0, 1),
    footer: { sources: [], knowledge: base.footer.knowledge },
  }),
  error: cardOf({
    kind: 'error',
    heading: 'There is no command /acter',
    label: 'error',
    notes: ['Did you mean /actor? /help lists all commands.'],
    footer: { sources: [], knowledge: base.footer.knowledge },
  }),
  help: cardOf({
    kind: 'help',
    heading: 'Commands',
    label: 'help',
    sections: [
      {
        type: 'list',
        heading: 'Commands',
        items: [
          {
            term: '/actor name [about]',
            description: 'Who it is, what the sources say, dated facts, relations.',
          },
          { term: '/timeline [about] [from] [to]', description: 'Dated facts in order.' },
          { term: '/kb reload', description: 'Reads the knowledge folder again (administrators).' },
        ],
      },
      { type: 'list', heading: 'Nothing here', items: [] },
    ],
    footer: { sources: [], knowledge: base.footer.knowledge },
  }),
} satisfies Record<string, Card>
