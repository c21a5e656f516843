import type { Request } from '../card/request.ts'
import type { Report } from '../card/response.ts'
import type { Command, CommandContext, Read } from './command.ts'
import type { CommandSpecification } from './specification.ts'

/** What is particular to a command for administrators. */
export type Administering = Pick<CommandSpecification, 'name' | 'description' | 'acts'> &
  Partial<Pick<CommandSpecification, 'arguments'>>

interface More {
  /** The values of its arguments in its example. */
  readonly values?: readonly string[]
  /** What shows what was done, without doing it once more. */
  readonly shownBy?: Request | undefined
}

/** A command that shows administrators a report. */
export function administration(
  described: Administering,
  report: (context: CommandContext, read: Read) => Report | Promise<Report>,
  { values = [], shownBy }: More = {},
): Command {
  return {
    specification: {
      arguments: [],
      ...described,
      examples: [[`/${described.name}`, ...values].join(' ')],
      audience: 'administrators',
    },
    answer: async (context, read) => ({
      status: 'administration',
      report: await report(context, read),
      ...(shownBy && { shownBy }),
    }),
  }
}
