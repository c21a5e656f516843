import { mentionsAnswer } from '../query/mentions.ts'
import { requiredText } from './arguments.ts'
import type { Command } from './command.ts'

const entries = requiredText('entries', 'Ids of what a message names, with commas between them')

export const mentions: Command = {
  specification: {
    name: 'mentions',
    description: 'What a message names, in short',
    arguments: [entries],
    examples: [],
    audience: 'everyone',
    hidden: true,
  },
  answer: ({ snapshot }, read) => mentionsAnswer(snapshot, read(entries).split(',')),
}
