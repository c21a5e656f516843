import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { request } from '../../src/card/request.ts'
import { readText } from '../../src/command/read.ts'
import { commandsOf } from '../../src/command/list.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { buildSnapshot } from '../../src/knowledge/snapshot.ts'
import { runInSlices } from '../../src/source/slices.ts'
import { typed } from '../../src/terminal/typed.ts'

const snapshot = await runInSlices(buildSnapshot(await loadKnowledge('test/fixtures/ferry', new Set())))
const specifications = commandsOf(snapshot).map(({ specification }) => specification)
const read = (line: string) => readText(line, specifications, () => undefined)

const value = fc
  .string({ unit: fc.constantFrom(...'ab:-_’é“” '.split(''), 'about:', ' ') })
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '' && !/[“”]/.test(text))

describe('a request as it would be typed', () => {
  it('is read as the same request', () => {
    fc.assert(
      fc.property(value, value, (one, other) => {
        for (const asked of [
          request('relation', { a: one, b: other }),
          request('actor', { name: one, about: other }),
          request('ask', { question: one }),
        ])
          expect(read(typed(asked, specifications) ?? '')).toEqual(asked)
      }),
    )
  })

  it('leaves out what only a button carries', () => {
    const asked = request('source', { id: 'talks', paragraph: '2', excerpt: '1-2-00' })
    expect(typed(asked, specifications)).toBe('/source id:talks paragraph:2')
    expect(typed(request('mentions', { entries: 'x' }), specifications)).toBeUndefined()
  })
})
