import type { CallToolResult, Tool } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'

/** A tool as it is listed, and what it does. */
export interface OfferedTool {
  readonly described: Tool
  /** Answers whatever was given: what does not fit is an error in the result. */
  readonly call: (given: unknown) => Promise<CallToolResult>
}

/** Where an excerpt stands, with its words. */
export const excerptSchema = z.object({
  sourceId: z.string(),
  version: z.string().optional(),
  paragraph: z.number().int().describe('From 1.'),
  start: z.number().int().describe("UTF-16 units into the source's text."),
  end: z.number().int(),
  quote: z.string().describe('Exactly what the offsets point at.'),
  hash: z.string().describe('The first 8 bytes of the SHA-256 of the quote.'),
})

const jsonObject = z.looseObject({ type: z.literal('object') })

/** A schema as JSON Schema, as tools describe what they take and give. */
export function objectSchema(schema: z.ZodType): Tool['inputSchema'] {
  return jsonObject.parse(z.toJSONSchema(schema))
}

/** The result for arguments that do not fit, which says of each what is wrong. */
export function invalid({ issues }: z.ZodError): CallToolResult {
  const lines = issues.slice(0, MOST_ISSUES).map(({ path, message }) => {
    const name = path.map(String).join('.').slice(0, LONGEST_NAME)
    return name === '' ? message.slice(0, LONGEST_MESSAGE) : `${name}: ${message.slice(0, LONGEST_MESSAGE)}`
  })
  return failed(`The arguments cannot be used.\n${lines.join('\n')}`)
}

const MOST_ISSUES = 10
const LONGEST_NAME = 60
const LONGEST_MESSAGE = 300

export function failed(text: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text }] }
}
