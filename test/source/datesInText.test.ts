import { expect, test } from 'vitest'
import { datesIn } from '../../src/source/datesInText.ts'

function found(text: string, language = 'en'): [string, string][] {
  return datesIn(text, language).map(({ start, end, date }) => [text.slice(start, end), date.edtf])
}

test.each<[string, string, [string, string][]]>([
  ['en', 'They met on January 8, 2025, in Kabul.', [['January 8, 2025', '2025-01-08']]],
  ['en', 'They met on 8 January 2025.', [['8 January 2025', '2025-01-08']]],
  [
    'en',
    'On the 3rd of May 1808 and in December 2024',
    [
      ['3rd of May 1808', '1808-05-03'],
      ['December 2024', '2024-12'],
    ],
  ],
  ['en', 'It was founded in 1874 (closed 1921).', [['1874', '1874']]],
  ['en', 'The reign (1066–1087) ended.', [['1066', '1066']]],
  ['en', 'Signed 2025-01-08; amended later.', [['2025-01-08', '2025-01-08']]],
  [
    'de',
    'Am 3. Oktober 1990 und im März 1848.',
    [
      ['3. Oktober 1990', '1990-10-03'],
      ['März 1848', '1848-03'],
    ],
  ],
  ['es', 'El 2 de mayo de 1808 en Madrid.', [['2 de mayo de 1808', '1808-05-02']]],
  ['ru', 'Это было 9 мая 1945 года.', [['9 мая 1945', '1945-05-09']]],
])('in %s “%s” has its dates', (language, text, dates) => {
  expect(found(text, language)).toEqual(dates)
})

test.each([
  'He sold 1900 ships.',
  'It fell by 2000 %.',
  'On 31 February 2024',
  'Room 1984',
  'in 1500 people',
  'may 12',
])('“%s” has none', (text) => {
  expect(found(text)).toEqual([])
})

test('A year is the days that it may mean', () => {
  expect(datesIn('since 1874', 'en')[0]?.date).toMatchObject({ earliest: '1874-01-01', latest: '1874-12-31' })
  expect(datesIn('in February 2024', 'en')[0]?.date).toMatchObject({ latest: '2024-02-29' })
})
