import type { Table } from '../card/card.ts'
import type { ExplainedExcerpt, ExplainedQuestion } from '../query/explain.ts'
import { quoted, run, type Pen } from './pen.ts'
import { tableLines } from './table.ts'

/** Of a word with very many forms the best are enough. */
const MOST_ALTERNATIVES = 8
const NAMED = 'It is answered all the same, because it asks for nothing but what is known by that name.'

/** How a question came to its excerpts, as lines to read. */
export function explanationLines(explained: ExplainedQuestion, pen: Pen): string[] {
  return [
    ...pen.paragraph('', '', run(`How “${explained.question}” was read`, 'title')),
    ...wordLines(explained, pen),
    ...explained.excerpts.flatMap((excerpt, at) => ['', ...excerptLines(excerpt, at + 1, pen)]),
    '',
    ...evidenceLines(explained, pen),
  ]
}

function wordLines({ words, repairs }: ExplainedQuestion, pen: Pen): string[] {
  if (words.length === 0)
    return pen.paragraph('  ', '  ', run('No word of it is to be looked for: all are words of grammar only.'))
  const rows = words.map(({ word, share, alternatives }) => [
    word,
    fixed(share),
    alternatives.length === 0 ? 'nothing: no text has it' : alternativesText(alternatives),
  ])
  return [
    ...pen.paragraph(
      '  ',
      '  ',
      run('Each word’s share of the question, and the words of the texts that count for it:'),
    ),
    ...numbers(['word', 'share', 'found as'], rows, pen),
    ...repairs.flatMap(({ word, read }) =>
      pen.paragraph(
        '  ',
        '  ',
        run(
          read.length === 0
            ? `“${word}” is in no text, and like no word that is.`
            : `“${word}” is in no text; it was read as ${read.map((other) => `“${other}”`).join(' or ')}.`,
        ),
      ),
    ),
  ]
}

function alternativesText(alternatives: ExplainedQuestion['words'][number]['alternatives']): string {
  const shown = alternatives
    .slice(0, MOST_ALTERNATIVES)
    .map(({ word, weight }) => `${word} × ${fixed(weight)}`)
  const more = alternatives.length - shown.length
  return shown.join(', ') + (more > 0 ? `, and ${more} more` : '')
}

function excerptLines(excerpt: ExplainedExcerpt, number: number, pen: Pen): string[] {
  const { sourceId, paragraph, score, isShown, quote, features, words } = excerpt
  const place = `[${number}] ${sourceId}, paragraph ${paragraph}: score ${fixed(score)}${isShown ? '' : ', not in the answer'}`
  const wordRows = words.map(({ word, text, paragraph: around, title }) => [
    word,
    fixed(text),
    fixed(around),
    fixed(title),
  ])
  const sums = (['text', 'paragraph', 'title'] as const).map((field) =>
    fixed(sum(words.map((word) => word[field]))),
  )
  return [
    ...pen.paragraph('', '    ', run(place, 'heading')),
    ...pen.paragraph('  │ ', '  │ ', quoted(quote)),
    ...numbers(['word in', 'sentence', 'paragraph', 'title'], [...wordRows, ['sum', ...sums]], pen),
    '',
    ...partLines('feature', features, 'score', pen),
  ]
}

function evidenceLines(
  { evidence, confidence, needed, sufficient, isAnswered, excerpts }: ExplainedQuestion,
  pen: Pen,
): string[] {
  const verdict = sufficient ? 'evidence' : 'no evidence'
  const compared = `confidence ${fixed(confidence)}, ${fixed(needed)} is needed`
  const why =
    excerpts.length === 0
      ? 'No passage has a word of the question.'
      : evidence.length === 0
        ? 'The question has no word that tells what it is about.'
        : 'The confidence is 1 / (1 + e^-sum) of the sum of these, taken of the best three:'
  return [
    ...pen.paragraph('', '  ', run(`Together: ${verdict} (${compared})`, 'heading')),
    ...pen.paragraph('  ', '  ', run(why)),
    ...(evidence.length === 0 ? [] : partLines('part', evidence, 'sum', pen)),
    ...(isAnswered && !sufficient ? pen.paragraph('  ', '  ', run(NAMED)) : []),
  ]
}

type Parts = ExplainedQuestion['evidence']

/** Values, their weights, and the products with their sum; the largest product first. */
function partLines(name: string, parts: Parts, total: string, pen: Pen): string[] {
  const rows = parts
    .map((part) => ({ ...part, product: part.value * part.weight }))
    .sort((a, b) => Math.abs(b.product) - Math.abs(a.product))
  const cells = rows.map(({ name, value, weight, product }) => [
    name,
    fixed(value),
    fixed(weight),
    fixed(product),
  ])
  const last = [total, '', '', fixed(sum(rows.map(({ product }) => product)))]
  return numbers([name, 'value', '× weight', '= product'], [...cells, last], pen)
}

/** A table with names on the left and numbers, whose points stand below each other, or a text as the last column. */
function numbers(names: readonly string[], rows: readonly (readonly string[])[], pen: Pen): string[] {
  const isNumber = (at: number): boolean => rows.every((row) => /^(?:-?\d+\.\d+)?$/.test(row[at] ?? ''))
  const table: Table = {
    type: 'table',
    heading: '',
    columns: names.map((name, at) => ({ name, align: at > 0 && isNumber(at) ? 'end' : 'start' })),
    rows: rows.map((cells) => ({ cells, marks: [] })),
    notes: [],
  }
  return tableLines(table, pen)
}

function sum(values: readonly number[]): number {
  return values.reduce((before, value) => before + value, 0)
}

function fixed(value: number): string {
  return value.toFixed(2)
}
