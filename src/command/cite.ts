import { readSpanCode } from '../query/citedSpan.ts'
import { citedExcerptAnswer } from '../query/cited.ts'
import { requiredText } from './arguments.ts'
import type { Command } from './command.ts'

const id = requiredText('id', 'The source')
const excerpt = requiredText('excerpt', 'Its start, length and hash')

/** An excerpt to be pasted elsewhere; cards lead to it from the passage in its context. */
export const cite: Command = {
  specification: {
    name: 'cite',
    description: 'An excerpt with its citation, to be copied',
    arguments: [id, excerpt],
    examples: [],
    audience: 'everyone',
    hidden: true,
  },
  answer: ({ snapshot }, read) => citedExcerptAnswer(snapshot, read(id), readSpanCode(read(excerpt))),
}
