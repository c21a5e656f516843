import { entryAnswer } from '../query/entry.ts'
import { optionalText, requiredText } from './arguments.ts'
import type { Command } from './command.ts'

const name = requiredText('name', 'A person, group, institution or state', { suggest: 'actor' })
const about = optionalText('about', 'What you want to know of them')

export const actor: Command = {
  specification: {
    name: 'actor',
    description: 'Who somebody is and what the sources say of them',
    arguments: [name, about],
    examples: ['/actor TTP', '/actor India about:trade'],
    audience: 'everyone',
  },
  answer: ({ snapshot }, read) => entryAnswer(snapshot, read(name), read(about)),
}
