import { claimsAnswer } from '../query/claims.ts'
import { optionalText } from './arguments.ts'
import { runInSlices } from '../source/slices.ts'
import type { Command } from './command.ts'

const about = optionalText('about', 'What the claims are to be about', { suggest: 'entry' })

export const claims: Command = {
  specification: {
    name: 'claims',
    description: 'Who says what, side by side, each with its quote',
    arguments: [about],
    examples: ['/claims', '/claims airstrikes'],
    audience: 'everyone',
  },
  answer: ({ snapshot }, read) => runInSlices(claimsAnswer(snapshot, read(about))),
}
