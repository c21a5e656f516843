import { z } from 'zod'
import { parseDate } from '../source/date.ts'

/* What the schemas of records and of sources have in common. */

export const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, { error: 'must not be empty', abort: true })
    .max(longest, `must be at most ${longest} characters`)
    .regex(/^[^\r\n]*$/, 'must be one line')

/** In `saidBy` it stands for the author of the source, so no record may have it as its id. */
export const AUTHOR = 'author'

/** Ids are part of a button's identity on the platforms, which allow 100 characters for all of it. */
export const id = z
  .string()
  .max(48, 'must be at most 48 characters')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, such as durand-line')
  .refine((text) => text !== AUTHOR, `must not be ${AUTHOR}, which saidBy has for the author of a source`)
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
export const date = z
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

export const language = z
  .string()
  .refine(isLanguage, 'must be a BCP 47 language tag such as en, ur or pt-BR')
  .describe('A BCP 47 language tag.')

export const name = line(120).regex(/[\p{L}\p{N}]/u, 'must have a letter or a digit')
export const names = z.array(name).default([])

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
