import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collect } from '../../src/search/passages/collect.ts'
import { LEAST_MEAN, type Collection } from '../../src/search/passages/collection.ts'
import { compounds } from '../../src/search/passages/compounds.ts'
import { Dictionary } from '../../src/search/passages/dictionary.ts'
import { documentsOf } from '../../src/search/passages/documents.ts'
import { FEATURES, Measure } from '../../src/search/passages/features.ts'
import { buildLanguageIndex } from '../../src/search/passages/languageIndex.ts'
import { joinedWord } from '../../src/search/passages/joined.ts'
import { readQuestion, type Concept, type Question } from '../../src/search/passages/question.ts'
import { WEIGHTS } from '../../src/search/passages/ranking.ts'
import type { Scores } from '../../src/search/passages/scores.ts'
import type { Passage } from '../../src/search/passages/passage.ts'
import { Occurrences } from '../../src/search/passages/occurrences.ts'

import { tokens } from '../../src/search/tokens.ts'
import { collection, finish, text } from './generators.ts'

/** The words of a text by their numbers, with their compounds and, in sentences, what a space was put into. */
function wordsIn({ vocabulary }: Collection, written: string, isSentence: boolean): number[] {
  const found = tokens(written)
  const words = [...found, ...compounds(written, found)].map(({ word }) => vocabulary.find(word) ?? -1)
  const wholes = found.flatMap(({ word }, at) => {
    const right = found[at + 1]
    return isSentence && right ? (joinedWord(vocabulary, word, right.word) ?? []) : []
  })
  return [...words, ...wholes]
}

function weightOf(concept: Concept, words: readonly number[]): number {
  return words
    .flatMap((word) => concept.alternatives.filter((alternative) => alternative.word === word))
    .reduce((sum, { weight }) => sum + weight, 0)
}

/** BM25 as the textbook has it, over items given as lists of words. */
function bm25(
  concept: Concept,
  items: readonly number[][],
  lengths: readonly number[],
  b: number,
  leastMean = 1,
): number[] {
  const mean = Math.max(
    leastMean,
    lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length),
  )
  return items.map((words, item) => {
    const count = weightOf(concept, words)
    return (count * 2.2) / (count + 1.2 * (1 - b + (b * (lengths[item] ?? 0)) / mean))
  })
}

/** Runs of neighbouring passages that `isSame` says belong together: the run of each passage. */
function runs(passages: readonly Passage[], isSame: (left: Passage, right: Passage) => boolean): number[] {
  let run = -1
  return passages.map((passage, at) => {
    const before = passages[at - 1]
    if (!before || !isSame(before, passage)) run += 1
    return run
  })
}

/** Scores, and the passages that have any. */
type BruteScores = Scores & { readonly touched: readonly number[] }

