import { readSpanCode } from '../query/citedSpan.ts'
import { sourceAnswer, sourceList } from '../query/source.ts'
import { optionalInteger, optionalText } from './arguments.ts'
import type { Command } from './command.ts'

const id = optionalText('id', 'The source', { suggest: 'source' })
const paragraph = optionalInteger('paragraph', 'The number of a paragraph, from 1')
const excerpt = optionalText('excerpt', 'What to set off: its start, length and hash', { hidden: true })

export const source: Command = {
  specification: {
    name: 'source',
    description: 'The sources, their particulars, and any passage in its context',
    arguments: [id, paragraph, excerpt],
    examples: ['/source', '/source pakistan-afghanistan-taliban 8'],
    audience: 'everyone',
  },
  answer: ({ snapshot }, read) => {
    const asked = read(id)
    return asked === undefined
      ? sourceList(snapshot)
      : sourceAnswer(snapshot, asked, read(paragraph), readSpanCode(read(excerpt) ?? ''))
  },
}
