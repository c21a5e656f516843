import { z } from 'zod'
import { date, language, line } from './fields.ts'

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
    reviewed: z
      .boolean()
      .default(true)
      .describe('false where it came in by a feed and nobody has read it yet; cards then say so.'),
    retrieved: date.optional().describe('When the editor fetched it, as EDTF.'),
  })
  .describe('The particulars of a source document. Only the title is required.')
