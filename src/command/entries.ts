import { entryKinds, kinds } from '../knowledge/kinds.ts'
import type { EntryKind, Topic } from '../knowledge/types.ts'
import { entryAnswer } from '../query/entry.ts'
import { narrowingWords } from '../query/narrowing.ts'
import { topicAnswer } from '../query/topic.ts'
import { optionalText, requiredText } from './arguments.ts'
import { runInSlices } from '../source/slices.ts'
import type { Command } from './command.ts'

/** A command for each kind of what has a name, such as /actor. Each opens whatever has the name that it is given. */
export const entryCommands: readonly Command[] = entryKinds.map(entryCommand)

function entryCommand(kind: EntryKind): Command {
  const { command } = kinds[kind].entry
  const name = requiredText('name', command.name, { suggest: kind })
  const about = optionalText('about', command.about)
  return {
    specification: {
      name: kind,
      description: command.description,
      arguments: [name, about],
      examples: command.examples,
      audience: 'everyone',
    },
    answer: ({ snapshot }, read) => runInSlices(entryAnswer(snapshot, read(name), read(about), kind)),
  }
}

/** The command that a topic has for itself, such as /trade. */
export function topicCommand(topic: Topic, name: string): Command {
  const about = optionalText('about', kinds.topic.entry.command.about, { suggest: 'entry' })
  return {
    specification: {
      name,
      description: topic.description,
      arguments: [about],
      examples: [`/${name}`],
      audience: 'everyone',
    },
    answer: ({ snapshot }, read) => topicAnswer(snapshot, topic, narrowingWords(read(about))),
  }
}
