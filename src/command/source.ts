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

/** A draft of a source's own id is its next version. */
const CHANGED =
  'Its publisher has changed it since: the new version waits for a review, and is not quoted yet.'

export const source: Command = {
  specification: {
    name: 'source',
    description: 'The sources, their particulars and changes, and any passage in its context',
    arguments: [id, paragraph, version, excerpt],
    examples: ['/source', '/source pakistan-afghanistan-taliban 8'],
    audience: 'everyone',
  },
  answer: ({ snapshot, library }, read) => {
    const asked = read(id)
    if (asked === undefined) return sourceList(snapshot, timeOf(read(from), read(to)))
    const answer = sourceAnswer(snapshot, asked, {
      paragraph: read(paragraph),
      version: read(version),
      cited: readSpanCode(read(excerpt) ?? ''),
    })
    const isChanged = answer.status === 'source' && library?.draftIds.includes(answer.source.id) === true
    return isChanged ? { ...answer, notes: [...answer.notes, CHANGED] } : answer
  },
}
