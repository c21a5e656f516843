import { z } from 'zod'
import { cardKinds, type Card } from './card.ts'
import { views } from './view.ts'

/* A card as it is kept, for what is to be done to it later. Its chart is not: a picture is drawn of an answer. */

const view = z.enum(views)

export const keptRequest = z.object({
  command: z.string(),
  arguments: z.record(z.string(), z.string()),
  view: view.exactOptional(),
  page: z.int().min(1),
  revision: z.string().exactOptional(),
})

export const correction = z.object({
  kind: z.enum(['changed', 'withdrawn', 'gone']),
  sentence: z.string(),
  day: z.string(),
  now: z.string().exactOptional(),
})

const marks = z.array(z.number())
const shownFact = z.object({ id: z.string(), hash: z.string() })
const corrected = { fact: shownFact.exactOptional(), correction: correction.exactOptional() }
const dateLabel = z.object({ text: z.string(), isUncertain: z.boolean() })
const stated = z.object({
  statement: z.string(),
  saidBy: z.string().exactOptional(),
  date: dateLabel.exactOptional(),
  marks,
  ...corrected,
})
const citation = z.object({
  source: z.string(),
  paragraph: z.int(),
  version: z.string().exactOptional(),
  start: z.int(),
  end: z.int(),
  hash: z.string(),
})
const excerpt = z.object({
  number: z.int(),
  quote: z.string(),
  highlights: z.array(z.object({ start: z.int(), end: z.int() })),
  citation,
  citedAs: z.string(),
  url: z.string().exactOptional(),
  context: keptRequest,
  correction: correction.exactOptional(),
})
const heading = z.string()

const section = z.discriminatedUnion('type', [
  z.object({ type: z.literal('facts'), heading, facts: z.array(stated) }),
  z.object({ type: z.literal('timeline'), heading, entries: z.array(stated.extend({ date: dateLabel })) }),
  z.object({ type: z.literal('excerpts'), heading, excerpts: z.array(excerpt) }),
  z.object({
    type: z.literal('table'),
    heading,
    columns: z.array(z.object({ name: z.string(), align: z.enum(['start', 'end']) })),
    rows: z.array(z.object({ cells: z.array(z.string()), marks, ...corrected })),
    notes: z.array(z.string()),
  }),
  z.object({
    type: z.literal('disagreement'),
    question: z.string(),
    sides: z.array(z.object({ party: z.string(), claims: z.array(stated) })),
  }),
  z.object({
    type: z.literal('list'),
    heading,
    items: z.array(z.object({ term: z.string(), description: z.string() })),
  }),
])

export const keptCard = z.object({
  kind: z.enum(cardKinds),
  heading,
  label: z.string(),
  otherNames: z.array(z.string()),
  notes: z.array(z.string()),
  sections: z.array(section),
  suggestions: z.array(
    z.object({
      label: z.string(),
      description: z.string(),
      request: keptRequest,
      isButton: z.literal(true).exactOptional(),
    }),
  ),
  view: view.exactOptional(),
  views: z.array(z.object({ label: z.string(), count: z.int().exactOptional(), request: keptRequest })),
  page: z.object({
    number: z.int(),
    count: z.int(),
    excerpts: z.int(),
    previous: keptRequest.exactOptional(),
    next: keptRequest.exactOptional(),
  }),
  footer: z.object({
    sources: z.array(z.object({ title: z.string(), line: z.string(), url: z.string().exactOptional() })),
    knowledge: z.string(),
  }),
  request: keptRequest,
}) satisfies z.ZodType<Omit<Card, 'chart'>>
