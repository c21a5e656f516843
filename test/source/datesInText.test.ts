import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDate } from '../../src/source/date.ts'
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
  [
    'en',
    'The reign (1066–1087) ended.',
    [
      ['1066', '1066'],
      ['1087', '1087'],
    ],
  ],
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

test.each<[string, string, [string, string][]]>([
  ['en', 'The first since the Sept. 4, 2031, fire.', [['Sept. 4, 2031', '2031-09-04']]],
  ['en', 'They met on 24–25 December 2031.', [['24–25 December 2031', '2031-12-24/2031-12-25']]],
  ['en', 'On December 24-25, 2031, it snowed.', [['December 24-25, 2031', '2031-12-24/2031-12-25']]],
  ['en', 'At 2031-05-04T01:30:00+05:00 it began.', [['2031-05-04', '2031-05-04']]],
  [
    'en',
    'In the early 1980s and in 2023-24.',
    [
      ['1980s', '1980/1989'],
      ['2023-24', '2023/2024'],
    ],
  ],
  [
    'en',
    'In 1998 Norland joined; the law of 1967 ended.',
    [
      ['1998', '1998'],
      ['1967', '1967'],
    ],
  ],
  [
    'fr',
    'Le 1er février 2031 et en 1998.',
    [
      ['1er février 2031', '2031-02-01'],
      ['1998', '1998'],
    ],
  ],
  ['fr', 'Depuis le 3 janv. 2031.', [['3 janv. 2031', '2031-01-03']]],
  [
    'de',
    'Am 4.5.2031 und im Jahr 1998.',
    [
      ['4.5.2031', '2031-05-04'],
      ['1998', '1998'],
    ],
  ],
  [
    'ru',
    '24-25 декабря 2031 года, в октябре 2030 года и в 1998 году.',
    [
      ['24-25 декабря 2031', '2031-12-24/2031-12-25'],
      ['октябре 2030', '2030-10'],
      ['1998', '1998'],
    ],
  ],
  [
    'zh',
    '诺兰于2031年5月4日和二零三零年十二月二十一日开会。',
    [
      ['2031年5月4日', '2031-05-04'],
      ['二零三零年十二月二十一日', '2030-12-21'],
    ],
  ],
  [
    'ar',
    'في 4 أيار/مايو 2031 وفي ٧ أكتوبر ٢٠٣٠ ومنذ عام 1998.',
    [
      ['4 أيار/مايو 2031', '2031-05-04'],
      ['٧ أكتوبر ٢٠٣٠', '2030-10-07'],
      ['1998', '1998'],
    ],
  ],
  [
    'fa',
    'در ۱۴ اردیبهشت ۱۴۱۰ و ۷ اکتبر ۲۰۳۰.',
    [
      ['۱۴ اردیبهشت ۱۴۱۰', '2031-05-04'],
      ['۷ اکتبر ۲۰۳۰', '2030-10-07'],
    ],
  ],
])('in %s “%s” has the dates that people write', (language, text, dates) => {
  expect(found(text, language)).toEqual(dates)
})

