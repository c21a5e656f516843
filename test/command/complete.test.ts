import { describe, expect, it } from 'vitest'
import type { Completion } from '../../src/command/backgrounder.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import { ROOMY } from '../../src/card/capacity.ts'
import { request } from '../../src/card/request.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { actorYaml, backgrounderOf, sourceFile, TODAY } from '../knowledge/folder.ts'

const backgrounder = createBackgrounder(await KnowledgeStore.open('knowledge', reserved), () => TODAY)
const everything = backgrounder.specifications.flatMap(({ name, arguments: all }) =>
  all.map((argument) => ({ command: name, argument: argument.name, suggest: argument.suggest })),
)

function values(completions: readonly Completion[]): string[] {
  return completions.map(({ value }) => value)
}

describe('what is offered while an argument is typed', () => {
  it.each([
    '',
    'pak',
    'TALIBAN',
    'yaqub',
    'w',
    ' ',
    'zzzzzz',
    '__proto__',
    '[',
    '\u0000',
    '阿',
    'x'.repeat(10_000),
  ])('is short, distinct and no more than asked for: %.20j', (typed) => {
    for (const { command, argument, suggest } of everything) {
      const offered = backgrounder.complete(command, argument, typed, 25)
      expect(offered.length).toBeLessThanOrEqual(25)
      expect(new Set(values(offered)).size).toBe(offered.length)
      if (suggest === undefined) expect(offered).toEqual([])
      for (const { label, value } of offered) {
        expect(label.length).toBeLessThanOrEqual(100)
        expect(value.length).toBeLessThanOrEqual(100)
        expect(label).not.toBe('')
      }
      expect(backgrounder.complete(command, argument, typed, 3)).toHaveLength(Math.min(3, offered.length))
    }
  })

  it('is something useful before anything is typed', () => {
    for (const { command, argument, suggest } of everything)
      // Nobody publishes the document of the default knowledge; here is no revision, and nothing waits for a review.
      if (suggest && !['publisher', 'revision', 'draft'].includes(suggest))
        expect(backgrounder.complete(command, argument, '', 5).length).toBeGreaterThan(0)
  })

  it('leads to a card of that name', async () => {
    for (const typed of ['', 'p', 'taliban', 'ind', 'mal', 'c'])
      for (const { command, argument, suggest } of everything.filter(({ argument }) => argument === 'name'))
        for (const value of values(backgrounder.complete(command, argument, typed, 25))) {
          const { answer } = await backgrounder.reply(
            request(command, { [argument]: value }),
            { isAdministrator: false },
            ROOMY,
          )
          expect([suggest, value, answer.status]).toEqual([suggest, value, 'found'])
        }
  })

  it('is the entry for its other names, which are shown', () => {
    expect(backgrounder.complete('actor', 'name', 'pakistani tal', 5)[0]).toEqual({
      label: 'Tehreek-e-Taliban Pakistan (Pakistani Taliban)',
      value: 'Tehreek-e-Taliban Pakistan',
    })
    expect(values(backgrounder.complete('help', 'command', 'timel', 5))).toContain('timeline')
    expect(values(backgrounder.complete('source', 'id', 'pak', 5))).toEqual(['pakistan-afghanistan-taliban'])
  })

  it('is nothing for what there is not', () => {
    expect(backgrounder.complete('nothing', 'name', 'a', 5)).toEqual([])
    expect(backgrounder.complete('actor', '__proto__', 'a', 5)).toEqual([])
    expect(backgrounder.complete('timeline', 'from', '2', 5)).toEqual([])
  })

  it('can be used however long a name is', async () => {
    const name = `Committee ${'of the northern ports '.repeat(5)}`.slice(0, 120).trim()
    const other = await backgrounderOf({
      'sources/a.md': sourceFile('The cat sat.'),
      'actors/a.yaml': actorYaml({ name }),
    })
    const [offered] = other.complete('actor', 'name', 'committee', 5)
    expect(offered?.label.length).toBe(100)
    const { card } = await other.reply(
      request('actor', { name: offered?.value ?? '' }),
      { isAdministrator: false },
      ROOMY,
    )
    expect(card.heading).toBe(name)
  })
})
