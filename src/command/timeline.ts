import { timelineAnswer } from '../query/timeline.ts'
import { optionalDate, optionalText } from './arguments.ts'
import { runInSlices } from '../source/slices.ts'
import type { Command } from './command.ts'

const about = optionalText('about', 'Whom or what it is to be about', { suggest: 'entry' })
const from = optionalDate('from', 'The first date: 2024, 2024-11 or 2024-11-05')
const to = optionalDate('to', 'The last date: 2025, 2025-01 or 2025-01-08')

export const timeline: Command = {
  specification: {
    name: 'timeline',
    description: 'What happened when, in order',
    arguments: [about, from, to],
    examples: ['/timeline', '/timeline India from:2024-11 to:2025-01'],
    audience: 'everyone',
  },
  answer: ({ snapshot }, read) =>
    runInSlices(timelineAnswer(snapshot, read(about), { from: read(from), to: read(to) })),
}