test.each([
  'In 1700 houses the crew searched.',
  'About 2000 sailors left.',
  'About 1967.',
  'Loading stopped after 1800 hours.',
  'In 1200 Norland villages it rained.',
  'A total of 1967, they said.',
  'It rose from 1500 to 2000 boats.',
  'It cost $1998 in all.',
  'They sold 1500–2000.',
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

const TUESDAY = parseDate('2031-05-06')

test.each<[string, string, [string, string][]]>([
  ['en', 'On Sunday the ferry sank.', [['Sunday', '2031-05-04']]],
  ['en', 'The board met Tuesday.', [['Tuesday', '2031-05-06']]],
  ['en', 'Last Tuesday it rained.', [['Last Tuesday', '2031-04-29']]],
  ['en', 'The board will meet on Thursday.', [['Thursday', '2031-05-08']]],
  ['en', 'The board will meet, she said on Thursday.', [['Thursday', '2031-05-01']]],
  ['en', 'Every Thursday, on the following Friday, in the Sunday Times and on Mondays.', []],
  [
    'en',
    'Yesterday and 4 days ago.',
    [
      ['Yesterday', '2031-05-05'],
      ['4 days ago', '2031-05-02'],
    ],
  ],
  [
    'en',
    'Last month, two years ago and last week.',
    [
      ['Last month', '2031-04'],
      ['two years ago', '2029'],
      ['last week', '2031-04-28/2031-05-04'],
    ],
  ],
  ['en', '“We saw it yesterday,” she said.', []],
  [
    'en',
    'In October and on 27 July and on Sept. 3.',
    [
      ['In October', '2030-10'],
      ['27 July', '2030-07-27'],
      ['Sept. 3', '2030-09-03'],
    ],
  ],
  [
    'en',
    'On 27 July last year and in April of this year.',
    [
      ['27 July last year', '2030-07-27'],
      ['in April of this year', '2031-04'],
    ],
  ],
  ['en', 'The vote is scheduled for 12 May.', [['12 May', '2031-05-12']]],
  ['en', 'They may march on. In May they sail on 12 May.', []],
  ['en', 'On Thursday, May 1, 2031.', [['May 1, 2031', '2031-05-01']]],
  ['en', 'In the last year they sailed 12 miles.', []],
  [
    'de',
    'Am Sonntagabend, vor drei Tagen und im Oktober.',
    [
      ['Sonntag', '2031-05-04'],
      ['vor drei Tagen', '2031-05-03'],
      ['im Oktober', '2030-10'],
    ],
  ],
  [
    'fr',
    'Hier, dimanche, et le 27 juillet.',
    [
      ['Hier', '2031-05-05'],
      ['dimanche', '2031-05-04'],
      ['27 juillet', '2030-07-27'],
    ],
  ],
  [
    'ru',
    'Вчера, в воскресенье и 27 июля.',
    [
      ['Вчера', '2031-05-05'],
      ['воскресенье', '2031-05-04'],
      ['27 июля', '2030-07-27'],
    ],
  ],
  [
    'ar',
    'قال يوم الأحد إنه وصل في 27 يوليو.',
    [
      ['الأحد', '2031-05-04'],
      ['27 يوليو', '2030-07-27'],
    ],
  ],
  [
    'zh',
    '昨天和7月27日。',
    [
      ['昨天', '2031-05-05'],
      ['7月27日', '2030-07-27'],
    ],
  ],
])('in %s “%s” is dated by its publication on a Tuesday, 6 May 2031', (language, text, dates) => {
  const resolved = datesIn(text, language, TUESDAY)
  expect(resolved.map(({ start, end, date }) => [text.slice(start, end), date.edtf])).toEqual(dates)
})

test('Without the day of publication no day is counted from it, and what is written out is no conclusion', () => {
  expect(datesIn('On Sunday.', 'en')).toEqual([])
  expect(datesIn('On Sunday.', 'en', parseDate('2031-05'))).toEqual([])
  expect(datesIn('On Sunday.', 'en', parseDate('2031-05-06~'))).toEqual([])
  expect(datesIn('Last month.', 'en', parseDate('2031-05'))[0]?.date.edtf).toBe('2031-04')
  expect(datesIn('On 4 May 2031.', 'en', TUESDAY)[0]?.isResolved).toBe(false)
  expect(datesIn('On Sunday.', 'en', TUESDAY)[0]?.isResolved).toBe(true)
})

test('The dates of any text stand in order, apart from each other, and inside it', () => {
  const words = fc.constantFrom(
    'On',
    'Sunday',
    'last',
    'week',
    '27',
    'July',
    '2031',
    '2031-05-04',
    'in',
    '1998',
    'May',
    ',',
    '“',
    '–',
    '24-25',
    'ago',
    'two',
    'days',
    'Dienstag',
    '5月4日',
    '٧ أكتوبر',
    '۱۴ مهر ۱۴۰۲',
    '十二月',
    'вчера',
    '12/05/2031',
  )
  fc.assert(
    fc.property(
      fc.array(fc.oneof(words, fc.string({ maxLength: 5 })), { maxLength: 30 }),
      fc.constantFrom('en', 'de', 'fr', 'ru', 'zh', 'ar', 'fa', 'sw'),
      (parts, language) => {
        const text = parts.join(' ')
        let last = 0
        for (const { start, end, date } of datesIn(text, language, TUESDAY)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(parseDate(date.edtf)).toEqual(date)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      },
    ),
  )
})
