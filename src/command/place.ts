import { entryAnswer } from '../query/entry.ts'
import { optionalText, requiredText } from './arguments.ts'
import type { Command } from './command.ts'

const name = requiredText('name', 'A place, border, crossing, route or project', { suggest: 'place' })
const about = optionalText('about', 'What you want to know of it')

export const place: Command = {
  specification: {
    name: 'place',
    description: 'What a place is and what the sources say of it',
    arguments: [name, about],
    examples: ['/place Wakhan Corridor', '/place Torkham about:losses'],
    audience: 'everyone',
  },
  answer: ({ snapshot }, read) => entryAnswer(snapshot, read(name), read(about)),
}
