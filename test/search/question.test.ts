import { expect, test } from 'vitest'
import { collect } from '../../src/search/passages/collect.ts'
import { Dictionary } from '../../src/search/passages/dictionary.ts'
import { documentsOf } from '../../src/search/passages/documents.ts'
import { askedClass, DATE, NAME, NUMBER } from '../../src/search/passages/wordClasses.ts'
import type { Passage } from '../../src/search/passages/passage.ts'
import { readQuestion } from '../../src/search/passages/question.ts'
import { finish } from './generators.ts'

const TEXT =
  'The US harbour master closed the harbour in economic distress; its ships were ours and used by us.'

function read(question: string): {
  words: string[]
  read: string[][]
  repaired: string[]
  isTelling: boolean
} {
  const passage: Passage = { text: TEXT, group: 0, title: '', notes: '', language: 'en' }
  const { vocabulary, wordClasses } = finish(collect(documentsOf([passage]), new Dictionary('en')))
  const { typos, families } = vocabulary
  const { concepts, repairs, isTelling } = readQuestion(
    { text: question, language: 'en' },
    { code: 'en', vocabulary, typos, families, wordClasses },
  )
  return {
    words: concepts.map(({ word }) => word),
    read: concepts.map(({ alternatives }) => alternatives.map(({ word }) => vocabulary.words[word] ?? '')),
    repaired: repairs.flatMap((repair) => repair.read),
    isTelling,
  }
}

test('Question words and stop words are dropped, each other word is taken once', () => {
  expect(read('How many ships did the harbour master close, which ships?').words).toEqual([
    'ships',
    'harbour',
    'master',
    'close',
  ])
})

test('A word that the index does not have is read as the nearest that it has', () => {
  expect(read('harbuor')).toMatchObject({ read: [['harbour']], repaired: ['harbour'] })
})

test('Misspelt words of grammar ask for nothing; what the texts or the lexicon have is left alone', () => {
  expect(read('wat did the harbuor master say abuot the distres').words).toEqual([
    'harbuor',
    'master',
    'distres',
  ])
  expect(read('whish ships').words).toEqual(['ships'])
  expect(read('thane of the harbour').words).toContain('thane')
})

test('Two words without the space between them are read as both', () => {
  expect(read('harbourmaster')).toMatchObject({
    read: [['harbour'], ['master']],
    repaired: ['harbour master'],
  })
})

test('A word is read as another of its family, which is no repair', () => {
  expect(read('economy')).toMatchObject({ read: [['economic']], repaired: [] })
})

test('A word that is like no other stays, and nothing counts for it', () => {
  expect(read('xylophone')).toMatchObject({ words: ['xylophone'], read: [[]] })
})

test.each(['the US', 'US'])('Capitals tell a name from a stop word: %s', (question) => {
  expect(read(question)).toMatchObject({ words: ['us'], read: [['us']], isTelling: true })
})

test.each(['with us', 'WHAT WAS IT'])('Stop words tell nothing: %s', (question) => {
  expect(read(question).isTelling).toBe(false)
})

test.each([
  ['when did it sink', DATE],
  ['in which year was it built', DATE],
  ['who built the reef', NAME],
  ['which explorer found it', NAME],
  ['how many ships sank', NUMBER],
  ['what is the population of Osterby', NUMBER],
  ['how did it sink', 0],
  ['what is a reef', 0],
])('“%s” asks for its kind of thing', (question, kind) => {
  expect(askedClass(question.split(' '))).toBe(kind)
})
