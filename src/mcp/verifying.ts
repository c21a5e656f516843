import { z } from 'zod'
import type { CallToolResult, Tool } from '@modelcontextprotocol/sdk/types.js'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { within } from '../query/scope.ts'
import { parseDate, type EdtfDate } from '../source/date.ts'
import { runInSlices } from '../source/slices.ts'
import { evidenceData, verificationData } from '../verify/data.ts'
import { checkQuote } from '../verify/quote.ts'
import { partKinds, verdicts } from '../verify/verification.ts'
import { changesText, coverageLine, limitsLine, partLine } from '../verify/wordsFor.ts'
import { verifyDraft } from '../verify/verify.ts'
import { passageLink } from './resources.ts'
import { excerptSchema, failed, invalid, objectSchema, type OfferedTool } from './tool.ts'

/* The tools that compare words with the sources. */

const LONGEST_QUOTE = 10_000
const LONGEST_TEXT = 50_000

const date = z.string().max(40).describe('EDTF, such as 2031-11-05.').optional()
const annotations = { readOnlyHint: true, openWorldHint: false, idempotentHint: true } as const

const change = z.object({
  kind: z.enum(['same', 'only in the draft', 'only in the source']),
  words: z.string(),
})
const evidence = excerptSchema.extend({
  title: z.string(),
  publisher: z.string().optional(),
  url: z.string().optional(),
  published: z.string().optional(),
  instead: z.string().optional().describe('What the source has where the draft has something else.'),
  saidBy: z.string().optional(),
})

const quoteInput = z.strictObject({
  quote: z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_QUOTE)
    .describe('Words that somebody quotes, or an excerpt as it was copied with its citation.'),
})
const quoteOutput = z.object({
  match: z.enum(['exact', 'altered', 'nowhere']),
  evidence: z.array(evidence),
  changes: z.array(change),
  citation: z
    .object({
      sourceId: z.string(),
      paragraph: z.number().int(),
      hash: z.string(),
      isUnaltered: z.boolean().describe('Whether the words are those that were copied.'),
      stillStands: z.boolean().describe('Whether they stand in the source now.'),
    })
    .optional()
    .describe('Of an excerpt that was copied with its citation.'),
})

const QUOTE_TOOL: Tool = {
  name: 'verify_quote',
  title: 'Look up a quotation',
  description:
    'Tells whether words stand in the sources exactly, altered (with the difference) or nowhere, and where. An excerpt copied with its citation is recognised. No verdict on truth.',
  inputSchema: objectSchema(quoteInput),
  outputSchema: objectSchema(quoteOutput),
  annotations,
}

/** `verify_quote`: whether words stand in a source exactly, altered, or nowhere. */
export function verifyQuoteTool(snapshotOf: () => Snapshot): OfferedTool {
  return {
    described: QUOTE_TOOL,
    call: (given) => {
      const parsed = quoteInput.safeParse(given)
      return Promise.resolve(
        parsed.success ? quoteResult(snapshotOf(), parsed.data.quote) : invalid(parsed.error),
      )
    },
  }
}

function quoteResult(snapshot: Snapshot, quote: string): CallToolResult {
  const { match, evidence: found, changes, citation } = checkQuote(snapshot, quote)
  const data = found.map((each) => evidenceData(snapshot, each))
  const where = data.map(
    ({ quote: words, title, sourceId, paragraph }) =>
      `“${words}” (${title}; ${sourceId}, paragraph ${paragraph})`,
  )
  const told = {
    exact: 'These words stand in a source exactly.',
    altered: `These words are altered: ${changesText(changes)}`,
    nowhere: 'These words stand in no source.',
  }[match]
  const copied =
    citation &&
    `Copied from ${citation.sourceId}, paragraph ${citation.paragraph}: ${citation.isUnaltered ? 'unaltered since' : 'altered since'}, and ${citation.stillStands ? 'it still stands there' : 'it no longer stands there so'}.`
  return {
    content: [
      { type: 'text', text: [told, ...(copied === undefined ? [] : [copied]), ...where].join('\n') },
      ...data.map((each) => passageLink(snapshot, each)),
    ],
    structuredContent: { match, evidence: data, changes, ...(citation && { citation }) },
  }
}

