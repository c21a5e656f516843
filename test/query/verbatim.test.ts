import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import { backgrounderOf, sourceFile } from '../knowledge/folder.ts'

/* What a question asks for word for word: phrases in quotation marks, and acronyms that look like words of grammar. */

const TEXT = `IS fighters burned the mill at Sand Key in May.
The newspaper is committed to print what the harbour board says.
The WHO sent two doctors to the port; who sent the medicine is not known.
The board closed the harbour bridge, which is older than the town.
A bridge over the harbour would cost more than the board has, the mayor says.`

describe('a question', () => {
  const quotes = async (question: string): Promise<string[]> => {
    const text = TEXT.replaceAll('\n', '\n\n')
    const backgrounder = await backgrounderOf({ 'sources/a.md': sourceFile(text) })
    const { answer } = await backgrounder.reply(
      backgrounder.read(question),
      { isAdministrator: false },
      ROOMY,
    )
    if (answer.status !== 'found') return []
    return answer.findings.flatMap((finding) =>
      'excerpts' in finding ? finding.excerpts.map(({ quote }) => quote) : [],
    )
  }

  it.each(['IS', 'What did IS do?', 'who is IS?'])('takes an acronym for a name: %s', async (question) => {
    expect(await quotes(question)).toEqual(['IS fighters burned the mill at Sand Key in May.'])
  })

  it('finds no evidence for an acronym that stands nowhere', async () => {
    expect(await quotes('US')).toEqual([])
    expect(await quotes('What did AM do?')).toEqual([])
  })

  it('that is shouted is no row of acronyms', async () => {
    expect((await quotes('WHO CLOSED THE HARBOUR BRIDGE?'))[0]).toContain('closed the harbour bridge')
  })

  it.each([
    ['"harbour bridge"', 1],
    ['“harbour bridge” board', 1],
    ['„Harbour  Bridge“', 1],
    ['«harbour bridge»', 1],
    ['"bridge harbour"', 0],
    ['"harbour bridge" "the mayor says"', 0],
  ])('finds what holds its phrases word for word: %s', async (question, count) => {
    const found = await quotes(question)
    expect(found).toHaveLength(count)
    for (const quote of found) expect(quote).toContain('harbour bridge')
  })
})
