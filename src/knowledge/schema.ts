import { z } from 'zod'
import { parseDate } from '../source/date.ts'

/*
 * What an editor may write, once. The checks, the types and the JSON Schemas for editors' completion all come
 * from here. Checks that need more than one record (does this id exist, is this quote in its source) are in check.ts.
 */

const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, { error: 'must not be empty', abort: true })
    .max(longest, `must be at most ${longest} characters`)
    .regex(/^[^\r\n]*$/, 'must be one line')

/** Ids are part of a button's identity on the platforms, which allow 100 characters for all of it. */
const id = z
  .string()
  .max(48, 'must be at most 48 characters')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, such as durand-line')
  .describe('Unique in the whole folder: lower-case words joined by hyphens.')

/** A source's id is its file's name, which people choose more freely. */
export const sourceId = z
  .string()
  .max(80, 'must be at most 80 characters')
  .regex(
    /^[\p{L}\p{N}]+([-_.][\p{L}\p{N}]+)*$/u,
    'must be words joined by hyphens, such as wakhan-report-2025',
  )
  .describe('The id of a source: the name of its file without .md.')

/** YAML reads 2024 as a number; a year written so is meant as a date. */
const date = z
  .union([z.string(), z.int()], 'must be an EDTF date such as 2024, 2024-11, 2025-01-08 or 2024-12~')
  .transform((value, context) => {
    try {
      return parseDate(String(value))
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) })
      return z.NEVER
    }
  })
  .describe('An EDTF date: 2024, 2024-11, 2025-01-08, 2024-12~ (about), 2025-01-08/.. (not before).')

const language = z
  .string()
  .refine(isLanguage, 'must be a BCP 47 language tag such as en, ur or pt-BR')
  .describe('A BCP 47 language tag.')

const name = line(120).regex(/[\p{L}\p{N}]/u, 'must have a letter or a digit')
const names = z.array(name).default([])

/** The kinds of source, and how a card says each. */
const sourceKinds = ['news', 'analysis', 'opinion', 'report', 'statement', 'reference'] as const

/** The particulars of a source, written as YAML front matter above its text. */
export const particulars = z
  .strictObject({
    title: line(300).describe(
      'The title that the document bears, or a description of it (see titleSupplied).',
    ),
    titleSupplied: z
      .boolean()
      .default(false)
      .describe('true where the document bears no title and the editor describes it instead.'),
    author: line(200).optional(),
    publisher: line(200).optional(),
    published: date.optional(),
    url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
    kind: z.enum(sourceKinds).optional(),
    viewpoint: line(120).optional().describe('From whose point of view it is written, where that shows.'),
    language: language.default('en'),
    licence: line(200).optional(),
    retrieved: date.optional().describe('When the editor fetched it, as EDTF.'),
  })
  .describe('The particulars of a source document. Only the title is required.')

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

const fact = {
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
    .describe('Ids of the actors, places, events and topics that it is about.'),
  date: date.optional(),
  saidBy: z
    .union([z.literal('author'), id])
    .default('author')
    .describe("Who says so: author (the source's own), or the id of an actor whom the source reports."),
}

const named = { name, aliases: names.describe('Other names and spellings that people use.') }

export const actor = z
  .strictObject({
    ...fact,
    ...named,
    type: z.enum(['state', 'government', 'institution', 'group', 'person', 'people', 'company']),
    roles: names.describe('Offices held, as people ask for them: "Afghan Foreign Minister".'),
  })
  .describe('A state, institution, group or person that a source names.')

export const place = z
  .strictObject({
    ...fact,
    ...named,
    type: z.enum(['country', 'region', 'province', 'city', 'border', 'crossing', 'route', 'port', 'project']),
  })
  .describe('A place, or a route or project on the map.')

export const event = z
  .strictObject({
    ...fact,
    ...named,
    after: z
      .array(id)
      .default([])
      .describe('Ids of events that came before this one, where its date is not known.'),
  })
  .describe('Something that happened, with its date or its order.')

const units = ['percent', 'count'] as const

export const figure = z
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

export const claim = z
  .strictObject(fact)
  .describe('What one party says about a question. A recommendation is a claim of whoever makes it.')

export const question = z
  .strictObject({
    id,
    question: line(200).describe('What the parties answer, put so that it takes no side.'),
    involves: fact.involves,
    claims: z.array(claim).min(1, 'needs at least one claim'),
  })
  .describe('A question and the claims about it; opposing ones stand together.')

export const topic = z
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

export const relation = z
  .strictObject({
    ...fact,
    from: id,
    to: id,
    type: line(40).describe('What from does to to: "supports", "refuses to recognize".'),
    mutual: z.boolean().default(false).describe('true where it holds in both directions: "trades with".'),
  })
  .describe('What ties one actor or place to another.')

/** The folders of a knowledge folder that hold fact files, and what a record in each must be. */
export const recordSchemas = {
  actors: actor.transform((record) => ({ kind: 'actor' as const, ...record })),
  places: place.transform((record) => ({ kind: 'place' as const, ...record })),
  events: event.transform((record) => ({ kind: 'event' as const, ...record })),
  figures: figure.transform((record) => ({ kind: 'figure' as const, ...record })),
  claims: question.transform((record) => ({ kind: 'question' as const, ...record })),
  topics: topic.transform((record) => ({ kind: 'topic' as const, ...record })),
  relations: relation.transform((record) => ({ kind: 'relation' as const, ...record })),
} as const

export type RecordFolder = keyof typeof recordSchemas

/** A record as an editor wrote it: valid in itself, not yet checked against the others. */
export type KnowledgeRecord = z.output<(typeof recordSchemas)[RecordFolder]>

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code)
}
