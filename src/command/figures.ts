import { figuresAnswer } from '../query/figures.ts'
import { optionalText } from './arguments.ts'
import { runInSlices } from '../source/slices.ts'
import type { Command } from './command.ts'

const about = optionalText('about', 'What the numbers are to be about', { suggest: 'entry' })

export const figures: Command = {
  specification: {
    name: 'figures',
    description: 'Numbers with their unit, period and who says so',
    arguments: [about],
    examples: ['/figures', '/figures border closures'],
    audience: 'everyone',
  },
  answer: ({ snapshot }, read) => runInSlices(figuresAnswer(snapshot, read(about))),
}
