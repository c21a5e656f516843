import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitRequest } from '../../src/card/fitRequest.ts'
import { request, type Request } from '../../src/card/request.ts'
import { decodeRequest, encodeRequest } from '../../src/card/requestCode.ts'
import { hostileText } from './hostile.ts'

const text = fc.oneof(
  hostileText(80),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '|', '\\', '\\|', '=', 'a=b'),
)
const name = fc.oneof(
  fc.constantFrom('name', 'about', 'from', '__proto__', 'constructor'),
  fc.stringMatching(/^[a-z]{1,12}$/),
)
const anyRequest: fc.Arbitrary<Request> = fc
  .record({
    command: fc.oneof(fc.constantFrom('actor', 'kb reload', '__proto__'), hostileText(40)),
    values: fc.array(fc.tuple(name, text), { maxLength: 4 }),
    page: fc.integer({ min: 1, max: 999_999 }),
    revision: fc.constantFrom(undefined, '0123456789', 'a|b\\'),
  })
  .map(({ command, values, page, revision }) => ({
    command,
    arguments: Object.fromEntries(values),
    page,
    ...(revision !== undefined && { revision }),
  }))

describe('a request as text', () => {
  it('is the request again when it is read', () => {
    fc.assert(
      fc.property(anyRequest, (asked) => {
        expect(decodeRequest(encodeRequest(asked))).toEqual(asked)
      }),
    )
  })

  it('is refused, not thrown over, where somebody altered it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((code) => `1|${code}`),
        ),
        (code) => {
          const asked = decodeRequest(code)
          if (asked) expect(decodeRequest(encodeRequest(asked))).toEqual(asked)
        },
      ),
    )
    for (const code of [
      '',
      '1',
      '2|actor|1|',
      '1||1|',
      '1|actor|0|',
      '1|actor|1.5|',
      '1|actor|-1|',
      '1|actor|9999999|',
      '1|actor|1||name',
    ])
      expect(decodeRequest(code)).toBeUndefined()
  })

  it('cannot reach what every object has', () => {
    const asked = decodeRequest('1|actor|1||__proto__=x')
    expect(Object.keys(asked?.arguments ?? {})).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(asked?.arguments)).toBe(Object.prototype)
  })
})

describe('a request that a button carries', () => {
  const longest = fc.integer({ min: 60, max: 200 })
  const length = (asked: Request): number =>
    encodeRequest({ ...asked, page: 999_999, revision: '0123456789' }).length

  it('always fits, and stays as it is once it fits', () => {
    fc.assert(
      fc.property(anyRequest, longest, (asked, most) => {
        const fitted = fitRequest(asked, most)
        expect(length(fitted)).toBeLessThanOrEqual(most)
        expect(fitRequest(fitted, most)).toEqual(fitted)
        if (length(asked) <= most) expect(fitted).toBe(asked)
      }),
    )
  })

  it('is well-formed where the question was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), longest, (question, most) => {
        const { arguments: values } = fitRequest(request('ask', { question }), most)
        expect(values['question']?.isWellFormed() ?? !question.isWellFormed()).toBe(true)
      }),
    )
  })

  it.each([
    [
      'in words',
      'what did the minister of the sea say of the ferry, the ferry and the cross-border trade in the northern ports',
      'minister sea say ferry, ferry cross-border trade northern',
    ],
    [
      'in a script without spaces',
      '阿富汗塔利班与巴基斯坦塔利班之间的关系是什么'.repeat(5),
      '阿富汗塔利班与巴基斯坦塔利班之间的关系是什么'.repeat(5).slice(0, 59),
    ],
    ['with one endless word', `${'x'.repeat(9_000)} ferry`, 'ferry'],
    ['with pictures', '👩🏽'.repeat(50), '👩🏽'.repeat(14) + '👩'],
  ])('keeps of a long question %s what says most', (_, question, kept) => {
    expect(fitRequest(request('ask', { question }), 92).arguments).toEqual({ question: kept })
  })

  it('keeps short arguments whole and ids in one piece', () => {
    const asked = request('timeline', {
      about: 'Norland '.repeat(40) + 'harbour',
      from: '2024-11',
      to: '2025-01-08',
    })
    expect(fitRequest(asked, 90).arguments).toEqual({
      about: 'Norland harbour',
      from: '2024-11',
      to: '2025-01-08',
    })
    const ids = Array.from({ length: 10 }, (_, index) => `minister-of-the-sea-${index}`)
    const { arguments: values } = fitRequest(request('mentions', { entries: ids.join(' ') }), 100)
    expect(values['entries']).toBe(ids.slice(0, 2).join(' '))
  })

  it('loses its last arguments where not even their names fit', () => {
    const asked = request('relation', {
      a: 'x',
      somethingthatnobodyeverasked: 'y',
      andagainsomethingelse: 'z',
    })
    expect(Object.keys(fitRequest(asked, 60).arguments)).toEqual(['a'])
  })
})
