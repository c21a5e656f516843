import { sourceAnswer, sourceList, type CitedSpan } from '../query/source.ts'
import { optionalInteger, optionalText } from './arguments.ts'
import type { Command } from './command.ts'

const id = optionalText('id', 'The source', { suggest: 'source' })
const paragraph = optionalInteger('paragraph', 'The number of a paragraph, from 1')
const excerpt = optionalText('excerpt', 'What to set off: its start, end and hash', { hidden: true })

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
      : sourceAnswer(snapshot, asked, read(paragraph), citedSpan(read(excerpt)))
  },
}

/** Reads what a card's button carries; an excerpt that nobody cited is not set off. */
function citedSpan(code: string | undefined): CitedSpan | undefined {
  const parts = /^(\d{1,9})-(\d{1,9})-([0-9a-f]{16})$/.exec(code ?? '')
  if (!parts) return undefined
  const [, start, end, hash = ''] = parts
  return { start: Number(start), end: Number(end), hash }
}
