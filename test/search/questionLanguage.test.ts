import fc from 'fast-check'
import { expect, test } from 'vitest'
import { questionLanguage } from '../../src/search/questionLanguage.ts'
import { tokens } from '../../src/search/tokens.ts'
import { indexOf } from './generators.ts'

test.each([
  ['en', 'When did the mayor die?'],
  ['en', 'Velmora harbour'],
  ['en', 'war toll Velmora'],
  ['de', 'Warum trat die Ministerin zurück?'],
  ['de', 'Wer leitet den Hafen?'],
  ['fr', 'Combien de navires ont coulé ?'],
  ['es', '¿Quién es la alcaldesa?'],
  ['it', 'Quando è stato chiuso il porto?'],
  ['nl', 'Wie is de burgemeester?'],
  ['sw', 'Nani ni meya wa mji?'],
  ['ar', 'متى أغلق الميناء؟'],
  ['fa', 'بندر چه زمانی بسته شد؟'],
  ['ur', 'بندرگاہ کب بند ہوئی؟'],
  ['ru', 'Когда закрыли порт?'],
  ['uk', 'Хто керує портом і чому?'],
  ['ja', '港はいつ閉鎖されましたか'],
  ['zh', '港口何时关闭'],
  ['hi', 'बंदरगाह कब बंद हुआ?'],
])('The language of a question is told: %s, “%s”', (expected, question) => {
  const english = { code: 'en', knows: (word: string) => ['war', 'toll', 'velmora'].includes(word) }
  expect(questionLanguage(question, tokens(question), [english])).toBe(expected)
})

test('The reader’s language decides where the question says nothing of its own', () => {
  expect(questionLanguage('Hafen Velmora', tokens('Hafen Velmora'), [], 'de-AT')).toBe('de')
  expect(questionLanguage('Who closed the port?', tokens('Who closed the port?'), [], 'de-AT')).toBe('en')
})

const ENGLISH = [
  'The war in Velmora began when the mayor died in 1911.',
  'A man will die in the harbour, the insurers said.',
  'Mayor Ada Brandt closed the harbour after the storm.',
  'She was born in Tarn and led the port for nine years.',
].map((text, group) => ({ text, group, title: 'The harbour', notes: '', language: 'en' }))

const OTHER_TEXTS = [
  'Die Stadt war im Hafen, und man will die Schiffe nicht mehr.',
  'Ada Brandt war die Bürgermeisterin von Velmora.',
  'Le maire est mort dans le port de Velmora en 1911.',
  'La alcaldesa murió en el puerto.',
  'De burgemeester was in de haven.',
]

test('Texts in other languages change no answer to an English question', () => {
  const questions = fc.constantFrom(
    'When did the war begin?',
    'Who is Ada Brandt?',
    'Did a man die in the harbour?',
    'When was the harbor closed by Brant?',
  )
  const others = fc.array(
    fc.tuple(fc.constantFrom(...OTHER_TEXTS), fc.constantFrom('de', 'fr', 'es', 'nl')),
    {
      maxLength: 12,
    },
  )
  fc.assert(
    fc.property(questions, others, (question, added) => {
      const more = added.map(([text, language], at) => ({
        text,
        group: 100 + at,
        title: 'The harbour',
        notes: '',
        language,
      }))
      const alone = indexOf(ENGLISH).search(question, { limit: 10 })
      expect(alone.sufficient).toBe(true)
      expect(indexOf([...ENGLISH, ...more]).search(question, { limit: 10 })).toEqual(alone)
    }),
  )
})

test('A question is answered across languages by names and numbers', () => {
  const index = indexOf(ENGLISH)
  expect(index.search('¿Quién es Ada Brandt?', { limit: 1 })).toMatchObject({
    sufficient: true,
    hits: [{ passage: 2 }],
  })
})
