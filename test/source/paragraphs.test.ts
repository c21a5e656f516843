import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocument, type Document } from '../../src/source/document.ts'
import { LONGEST_EXCERPT } from '../../src/source/sentences.ts'
import { finish } from '../search/generators.ts'

function read(text: string, language = 'en'): Document {
  return finish(readDocument(text, language))
}

function sentencesOf(text: string, language?: string): string[] {
  return read(text, language).sentences.map(({ start, end }) => text.slice(start, end))
}

describe('the lines of a text', () => {
  it('go on where they are wrapped, beside a line too wide to be wrapped', () => {
    const wide = 'Norland Harbour Board '.repeat(7)
    expect(
      sentencesOf(`The quay was closed after the crane fell.\nA gust of\nwind is blamed.\n\n${wide}`),
    ).toEqual(['The quay was closed after the crane fell.', 'A gust of\nwind is blamed.', wide.trim()])
  })

  it('go on where they are ragged', () => {
    const text =
      'The harbour board met on Friday, and it was a long meeting. The fire\nis being looked into by the coast guard, and Captain\nLund said that nobody\nwas hurt. The loading is\nstopped until\nfurther notice.'
    expect(sentencesOf(text)).toEqual([
      'The harbour board met on Friday, and it was a long meeting.',
      'The fire\nis being looked into by the coast guard, and Captain\nLund said that nobody\nwas hurt.',
      'The loading is\nstopped until\nfurther notice.',
    ])
  })

  it.each([
    'The board has met in the warehouse by the old quay to talk of negotia-\ntions.',
    'The board\u00ad\nroom was cold.',
    'The board found the cargo to be unfit for con\u00ad\n\nsumption.',
  ])('go on where a word is hyphenated: %j', (text) => {
    expect(sentencesOf(text)).toEqual([text])
  })

  it('go on in a mail that is quoted', () => {
    expect(sentencesOf('> The board will meet in the\n> old warehouse.\n>\n> Inga')).toEqual([
      'The board will meet in the\n> old warehouse.',
      'Inga',
    ])
  })

  it.each([
    ['en', '3 Sept 2031: quay closed\n9 Sept 2031: crane mended\n21 Oct 2031: quay opens'],
    ['fr', '1er mai 2031 : quai fermé\n9 mai 2031 : grue réparée'],
    ['en', '2031-05-04 – Quay closed\n2031-05-09 – Crane mended'],
    ['en', '- Mend the crane.\n- Open the quay.'],
    ['en', '• mend the crane\n• open the quay'],
    ['en', '1. Mend the crane\n2. Open the quay\n3. Pay the crew'],
    ['en', 'apples\npears\nplums'],
    ['en', 'Inga Lund\nPeder Voss\nAda Holm'],
    ['en', 'Crane falls in Port Lune harbour on a windy day in May\nFerry stopped\nBoard meets'],
    ['en', '0:05 The crane fell.\n0:09 Nobody was hurt.'],
    ['zh', '隆港码头关闭。\n起重机已修复。'],
  ])('stay apart in a list: %s %j', (language, text) => {
    expect(sentencesOf(text, language)).toEqual(text.split('\n'))
  })

  it('go on from one caption to the next, and the marks of time alone are no sentence', () => {
    const text =
      '1\n00:00:01,000 --> 00:00:04,000\nThe crane fell.\n\n2\n00:00:05,000 --> 00:00:06,000\nNobody was\n\n3\n00:00:06,000 --> 00:00:07,000\nhurt.'
    expect(sentencesOf(text)).toEqual([
      'The crane fell.',
      'Nobody was\n\n3\n00:00:06,000 --> 00:00:07,000\nhurt.',
    ])
  })

  it.each([
    [
      'de',
      'Die Ministerin von Nordland traf am Dienstag den\nBürgermeister, und die Linie soll am\n21. Februar öffnen.',
    ],
    ['zh', '二零三一年五月四日，诺兰运输部长会见了市长，双\n方讨论了码头建设计划，码头明年将停运。'],
    [
      'ar',
      'التقت وزيرة النقل في نورلاند برئيس بلدية الميناء يوم الثلاثاء\nوناقشا خسائر خط العبارة وخطة بناء رصيف جديد في الميناء القديم\nقبل نهاية العام.',
    ],
  ])('go on in %s', (language, text) => {
    expect(sentencesOf(text, language)).toEqual([text])
  })
})

describe('any document', () => {
  const lines = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(
        '',
        '- a',
        '1. b',
        '0:05',
        '12',
        '4 May 2031: c',
        'the quay-',
        'is\u00ad',
        '> d',
        'Captain',
        'X.[4] Y.',
      ),
    ),
    { maxLength: 60 },
  )

  it('has sentences in order that share no character, each in its paragraph, and loses no letter', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n', '\n\n'), (written, lineEnd) => {
        const text = written.join(lineEnd)
        const { paragraphs, sentences } = read(text)
        let end = 0
        let between = ''
        for (const sentence of sentences) {
          expect(sentence.start).toBeGreaterThanOrEqual(end)
          expect(sentence.end - sentence.start).toBeLessThanOrEqual(LONGEST_EXCERPT)
          const paragraph = paragraphs[sentence.paragraph - 1]
          expect(paragraph?.start).toBeLessThanOrEqual(sentence.start)
          expect(paragraph?.end).toBeGreaterThanOrEqual(sentence.end)
          between += text.slice(end, sentence.start)
          end = sentence.end
        }
        expect(between + text.slice(end)).not.toMatch(/\p{L}/u)
      }),
    )
  })

  it.each(['x', '-', '\n', 'x-\n', '.', '1.\n', '> ', 'a\n\n', '[', '[1]', '¹', '0:05\n', 'A.b', '\u00ad\n'])(
    'of nothing but %j takes time that grows with its length',
    (unit) => {
      const before = performance.now()
      read(unit.repeat(Math.ceil(100_000 / unit.length)))
      expect(performance.now() - before).toBeLessThan(20_000)
    },
  )
})
