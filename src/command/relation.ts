import { relationAnswer } from '../query/relation.ts'
import { requiredText } from './arguments.ts'
import { runInSlices } from '../source/slices.ts'
import type { Command } from './command.ts'

const a = requiredText('a', 'The one', { suggest: 'entry' })
const b = requiredText('b', 'The other', { suggest: 'entry' })

export const relation: Command = {
  specification: {
    name: 'relation',
    description: 'What ties two actors or places, in both directions',
    arguments: [a, b],
    examples: ['/relation Pakistan Tajikistan', '/relation "Pakistani Taliban" Pakistan'],
    audience: 'everyone',
  },
  answer: ({ snapshot }, read) => runInSlices(relationAnswer(snapshot, read(a), read(b))),
}
