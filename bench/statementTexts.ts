import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { attributionsIn } from '../src/extraction/attribution/attributionsIn.ts'
import { quantitiesIn } from '../src/extraction/quantity/quantitiesIn.ts'
import { datesIn } from '../src/source/datesInText.ts'
import { readDocument } from '../src/source/document.ts'
import { finish } from './finish.ts'

/** News of countries that do not exist, with who speaks and what is counted in it, in the order of the text. */
const file = z.array(
  z.object({
    language: z.string(),
    text: z.string(),
    /** Each speaker by the fullest name that the text has. */
    says: z.array(z.string()),
    counts: z.array(z.tuple([z.number(), z.string()])),
  }),
)

export type LabelledText = z.infer<typeof file>[number]

export function readStatements(): readonly LabelledText[] {
  return file.parse(JSON.parse(readFileSync(new URL('fixtures/statements.json', import.meta.url), 'utf8')))
}

/** The speakers that are found in a text, by their fullest names. */
export function speakersIn({ text, language }: LabelledText): string[] {
  const { sentences, paragraphs } = finish(readDocument(text, language))
  const found = finish(attributionsIn({ text, language, sentences, paragraphs }))
  return found.map(({ name }) => text.slice(name.start, name.end))
}

/** The numbers that are found in a text, each with its unit. */
export function countsIn({ text, language }: LabelledText): string[] {
  const { sentences } = finish(readDocument(text, language))
  const dates = new Map(
    sentences.map(({ start, end }, number) => [number, datesIn(text.slice(start, end), language)]),
  )
  return finish(quantitiesIn({ text, language, sentences, dates })).map(
    ({ value, unit }) => `${value} ${unit}`,
  )
}

/** How many of what is due was found, and how many of what was found is due; each counts once. */
export function shared(due: readonly string[], found: readonly string[]): number {
  const left = [...found]
  return due.filter((item) => {
    const at = left.indexOf(item)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }).length
}
