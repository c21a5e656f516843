import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visible } from '../../src/card/visible.ts'

describe('text made visible', () => {
  it('shows what would act as a sign', () => {
    expect(visible('\u001B[31mred\u009B0m\u007F')).toBe('␛[31mred\uFFFD0m␡')
    expect(visible('\u202Eevil\u202C')).toBe('\uFFFDevil\uFFFD')
    expect(visible('half \uD800')).toBe('half \uFFFD')
  })

  it('keeps lines as lines and writing in any script as it is', () => {
    const text = 'one\ntwo\ttab 👩‍👩‍👧‍👦 می‌خواهم \u200Fطالبان é 阿富汗'
    expect(visible(text)).toBe(text)
    expect(visible('one\r\ntwo\rthree')).toBe('one \ntwo\nthree')
  })

  it('has the length of the text, and nothing more to show', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).toHaveLength(text.length)
        expect(visible(visible(text))).toBe(visible(text))
      }),
    )
  })
})
