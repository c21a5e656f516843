import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { entitiesOf } from '../../src/extraction/names/entities.ts'
import { namesInText } from '../../src/extraction/names/sourceNames.ts'
import { readDocument } from '../../src/source/document.ts'
import { finish } from '../finish.ts'
import type { Plan } from '../plan.ts'
import { fixed, type Section } from '../report.ts'

/** News of countries that do not exist, with all that they name; a kind is empty where the text does not tell it. */
const file = z.object({
  articles: z.array(
    z.object({
      language: z.string(),
      text: z.string(),
      names: z.array(z.object({ forms: z.array(z.string()), kind: z.string() })),
    }),
  ),
})

interface Counts {
  due: number
  found: number
  right: number
  ofKind: number
  joined: number
}

/** How much of what texts name is found, how much of what is found is right, and how it is sorted. */
export function foundNamesSection(plan: Plan): Promise<Section> {
  plan.progress('names in texts')
  const { articles } = file.parse(
    JSON.parse(readFileSync(new URL('../fixtures/names.json', import.meta.url), 'utf8')),
  )
  const counts = new Map<string, Counts>()
  for (const { language, text, names } of articles) {
    const { sentences } = finish(readDocument(text, language))
    const found = finish(
      entitiesOf([{ names: finish(namesInText(text, sentences, language)), first: 0, language }]),
    )
    const own = counts.get(language) ?? { due: 0, found: 0, right: 0, ofKind: 0, joined: 0 }
    counts.set(language, own)
    own.due += names.length
    own.found += found.length
    for (const { forms, kind } of names) {
      const entity = found.find(({ name }) => name === forms[0])
      if (!entity) continue
      own.right += 1
      if ((entity.sorted.kind ?? '') === kind) own.ofKind += 1
      const written = new Set(entity.forms.map(({ text: form }) => form))
      if (written.size === forms.length && forms.every((form) => written.has(form))) own.joined += 1
    }
  }
  return Promise.resolve({
    title: 'Names in texts',
    text: 'Invented news (`bench/fixtures/names.json`): of what they name, how much is found under its full name (recall), how much of what is found is named (precision), and of what is found, how much has its kind and all its names and no others.',
    columns: ['language', 'names', 'precision', 'recall', 'kind', 'all its names'],
    rows: [...counts].map(([language, { due, found, right, ofKind, joined }]) => [
      language,
      String(due),
      fixed(right / Math.max(1, found), 2),
      fixed(right / due, 2),
      fixed(ofKind / Math.max(1, right), 2),
      fixed(joined / Math.max(1, right), 2),
    ]),
  })
}
