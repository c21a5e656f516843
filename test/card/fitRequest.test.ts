import { expect, it } from 'vitest'
import { fitRequest } from '../../src/card/fitRequest.ts'
import { request } from '../../src/card/request.ts'

it('leaves the id and the hash whole in a request that leads into the context of an excerpt', () => {
  const context = request('source', {
    id: 'pakistan-afghanistan-taliban',
    paragraph: '1',
    excerpt: '354-560-40099f51723eb32e',
  })
  expect(fitRequest(context, 98)).toEqual(context)
})

it('cuts a long question, and a word too long for any button', () => {
  const asked =
    'what do the sources say of the trade between the two countries and of the closed crossings there'
  expect(fitRequest(request('ask', { question: asked }), 98).arguments['question']).toMatch(
    /^sources say trade/,
  )
  expect(fitRequest(request('ask', { question: 'x'.repeat(500) }), 98).arguments['question']).toMatch(
    /^x{1,90}$/,
  )
})