const textInput = z.strictObject({
  text: z.string().trim().min(1).max(LONGEST_TEXT).describe('The draft, in Markdown or plain.'),
  date: date.describe('The day that "on Tuesday" is counted from; today where it is absent.'),
  'as-of': date.describe('Only what could be read on that day.'),
})
const textOutput = z.object({
  coverage: z.object({
    sentences: z.number().int(),
    supported: z.number().int(),
    differs: z.number().int(),
    disputed: z.number().int(),
    'not found': z.number().int(),
    unchecked: z.number().int(),
  }),
  sources: z.number().int(),
  draftDate: z.string(),
  newestSource: z.string().optional(),
  knowledge: z.string(),
  sentences: z.array(
    z.object({
      verdict: z.enum([...verdicts, 'unchecked']),
      text: z.string(),
      start: z.number().int(),
      end: z.number().int(),
      reason: z.string().optional(),
      parts: z.array(
        z.object({
          kind: z.enum(partKinds),
          verdict: z.enum(verdicts),
          text: z.string(),
          start: z.number().int(),
          end: z.number().int(),
          evidence: z.array(evidence),
          changes: z.array(change).optional(),
        }),
      ),
    }),
  ),
})

const TEXT_TOOL: Tool = {
  name: 'verify_text',
  title: 'Check a draft',
  description:
    'Compares a text with the sources, sentence by sentence: names with offices, dates, numbers, quotations, who did what; each supported, different, disputed or not found, with the passage. No verdict on truth.',
  inputSchema: objectSchema(textInput),
  outputSchema: objectSchema(textOutput),
  annotations,
}

/** `verify_text`: a draft, sentence by sentence. */
export function verifyTextTool(snapshotOf: () => Snapshot): OfferedTool {
  return {
    described: TEXT_TOOL,
    call: async (given) => {
      const parsed = textInput.safeParse(given)
      if (!parsed.success) return invalid(parsed.error)
      const { text, date: day, 'as-of': asOf } = parsed.data
      const [draftDate, last] = [dateOf(day), dateOf(asOf)]
      if (draftDate === 'unreadable' || last === 'unreadable')
        return failed('A date is written as EDTF, such as 2031, 2031-11 or 2031-11-05.')
      return textResult(within(snapshotOf(), last ? { asOf: last } : {}), text, draftDate ?? today())
    },
  }
}

function today(): EdtfDate {
  return parseDate(new Date().toISOString().slice(0, 10))
}

function dateOf(given: string | undefined): EdtfDate | 'unreadable' | undefined {
  try {
    return given === undefined ? undefined : parseDate(given)
  } catch {
    return 'unreadable'
  }
}

async function textResult(snapshot: Snapshot, text: string, draftDate: EdtfDate): Promise<CallToolResult> {
  const verification = await runInSlices(verifyDraft(snapshot, text, { date: draftDate }))
  const data = verificationData(snapshot, verification)
  const lines = verification.sentences.flatMap(({ verdict, text: words, reason, parts }) => [
    `[${verdict}] ${words.replace(/\s+/g, ' ')}`,
    ...(reason === undefined ? [] : [`  ${reason}`]),
    ...parts.map((part) => `  ${partLine(part)}${places(part.evidence)}`),
  ])
  const cited = data.sentences.flatMap(({ parts }) => parts.flatMap((part) => part.evidence))
  const links = new Map(cited.map((each) => [`${each.sourceId} ${each.start} ${each.end}`, each]))
  return {
    content: [
      {
        type: 'text',
        text: [...lines, coverageLine(verification.coverage), limitsLine(verification)].join('\n'),
      },
      ...[...links.values()].map((each) => passageLink(snapshot, each)),
    ],
    structuredContent: { ...data },
  }
}

function places(
  all: readonly {
    readonly excerpt: {
      readonly quote: string
      readonly citation: { readonly source: string; readonly paragraph: number }
    }
  }[],
): string {
  const told = all.map(
    ({ excerpt: { quote, citation } }) => `“${quote}” (${citation.source}, paragraph ${citation.paragraph})`,
  )
  return told.length === 0 ? '' : `: ${told.join(' ')}`
}
