import { mentionsAnswer } from '../query/mentions.ts'
import { optionalText } from './arguments.ts'
import type { Command } from './command.ts'

const entries = optionalText('entries', 'Codes or ids of what a message names, with spaces between them')

export const mentions: Command = {
  specification: {
    name: 'mentions',
    description: 'What a message names, in short',
    arguments: [entries],
    examples: [],
    audience: 'everyone',
    hidden: true,
  },
  answer: ({ snapshot }, read) => mentionsAnswer(snapshot, read(entries)?.split(/\s+/) ?? []),
}
