import { describe, expect, it } from 'vitest'
import { backgrounderOf, sourceFile } from '../knowledge/folder.ts'
import { ROOMY } from '../../src/card/capacity.ts'

/** More passages that name one place than any list of the best would hold, those that are asked for at the end. */
const many = Array.from({ length: 400 }, (_, number) => {
  const day = `${(number % 28) + 1} March 20${10 + (number % 20)}`
  if (number < 300)
    return `Norport harbour was quiet, said the watchman of pier ${'abcdefgh'.charAt(number % 8)}.`
  if (number < 340)
    return `Norport was named by Sudby in letter ${'abcdefgh'.charAt(number % 8)} of the bundle.`
  if (number < 370) return `On ${day} boats left Norport.`
  return `Norport counted ${number} crates.`
})

describe('what is asked for is found among all passages that a name has', () => {
  const excerpts = async (line: string): Promise<string[]> => {
    const backgrounder = await backgrounderOf({ 'sources/a.md': sourceFile(many.join('\n\n')) })
    const { answer } = await backgrounder.reply(backgrounder.read(line), { isAdministrator: false }, ROOMY)
    if (answer.status !== 'found') return [answer.status]
    return answer.findings.flatMap((finding) =>
      'excerpts' in finding ? finding.excerpts.map(({ quote }) => quote) : [],
    )
  }

  it.each([
    ['/actor Norport', 400, 'Norport'],
    ['/relation Norport Sudby', 40, 'Sudby'],
    ['/timeline Norport', 30, 'boats left'],
    ['/figures Norport', 30, 'crates'],
  ])('%s', async (line, count, words) => {
    const found = await excerpts(line)
    expect(found).toHaveLength(count)
    expect(found.every((quote) => quote.includes(words))).toBe(true)
  })
})
