import { request } from '../card/request.ts'
import type { Report } from '../card/response.ts'
import { NotStored } from '../revision/notStored.ts'
import type { Revisions } from '../revision/revisions.ts'
import { administration, type Administering } from './administration.ts'
import { ArgumentError, type Argument } from './arguments.ts'
import type { Caller } from './backgrounder.ts'
import type { Command, Read } from './command.ts'

/* The commands for what was published before: to look at it, to compare it, and to go back to it. */

const number = numberOf('number', 'The number of a revision')
const first = numberOf('from', 'The number of the earlier revision')
const second = numberOf('to', 'The number of the later revision')

export const history: Command = published(
  { name: 'kb history', description: 'What was published when, by whom and why' },
  (revisions) =>
    Promise.resolve({ kind: 'history', revisions: revisions.recent, standing: revisions.standing }),
)

export const difference: Command = published(
  {
    name: 'kb diff',
    description: 'What is other in one revision than in another',
    arguments: [first, second],
  },
  async (revisions, read) => {
    const found = await revisions.difference(read(first), read(second))
    return found
      ? { kind: 'difference', difference: found }
      : {
          kind: 'nothing',
          sentence: 'There are no such revisions any more; /kb history lists those that there are.',
        }
  },
)

export const goBack: Command = published(
  {
    name: 'kb rollback',
    description: 'Goes back to a revision, for all readers, until /kb reload',
    arguments: [number],
    acts: true,
  },
  async (revisions, read, { id = 'an administrator' }) => ({
    kind: 'went back',
    outcome: await revisions.goBack(read(number), id),
  }),
)

function numberOf(name: string, description: string): Argument<number> {
  return {
    name,
    description,
    type: 'text',
    required: true,
    suggest: 'revision',
    parse: (given = '') => {
      const digits = /^#?(?<digits>\d{1,9})$/u.exec(given.trim())?.groups?.['digits']
      if (digits === undefined) throw new ArgumentError(`needs the number of a revision as ${name}`)
      return Number(digits)
    },
  }
}

const NO_REVISIONS: Report = {
  kind: 'nothing',
  sentence: 'Nothing is published from here; the program that runs has revisions.',
}
const AWAY: Report = {
  kind: 'nothing',
  sentence: 'What was published before cannot be read at the moment; try again when the database is back.',
}

function published(
  described: Administering,
  report: (revisions: Revisions, read: Read, caller: Caller) => Promise<Report>,
): Command {
  return administration(
    described,
    ({ revisions, caller }, read) => (revisions ? reported(report(revisions, read, caller)) : NO_REVISIONS),
    {
      values: (described.arguments ?? []).map((_, at) => String(40 + at)),
      shownBy: described.acts ? request('kb history') : undefined,
    },
  )
}

async function reported(report: Promise<Report>): Promise<Report> {
  try {
    return await report
  } catch (cause) {
    if (cause instanceof NotStored) return AWAY
    throw cause
  }
}
