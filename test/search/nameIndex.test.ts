import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildNameIndex, type NameHit, type Named, type NameIndex } from '../../src/search/names/nameIndex.ts'
import { finish } from './generators.ts'

/** Entries whose ids are their first names; the earlier the heavier. */
function indexOfNames(...entries: readonly (readonly string[])[]): NameIndex {
  const named: Named[] = entries.map((names, at) => ({
    id: names[0] ?? '',
    names,
    weight: entries.length - at,
  }))
  return finish(buildNameIndex(named))
}

const index = indexOfNames(
  ['Velmora', 'Republic of Velmora', 'ولمورا', 'Велмора'],
  ['Velmoran Harbour Front', 'Harbour Front', 'VHF', 'Harbour Front of Velmora'],
  ['Harbour', 'The Harbour Party'],
  ['Mohammad Yaqoob', 'Mullah Mohammad Yaqoob', 'محمد یعقوب'],
  ['Vikram Misri', 'विक्रम मिस्री'],
  ['J. P. Singh'],
  ['Tehreek-e-Rahnuma'],
  ['Ministry of Defence'],
  ['Winston Lowell'],
  ['Tajikistan'],
  ['Iran'],
  ['Australia'],
  ['Nigeria'],
  ['Pyotr Ilyich Tchaikovsky', 'Nikita Khrushchev', 'Muammar Gaddafi'],
  ['Al-Ghaib', 'Lashkar-e-Ghaib'],
  ['Anna Hussein', 'Mira Okonkwo'],
  ['Bram Okonkwo'],
  ['US', 'United States', 'U.S.A.'],
  ['ISIS'],
  ['Zoë Núñez'],
  ['Dublin'],
  ['Herat'],
)

/** Whom a query names and how; the ids of a choice; nothing if nobody. */
function answer(query: string): string | readonly string[] | undefined {
  const resolution = index.resolve(query)
  if (resolution.status === 'found') return `${resolution.hit.level}: ${resolution.hit.id}`
  return resolution.status === 'ambiguous' ? resolution.hits.map(({ id }) => id).sort() : undefined
}

test.each([
  ['velmora', 'exact: Velmora'],
  ['the VELMORA', 'exact: Velmora'],
  ["Velmora's", 'exact: Velmora'],
  ['Harbour', 'exact: Harbour'],
  ['tehreek e rahnuma', 'exact: Tehreek-e-Rahnuma'],
  ['U.S.', 'exact: US'],
  ['USA', 'exact: US'],
  ['JP Singh', 'exact: J. P. Singh'],
  ['j p singh', 'exact: J. P. Singh'],
  ['zoe nunez', 'exact: Zoë Núñez'],
  ['مُحَمَّد يعقوب', 'exact: Mohammad Yaqoob'],
  ['ВЕЛМОРА', 'exact: Velmora'],
  ['विक्रम मिस्री', 'exact: Vikram Misri'],
])('“%s” is read as the very name, %s', (query, expected) => {
  expect(answer(query)).toBe(expected)
})

test.each([
  ['Muhammad Yaqub', 'variant: Mohammad Yaqoob'],
  ['Mohammed Yakub', 'variant: Mohammad Yaqoob'],
  ['Mohamed Yakoob', 'variant: Mohammad Yaqoob'],
  ['Yaqoob, Mohammad', 'variant: Mohammad Yaqoob'],
  ['General Mohammad Yaqoob', 'variant: Mohammad Yaqoob'],
  ['Tehrik-i-Rahnuma', 'variant: Tehreek-e-Rahnuma'],
  ['Tehreek Rahnuma', 'variant: Tehreek-e-Rahnuma'],
  ['Singh, JP', 'variant: J. P. Singh'],
  ['Ministry of Defense', 'variant: Ministry of Defence'],
  ['Piotr Iljich Chaikovskii', 'variant: Pyotr Ilyich Tchaikovsky'],
  ['Nikita Khruschev', 'variant: Pyotr Ilyich Tchaikovsky'],
  ['Muammar Qaddafi', 'variant: Pyotr Ilyich Tchaikovsky'],
  ['Moammar Kadafi', 'variant: Pyotr Ilyich Tchaikovsky'],
  ['Anna Husain', 'variant: Anna Hussein'],
  ['Anna Hossein', 'variant: Anna Hussein'],
  ['Vik ram Misri', 'variant: Vikram Misri'],
  ['Winston Edward Lowell', 'variant: Winston Lowell'],
  ['Winston E. Lowell', 'variant: Winston Lowell'],
])('“%s” is another spelling of a name, %s', (query, expected) => {
  expect(answer(query)).toBe(expected)
})

test.each([
  ['Misri', 'part: Vikram Misri'],
  ['Yakub', 'part: Mohammad Yaqoob'],
  ['W. Lowell', 'part: Winston Lowell'],
])('“%s” is a part of a name, %s', (query, expected) => {
  expect(answer(query)).toBe(expected)
})

