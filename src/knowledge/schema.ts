import { z } from 'zod'
import { AUTHOR, date, id, line, name, names, sourceId } from './fields.ts'

/*
 * What an editor may write, once. The checks, the types and the JSON Schemas for editors' completion all come from
 * here. Checks that need more than one record (does this id exist, is this quote in its source) are in check.ts. What
 * else the program must know of a kind of record stands in kinds.ts.
 */

/** A quotation as the W3C Web Annotation model selects it: TextQuoteSelector, section 4.2.4. */
const textQuoteSelector = z
  .strictObject({
    source: sourceId,
    exact: z
      .string()
      .min(1, 'must not be empty')
      .max(500, 'must be at most 500 characters')
      .describe('The words of the source, character by character.'),
    prefix: z.string().optional().describe('What stands right before, where exact stands more than once.'),
    suffix: z.string().optional().describe('What stands right after, where exact stands more than once.'),
  })
  .describe('An exact quotation (W3C TextQuoteSelector).')

const undatedFact = {
  id,
  statement: line(300).describe(
    "One sentence in the editor's own words; it says no more than the quotes do.",
  ),
  quotes: z
    .array(textQuoteSelector)
    .min(1, 'needs at least one quote')
    .describe('The words that bear it out.'),
  involves: z
    .array(id)
    .default([])
    .describe('Ids of the entries that it is about: actors, places, events, treaties, topics.'),
  saidBy: z
    .union([z.literal(AUTHOR), id])
    .default(AUTHOR)
    .describe("Who says so: author (the source's own), or the id of an actor whom the source reports.")
    .transform(speaker),
}

const fact = { ...undatedFact, date: date.optional() }

/** Who says something: the author of the source, or somebody whom the source reports. */
export type Speaker = { readonly by: 'author' } | { readonly by: 'actor'; readonly id: string }

function speaker(written: string): Speaker {
  return written === AUTHOR ? { by: 'author' } : { by: 'actor', id: written }
}

const named = { name, aliases: names.describe('Other names and spellings that people use.') }

const actor = z
  .strictObject({
    ...fact,
    ...named,
    type: z.enum(['state', 'government', 'institution', 'group', 'person', 'people', 'company']),
    roles: names.describe('Offices held, as people ask for them: "Afghan Foreign Minister".'),
  })
  .describe('A state, institution, group or person that a source names.')

const place = z
  .strictObject({
    ...fact,
    ...named,
    type: z.enum(['country', 'region', 'province', 'city', 'border', 'crossing', 'route', 'port', 'project']),
  })
  .describe('A place, or a route or project on the map.')

const event = z
  .strictObject({
    ...fact,
    ...named,
    after: z
      .array(id)
      .default([])
      .describe('Ids of events that came before this one, where its date is not known.'),
  })
  .describe('Something that happened, with its date or its order.')

const treaty = z
  .strictObject({
    ...undatedFact,
    ...named,
    parties: z
      .array(id)
      .min(1, 'needs at least one party')
      .describe('Ids of the actors or places that are bound by it.'),
    signed: date.optional().describe('When it was signed, as EDTF.'),
    inForce: date.optional().describe('When it came into force, as EDTF; 1990-06/1998 where it has ended.'),
    status: z.enum(['draft', 'signed', 'in force', 'suspended', 'ended']).optional(),
  })
  .describe('An agreement between parties: a treaty, a ceasefire, a protocol.')

const units = ['percent', 'count'] as const

const figure = z
  .strictObject({
    ...fact,
    name: line(120).describe('What is counted, as a table row says it: "Exports to Afghanistan".'),
    value: z.number(),
    unit: z
      .union([
        z.enum(units),
        z.string().refine(isCurrency, 'must be percent, count, or an ISO 4217 code such as USD'),
      ])
      .describe('percent, count, or an ISO 4217 currency code.'),
    per: z.enum(['day', 'week', 'month', 'year']).optional(),
    bound: z
      .enum(['exactly', 'about', 'over', 'under'])
      .default('exactly')
      .describe('How the source gives it: "roughly" is about, "exceeding" is over.'),
    period: date.optional().describe('The time that the figure covers, as EDTF.'),
    sumOf: z
      .array(id)
      .default([])
      .describe('Ids of the figures that this one is the sum of; the sum is checked.'),
  })
  .describe('A number that a source gives.')

const claim = ofKind(
  'claim',
  z
    .strictObject(fact)
    .describe('What one party says about a question. A recommendation is a claim of whoever makes it.'),
)

const question = z
  .strictObject({
    id,
    question: line(200).describe('What the parties answer, put so that it takes no side.'),
    involves: fact.involves,
    claims: z.array(claim).min(1, 'needs at least one claim'),
  })
  .describe('A question and the claims about it; opposing ones stand together.')

const topic = z
  .strictObject({
    ...named,
    id,
    description: line(100).describe('What one finds there; it is shown in the list of commands.'),
    command: z
      .string()
      .regex(/^[a-z0-9_-]{1,32}$/, 'must be 1 to 32 lower-case letters, digits, - or _')
      .optional()
      .describe('The slash command that opens this topic: trade for /trade.'),
  })
  .describe('A subject that facts belong to by naming it in involves.')

const relation = z
  .strictObject({
    ...fact,
    from: id,
    to: id,
    type: line(40).describe('What from does to to: "supports", "refuses to recognize".'),
    mutual: z.boolean().default(false).describe('true where it holds in both directions: "trades with".'),
  })
  .describe('What ties one actor or place to another.')

/** The schema of every kind of record. A claim has no file of its own: it stands within its question. */
export const schemas = {
  actor: ofKind('actor', actor),
  place: ofKind('place', place),
  event: ofKind('event', event),
  treaty: ofKind('treaty', treaty),
  topic: ofKind('topic', topic),
  relation: ofKind('relation', relation),
  figure: ofKind('figure', figure),
  question: ofKind('question', question),
  claim,
} as const

function ofKind<const K extends string, Schema extends z.ZodObject>(kind: K, schema: Schema) {
  return schema.transform((record) => ({ kind, ...record }))
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code)
}
