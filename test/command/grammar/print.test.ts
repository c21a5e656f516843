import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { request, type Request } from '../../../src/card/request.ts'
import { printRequest } from '../../../src/command/grammar/print.ts'
import { readText } from '../../../src/command/grammar/read.ts'
import { commandsOf } from '../../../src/command/list.ts'
import type { CommandSpecification } from '../../../src/command/specification.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { buildSnapshot } from '../../../src/knowledge/snapshot.ts'
import { runInSlices } from '../../../src/source/slices.ts'
import { hostileText } from '../../card/hostile.ts'

const snapshot = await runInSlices(buildSnapshot(await loadKnowledge('test/fixtures/ferry', new Set())))
const specifications = commandsOf(snapshot, 'administrators').map(({ specification }) => specification)
const typed = specifications.filter(({ hidden }) => !hidden)
const argumentNames = [...new Set(typed.flatMap((each) => each.arguments.map(({ name }) => name)))]

/** Whatever is syntax somewhere, and what looks like it. */
const syntax = fc.constantFrom(
  ...'"“”„«»‘’\'`\\:/-,_ab'.split(''),
  ...argumentNames.flatMap((name) => [name, `${name}:`, `${name}: `, `${name}:"`, `${name}:"x"`]),
  ...['2024', '2024-09', '2024-09-30', 'from 2024', ' to 2024-10 ', 'since 2024', '8', 'and', ' ', '  '],
  ...[
    '\n',
    '\r\n',
    '\t',
    '\u2028',
    '\u202E',
    '\u200F',
    '\uFEFF',
    '\uD800',
    '\\n',
    '\\u{41}',
    '\\"',
    '/ask ',
    ':ferry:',
  ],
)
const value = fc.oneof(
  hostileText(60),
  fc.array(syntax, { maxLength: 6 }).map((parts) => parts.join('')),
  fc.array(syntax, { maxLength: 6 }).map((parts) => parts.join(' ')),
)

/** Every command with any of its arguments. */
const asked: fc.Arbitrary<Request> = fc.constantFrom(...typed).chain((specification: CommandSpecification) =>
  fc
    .tuple(
      ...specification.arguments.map(({ hidden }) =>
        hidden ? fc.constant(undefined) : fc.option(value, { nil: undefined }),
      ),
    )
    .map((values) =>
      request(
        specification.name,
        Object.fromEntries(
          specification.arguments.flatMap(({ name, required }, index) => {
            const text = values[index] ?? (required ? 'x' : undefined)
            return text === undefined ? [] : [[name, text]]
          }),
        ),
      ),
    ),
)

describe('a request as it would be typed', () => {
  it.each([undefined, 'exact', 'near'] as const)(
    'is read as the same request, whatever is a name: %s',
    (known) => {
      fc.assert(
        fc.property(asked, (each) => {
          const line = printRequest(each, specifications) ?? ''
          expect(readText(line, specifications, () => known)).toEqual(each)
          expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E]/u)
        }),
        { numRuns: 400 },
      )
    },
  )

  it.each([
    [request('actor', { name: 'TTP' }), '/actor TTP'],
    [request('actor', { name: 'Ada Holm', about: 'ferry' }), '/actor Ada Holm about:ferry'],
    [request('actor', { name: 'Ada "the quay" Holm' }), '/actor name:"Ada \\"the quay\\" Holm"'],
    [request('actor', { about: 'the old ferry' }), '/actor about:"the old ferry"'],
    [request('timeline', { about: '2024' }), '/timeline about:2024'],
    [request('timeline', { about: 'Norport', from: '2024' }), '/timeline Norport from:2024'],
    [request('relation', { a: 'India', b: 'Afghan Taliban' }), '/relation India b:"Afghan Taliban"'],
    [request('ask', { question: 'who said “no”: him?' }), '/ask who said “no”: him?'],
    [request('ask', { question: 'one\nother' }), '/ask question:"one\\nother"'],
    [request('source', { id: 'talks', paragraph: '2', excerpt: '1-2-00' }), '/source talks paragraph:2'],
    [request('kb reload'), '/kb reload'],
    [request('mentions', { entries: 'x' }), undefined],
    [request('nothing', { x: 'y' }), undefined],
  ])('is the line that a person would type: %j', (each, line) => {
    expect(printRequest(each, specifications)).toBe(line)
  })
})