test.each([
  ['Velmroa', 'typo: Velmora'],
  ['Vikrm Misri', 'typo: Vikram Misri'],
  ['Tajikstan', 'typo: Tajikistan'],
  ['Tajkistn', 'typo: Tajikistan'],
  ['Irna', 'typo: Iran'],
  ['Lowell, Winstn', 'typo: Winston Lowell'],
  ['Ministri of Defnece', 'typo: Ministry of Defence'],
])('“%s” is a mistyped name, %s', (query, expected) => {
  expect(answer(query)).toBe(expected)
})

test('A part that several entries have is a choice', () => {
  expect(answer('Okonkwo')).toEqual(['Anna Hussein', 'Bram Okonkwo'])
})

test.each([
  'Turkmenistan',
  'Winston Churchill',
  'Iraq',
  'Austria',
  'Niger',
  'Ministry',
  'Lublin',
  'Hera',
  'Tajikistn Lowell',
  'Velmore Lowell',
  'Vikram Lowell',
  'Misri Okonkwo',
  'Velmora Lowell',
])('“%s” names nobody', (query) => {
  expect(answer(query)).toBeUndefined()
})

test('A near miss is offered, at most five of them', () => {
  const resolution = index.resolve('Turkmenistan')
  expect(resolution).toMatchObject({ status: 'none', near: [{ id: 'Tajikistan' }] })
  expect(resolution.status === 'none' && resolution.near.length).toBeLessThanOrEqual(5)
})

/** The entries that a text names, each with the words that name it. */
function mentioned(text: string): string[] {
  return index.mentions(text).map(({ id, start, end }) => `${id}: ${text.slice(start, end)}`)
}

test.each([
  ['The crisis in Velmora.', ['Velmora: Velmora']],
  ['ISIS and the crisis', ['ISIS: ISIS']],
  ['Velmora’s Harbour Front met', ['Velmora: Velmora’s', 'Velmoran Harbour Front: Harbour Front']],
  ['ships in the harbour', []],
  ['the velmoran harbor frond', []],
  ['Vikram, Misri', []],
  ['They told us of the U.S. and the US.', ['US: U.S', 'US: US']],
  ['Vel mora is named', ['Velmora: Vel mora']],
  ['Mullah Muhammad Yaqub spoke', ['Mohammad Yaqoob: Mullah Muhammad Yaqub']],
  ['Tehrik-i-Rahnuma', ['Tehreek-e-Rahnuma: Tehrik-i-Rahnuma']],
  ['در ولمورا', ['Velmora: ولمورا']],
  ['J.P. Singh and J. P. Singh', ['J. P. Singh: J.P. Singh', 'J. P. Singh: J. P. Singh']],
])('“%s” names %j', (text, expected) => {
  expect(mentioned(text)).toEqual(expected)
})

function ids(hits: readonly NameHit[]): string[] {
  return hits.map(({ id }) => id)
}

test('Suggestions complete any word of a name, and nothing typed gives the heaviest', () => {
  expect(ids(index.suggest('', 2))).toEqual(['Velmora', 'Velmoran Harbour Front'])
  expect(ids(index.suggest('mis', 5))).toEqual(['Vikram Misri'])
  expect(ids(index.suggest('harb', 5))).toEqual(['Velmoran Harbour Front', 'Harbour'])
  expect(ids(index.suggest('Tajkisn', 5))).toEqual(['Tajikistan'])
})

const word = fc.constantFrom(
  ...'Velmora velmora Harbour Al e of the General Mohammad Muhammad JP U.S. É ولمورا 港口 🚢 __proto__ 46 a'.split(
    ' ',
  ),
)
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const entries = fc.array(fc.array(name, { minLength: 1, maxLength: 3 }), { maxLength: 12 })

test('Every name leads to its own entry', () => {
  fc.assert(
    fc.property(entries, (names) => {
      const named = names.map((own, at) => ({ id: `${at}`, names: own, weight: 0 }))
      const built = finish(buildNameIndex(named))
      for (const { id, names: own } of named)
        for (const asked of own) {
          const resolution = built.resolve(asked)
          const hits =
            resolution.status === 'found'
              ? [resolution.hit]
              : resolution.status === 'ambiguous'
                ? resolution.hits
                : []
          if (/[\p{L}\p{N}]/u.test(asked))
            expect(hits).toContainEqual(expect.objectContaining({ id, level: 'exact' }))
        }
    }),
  )
})

test('Mentions are ascending, in range and without overlaps', () => {
  fc.assert(
    fc.property(entries, fc.oneof(fc.string({ unit: 'binary' }), name), (names, text) => {
      const built = finish(buildNameIndex(names.map((own, at) => ({ id: `${at}`, names: own, weight: 0 }))))
      let last = 0
      for (const { start, end } of built.mentions(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(text.length)
    }),
  )
})

test('Whatever is asked, there is an answer', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (query) => {
      expect(index.resolve(query)).toHaveProperty('status')
      expect(index.suggest(query, 3).length).toBeLessThanOrEqual(3)
    }),
  )
})

test.each([
  '',
  ' ',
  '__proto__',
  'constructor',
  '.*+?^${}()|[]\\',
  '\u202e\u200f',
  '🚢🚢',
  '\0\u0001',
  'x'.repeat(10_000),
  'ab '.repeat(4_000),
])('Odd queries find nothing: %j', (query) => {
  expect(index.resolve(query)).toEqual({ status: 'none', near: [] })
})
