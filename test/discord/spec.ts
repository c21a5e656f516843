import { isDeepStrictEqual } from 'node:util'
import { prettifyError, safeParse, type core } from 'zod'

/**
 * Holds a body to a schema of Discord's own description, strictly: a key that the schema does not know, which Discord
 * would leave out, is a fault here.
 * @returns what is wrong with it; undefined where nothing is.
 */
export function faultOf(schema: core.$ZodType, body: unknown): string | undefined {
  const parsed = safeParse(schema, body)
  if (!parsed.success) return prettifyError(parsed.error)
  if (isDeepStrictEqual(parsed.data, body)) return undefined
  return `A key is unknown: ${JSON.stringify(body)} is read as ${JSON.stringify(parsed.data)}`
}
