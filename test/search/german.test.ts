import { expect, test } from 'vitest'
import { compoundsOf, withWholeVerb } from '../../src/search/passages/german.ts'
import type { Passage } from '../../src/search/passages/passageIndex.ts'
import { tokens } from '../../src/search/tokens.ts'
import { indexOf } from './generators.ts'

const PASSAGES = [
  'Die Hafenmeisterin von Osterby hat am Montag ihren Amtsverzicht verkündet, weil ihr die Mittel fehlten.',
  'Die Stadt feierte das Hafenfest mit vielen Gästen.',
  'Der Rat will im Herbst über den Haushalt abstimmen.',
  'Die Schifffahrt ruht seit Dienstag.',
].map((text, group): Passage => ({ text, group, title: 'Osterby', notes: '', language: 'de' }))

function ask(question: string): { first: string; sufficient: boolean } {
  const { hits, sufficient } = indexOf(PASSAGES).search(question, { limit: 1 })
  return { first: PASSAGES[hits[0]?.passage ?? -1]?.text ?? '', sufficient }
}

test('A verb that is taken apart is put together again', () => {
  const wordsOf = (text: string): string[] => withWholeVerb(text, tokens(text)).map(({ word }) => word)
  expect(wordsOf('Warum trat die Meisterin zurück?')).toEqual(['warum', 'zurucktrat', 'die', 'meisterin'])
  expect(wordsOf('Worauf kommt es an?')).toEqual(['worauf', 'ankommt', 'es'])
  expect(wordsOf('Was ist ab?')).toEqual(['was', 'ist', 'ab'])
})

test('A word is met by the compounds that it is a part of', () => {
  const words = ['amtsverzicht', 'verzichten', 'hafenfest', 'hafen', 'stadt']
  expect(compoundsOf('verzichtete', false, words)).toEqual([0])
  expect(compoundsOf('fest', true, words)).toEqual([2])
  expect(compoundsOf('fest', false, words)).toEqual([])
  expect(ask('Warum verzichtete die Hafenmeisterin auf ihr Amt?').first).toContain('Amtsverzicht')
})
