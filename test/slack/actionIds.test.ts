import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeTarget, decodeVerdict, encodeTarget, encodeVerdict } from '../../src/slack/actionIds.ts'
import { anyRequest } from '../card/cards.ts'

describe('what a button carries', () => {
  it('comes back as it was, with what one may go back to', () => {
    fc.assert(
      fc.property(anyRequest, fc.option(anyRequest, { nil: undefined }), (request, back) => {
        const target = { request, ...(back && { back }) }
        expect(decodeTarget(encodeTarget(target))).toEqual(target)
      }),
    )
  })

  it('keeps a verdict with the card that it is about', () => {
    fc.assert(
      fc.property(anyRequest, fc.boolean(), (request, useful) => {
        expect(decodeVerdict(encodeVerdict({ useful, request }))).toEqual({ useful, request })
      }),
    )
  })

  it('does no harm where somebody altered it', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        decodeTarget(value)
        decodeTarget(`[${value}`)
        decodeVerdict(value)
      }),
    )
    expect(decodeTarget('["1|actor|1|"]')).toBeUndefined()
    expect(decodeVerdict('1|actor|1|')).toBeUndefined()
  })
})
