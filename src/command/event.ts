import { entryAnswer } from '../query/entry.ts'
import { optionalText, requiredText } from './arguments.ts'
import type { Command } from './command.ts'

const name = requiredText('name', 'Something that happened', { suggest: 'event' })
const about = optionalText('about', 'What you want to know of it')

export const event: Command = {
  specification: {
    name: 'event',
    description: 'What happened, when, and who says what about it',
    arguments: [name, about],
    examples: ['/event airstrikes', '/event airstrikes about:victims'],
    audience: 'everyone',
  },
  answer: ({ snapshot }, read) => entryAnswer(snapshot, read(name), read(about)),
}
