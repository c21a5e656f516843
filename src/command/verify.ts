import { within } from '../query/scope.ts'
import { parseDate } from '../source/date.ts'
import { runInSlices } from '../source/slices.ts'
import { ArgumentError, optionalDate, optionalText } from './arguments.ts'
import type { Command } from './command.ts'

const text = optionalText(
  'text',
  'The text to compare with the sources; a form asks for it where it is missing',
  {
    form: true,
  },
)
const asOf = optionalDate('as-of', 'Only what could be read on that day: 2024, 2024-11 or 2024-11-05')

export const verify: Command = {
  specification: {
    name: 'verify',
    description: 'What the sources say of each sentence of a text',
    arguments: [text, { ...asOf, filter: 'typed' }],
    examples: ['/verify The strikes killed 46 people in Paktika.'],
    audience: 'everyone',
    // A button has no room for a draft, and nobody else is to read it: its check is made once, for whoever asks.
    acts: true,
  },
  answer: async ({ snapshot, today }, read) => {
    const draft = read(text)
    if (draft === undefined) throw new ArgumentError('needs a text')
    const day = read(asOf)
    const date = parseDate(today.toISOString().slice(0, 10))
    // Few questions are drafts, and every program has the command: what reads them is loaded when one comes.
    const { verifyDraft } = await import('../verify/verify.ts')
    const part = within(snapshot, day ? { asOf: day } : {})
    return { status: 'verified', verification: await runInSlices(verifyDraft(part, draft, { date })) }
  },
}