/** The scores by looking at every word of every passage for every concept. */
function bruteScores(whole: Collection, { concepts }: Question): BruteScores {
  const passages = whole.documents.flatMap((document) => document.passages)
  const documents = runs(passages, (left, right) => left.title === right.title)
  const groups = runs(passages, (left, right) => left.group === right.group && left.title === right.title)
  const texts = passages.map((passage) => wordsIn(whole, passage.text, true))
  const notes = passages.map((passage) => wordsIn(whole, passage.notes, false))
  const count = (written: string): number => tokens(written).length
  const together = <T>(of: readonly number[], parts: readonly T[]): T[][] =>
    [...new Set(of)].map((run) => parts.filter((_, at) => of[at] === run))
  const titles = together(documents, passages).map(([first]) => first)
  const lengths = passages.map((passage) => count(passage.text))

  const zero = passages.map(() => 0)
  const sums = { text: [...zero], paragraph: [...zero], title: [...zero], coverage: [...zero] }
  const weights = concepts.map((concept) => {
    const inText = texts.map((words) => weightOf(concept, words))
    const strength = Math.max(0, ...concept.alternatives.map((alternative) => alternative.weight))
    const strong = concept.alternatives.filter((alternative) => alternative.weight >= strength * 0.65)
    const found = texts.filter((words) => weightOf({ ...concept, alternatives: strong }, words) > 0).length
    const weight = concept.weight * Math.log(1 + (passages.length - found + 0.5) / (found + 0.5))
    const byText = bm25(concept, texts, lengths, 0.4, LEAST_MEAN.text)
    const byNotes = bm25(
      concept,
      notes,
      passages.map((passage) => count(passage.notes)),
      0.4,
    )
    const paragraphLengths = together(groups, lengths).map((all) =>
      all.reduce((sum, length) => sum + length, 0),
    )
    const byParagraph = bm25(
      concept,
      together(groups, texts).map((all) => all.flat()),
      paragraphLengths,
      0.75,
      LEAST_MEAN.paragraph,
    )
    const byTitle = bm25(
      concept,
      titles.map((first) => (first ? wordsIn(whole, first.title, false) : [])),
      titles.map((first) => count(first?.title ?? '')),
      0.4,
    )
    for (const at of passages.keys()) {
      const add = (into: number[], value: number): void => {
        into[at] = (into[at] ?? 0) + weight * value
      }
      add(sums.text, (byText[at] ?? 0) + 0.5 * (byNotes[at] ?? 0))
      add(sums.paragraph, byParagraph[groups[at] ?? 0] ?? 0)
      add(sums.title, byTitle[documents[at] ?? 0] ?? 0)
      const held = inText[at] === 0 ? weightOf(concept, notes[at] ?? []) : (inText[at] ?? 0)
      add(sums.coverage, Math.min(strength, held))
    }
    return weight
  })
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const share = (of: readonly number[]) => (passage: number) => (of[passage] ?? 0) / all
  return {
    occurrences: new Occurrences(whole, concepts),
    weights,
    whole: all,
    touched: [...passages.keys()].filter((at) =>
      [sums.text, sums.paragraph, sums.title].some((sum) => (sum[at] ?? 0) > 0),
    ),
    text: share(sums.text),
    paragraph: share(sums.paragraph),
    title: share(sums.title),
    coverage: (passage) => Math.min(1, share(sums.coverage)(passage)),
  }
}

function collected(passages: readonly Passage[]): Collection {
  return finish(collect(documentsOf(passages), new Dictionary('en')))
}

test('A search finds what brute force finds, with the same scores in the same order', () => {
  fc.assert(
    fc.property(collection, text, fc.option(fc.integer({ min: 1, max: 3 })), (passages, asked, every) => {
      const whole = collected(passages)
      const { vocabulary } = whole
      const question = readQuestion(
        { text: asked, language: 'en' },
        {
          code: 'en',
          vocabulary,
          typos: vocabulary.typos,
          families: vocabulary.families,
          wordClasses: whole.wordClasses,
        },
      )
      const among =
        every === null ? undefined : new Set([...passages.keys()].filter((at) => at % every === 0))
      const scores = bruteScores(whole, question)
      const measure = new Measure(whole, question, scores)
      const expected = scores.touched
        .filter((passage) => among?.has(passage) ?? true)
        .map((passage) => {
          const features = measure.features(passage)
          return { passage, score: FEATURES.reduce((sum, name) => sum + WEIGHTS[name] * features[name], 0) }
        })
        .sort((a, b) => (Math.abs(a.score - b.score) > 1e-9 ? b.score - a.score : a.passage - b.passage))

      const { hits } = finish(buildLanguageIndex(documentsOf(passages), 'en')).search(
        { text: asked, language: 'en' },
        { limit: 40, ...(among && { among }) },
      )
      const scoreOf = new Map(expected.map(({ passage, score }) => [passage, score]))
      expect(hits.map(({ passage }) => passage).sort((a, b) => a - b)).toEqual(
        expected.map(({ passage }) => passage).sort((a, b) => a - b),
      )
      for (const [at, { passage, score }] of hits.entries()) {
        expect(score).toBeCloseTo(scoreOf.get(passage) ?? NaN, 8)
        expect(score).toBeCloseTo(expected[at]?.score ?? NaN, 8)
      }
    }),
    { numRuns: 400 },
  )
})
