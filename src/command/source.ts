import type { Scope } from '../query/scope.ts'
import type { EdtfDate } from '../source/date.ts'
import { readSpanCode } from '../query/citedSpan.ts'
import { sourceAnswer, sourceList } from '../query/source.ts'
import { optionalInteger, optionalText } from './arguments.ts'
import type { Command } from './command.ts'
import { from, to } from './filters.ts'

const id = optionalText('id', 'The source', { suggest: 'source' })
const paragraph = optionalInteger('paragraph', 'The number of a paragraph, from 1')
const version = optionalText('version', 'An earlier version, by the day until which it stood')
const excerpt = optionalText('excerpt', 'What to set off: its start, length and hash', { hidden: true })

function timeOf(first: EdtfDate | undefined, last: EdtfDate | undefined): Pick<Scope, 'from' | 'to'> {
  return { ...(first && { from: first }), ...(last && { to: last }) }
}

export const source: Command = {
  specification: {
    name: 'source',
    description: 'The sources, their particulars and changes, and any passage in its context',
    arguments: [id, paragraph, version, excerpt],
    examples: ['/source', '/source pakistan-afghanistan-taliban 8'],
    audience: 'everyone',
  },
  answer: ({ snapshot }, read) => {
    const asked = read(id)
    return asked === undefined
      ? sourceList(snapshot, timeOf(read(from), read(to)))
      : sourceAnswer(snapshot, asked, {
          paragraph: read(paragraph),
          version: read(version),
          cited: readSpanCode(read(excerpt) ?? ''),
        })
  },
}
