import { askAnswer } from '../query/ask.ts'
import { requiredText } from './arguments.ts'
import type { Command } from './command.ts'

const question = requiredText('question', 'What you want to know')

export const ask: Command = {
  specification: {
    name: 'ask',
    description: 'The passages that answer a question, or that there are none',
    arguments: [question],
    examples: ['/ask how many people were killed in Paktika'],
    audience: 'everyone',
  },
  answer: ({ snapshot, today, caller: { locale } }, read) =>
    askAnswer(snapshot, read(question), { today, ...(locale !== undefined && { locale }) }),
}
