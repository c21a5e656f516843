import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import type { Card } from '../../src/card/card.ts'
import { actorYaml, backgrounderOf, sourceFile, type Files } from '../knowledge/folder.ts'

async function cardOf(files: Files, line: string): Promise<Card> {
  const backgrounder = await backgrounderOf(files)
  return (await backgrounder.reply(backgrounder.read(line), { isAdministrator: false }, ROOMY)).card
}

const TEXT = 'The ferry stops for the winter.\n'
const FACT = actorYaml({ id: 'ferry', name: 'Ferry', exact: 'The ferry stops', statement: 'A ferry.' })

describe('a source', () => {
  it.each([
    ['withdrawn: 2031-11-08', 'Withdrawn by its publisher 8 November 2031.'],
    ['gone: 2031-11-08', 'No longer found at its address since 8 November 2031.'],
  ])('that says %s says so first on every card that quotes it', async (key, sentence) => {
    const files = {
      'sources/a.md': sourceFile(TEXT, `title: A\n${key}`),
      'actors/a.yaml': FACT,
    }
    const { footer } = await cardOf(files, '/actor Ferry')
    expect(footer.sources.map(({ line }) => line.slice(0, sentence.length))).toEqual([sentence])
  })

  it('says where else its text stands', async () => {
    const also = 'alsoAt:\n  - url: https://key.example/ferry\n    publisher: The Key Post'
    const { sections } = await cardOf({ 'sources/a.md': sourceFile(TEXT, `title: A\n${also}`) }, '/source a')
    expect(JSON.stringify(sections)).toContain('"The Key Post, https://key.example/ferry"')
  })
})
