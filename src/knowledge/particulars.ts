import { z } from 'zod'
import { date, language, line } from './fields.ts'

const address = z.url({ protocol: /^https?$/, error: 'must be an http or https address' })

const sourceKinds = ['news', 'live', 'analysis', 'opinion', 'report', 'statement', 'reference'] as const

/** What stands beside a text on its page, or below it, and is no part of its course. */
export const apartKinds = ['caption', 'pull quote', 'footnote'] as const

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
    changed: date.optional().describe('When the publisher last changed it, as EDTF.'),
    url: address.optional(),
    alsoAt: z
      .array(z.strictObject({ url: address, publisher: line(200).optional() }))
      .default([])
      .describe('Other addresses of the same text, such as papers that print the same agency report.'),
    kind: z.enum(sourceKinds).optional(),
    viewpoint: line(120).optional().describe('From whose point of view it is written, where that shows.'),
    language: language.default('en'),
    licence: line(200).optional(),
    apart: z
      .array(z.enum(apartKinds))
      .default([])
      .describe(
        'What the last paragraphs are, in their order, that stand apart from the text on its page; citations say so.',
      ),
    reviewed: z
      .boolean()
      .default(true)
      .describe('false where it came in by a feed and nobody has read it yet; cards then say so.'),
    withdrawn: date
      .optional()
      .describe('When its publisher took it back, as EDTF; every card that quotes it says so.'),
    gone: date.optional().describe('Since when nothing is found at its address; the program writes it.'),
    retrieved: date.optional().describe('When the editor fetched it, as EDTF.'),
    until: date
      .optional()
      .describe('The day on which the program takes it out, where nothing quotes it; without it, it stays.'),
    digest: z
      .string()
      .regex(/^[0-9a-f]{16}$/, 'must be 16 hexadecimal digits, as the program writes it')
      .optional()
      .describe(
        'Of the text as the program fetched it: by it the program sees whether an editor changed it.',
      ),
  })
  .describe('The particulars of a source document. Only the title is required.')
