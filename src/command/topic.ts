import type { Topic } from '../knowledge/types.ts'
import { entryAnswer } from '../query/entry.ts'
import { topicAnswer } from '../query/topic.ts'
import { optionalText, requiredText } from './arguments.ts'
import type { Command } from './command.ts'

const name = requiredText('name', 'A subject', { suggest: 'topic' })
const about = optionalText('about', 'What you want to know of it', { suggest: 'entry' })

export const topic: Command = {
  specification: {
    name: 'topic',
    description: 'What the sources say of a subject, figures first',
    arguments: [name, about],
    examples: ['/topic trade', '/topic security about:attacks'],
    audience: 'everyone',
  },
  answer: ({ snapshot }, read) => entryAnswer(snapshot, read(name), read(about)),
}

/** The command that a topic has for itself, such as /trade. */
export function topicCommand(found: Topic, name: string): Command {
  return {
    specification: {
      name,
      description: found.description,
      arguments: [about],
      examples: [`/${name}`],
      audience: 'everyone',
    },
    answer: ({ snapshot }, read) => topicAnswer(snapshot, found, read(about)),
  }
}
