import type { Response, Usage } from '../card/response.ts'
import { nearest } from '../search/nearest.ts'
import { optionalText } from './arguments.ts'
import type { Command } from './command.ts'
import type { CommandSpecification } from './specification.ts'

const about = optionalText('command', 'The command to explain', { suggest: 'command' })

export const help: Command = {
  specification: {
    name: 'help',
    description: 'The commands and how they are typed',
    arguments: [about],
    examples: ['/help', '/help timeline'],
    audience: 'everyone',
  },
  answer: ({ specifications }, read) =>
    helpAnswer(specifications, read(about)?.replace(/^\//, '').toLowerCase()),
}

function helpAnswer(specifications: readonly CommandSpecification[], name: string | undefined): Response {
  const shown = specifications.filter(({ hidden }) => !hidden)
  if (name === undefined) return { status: 'help', commands: shown.map(usage) }
  const asked = shown.filter((command) => command.name === name || command.name.startsWith(`${name} `))
  if (asked.length > 0) return { status: 'help', commands: asked.map(usage), about: name }
  const near = nearest(
    name,
    shown.map((command) => command.name),
  )
  return {
    status: 'error',
    message: `There is no command /${name.slice(0, 40)}.`,
    near: near.map((other) => `/help ${other}`),
  }
}

/** How a command is typed: optional arguments in brackets. */
export function usage(specification: CommandSpecification): Usage {
  const shown = specification.arguments.filter(({ hidden }) => !hidden)
  return {
    command: specification.name,
    parameters: shown
      .filter(({ filter }) => filter === undefined)
      .map(({ name, required }) => (required ? name : `[${name}]`))
      .join(' '),
    description: specification.description,
    arguments: shown.map(({ name, description }) => ({ name, description })),
    examples: specification.examples,
  }
}
