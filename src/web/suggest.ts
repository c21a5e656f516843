import type { Backgrounder } from '../command/backgrounder.ts'
import type { CommandSpecification } from '../command/specification.ts'
import type { Suggested } from './protocol.ts'

const MOST = 8

/** What the input may become, best first: commands, then what the argument that is being typed may be. */
export function suggest(backgrounder: Backgrounder, typed: string): Suggested[] {
  const commands = backgrounder.specifications.filter(({ hidden }) => !hidden)
  if (!typed.startsWith('/')) return typed.trim() === '' ? commands.slice(0, MOST).map(ofCommand) : []
  const command = commands
    .filter(({ name }) => typed.toLowerCase().startsWith(`/${name} `))
    .toSorted((a, b) => b.name.length - a.name.length)[0]
  if (command) return ofArgument(backgrounder, command, typed.slice(command.name.length + 2))
  return commands
    .filter(({ name }) => `/${name}`.startsWith(typed.toLowerCase()))
    .slice(0, MOST)
    .map(ofCommand)
}

function ofCommand({ name, description }: CommandSpecification): Suggested {
  return { label: `/${name} – ${description}`, value: `/${name} ` }
}

/** Either a named argument at the end, `about:tra`, or the words right behind the command: its first argument. */
function ofArgument(backgrounder: Backgrounder, command: CommandSpecification, typed: string): Suggested[] {
  const named = /^(?<before>(?:.*\s)?)(?<name>[a-z]{1,32}):"?(?<value>[^"]*)$/su.exec(typed)?.groups
  const argument = named?.['name'] ?? command.arguments.find(({ suggest }) => suggest)?.name
  const value = named?.['value'] ?? typed
  if (argument === undefined) return []
  const before = named ? `${named['before'] ?? ''}${argument}:` : ''
  const quote = (text: string): string => (named && text.includes(' ') ? `"${text}"` : text)
  return backgrounder
    .complete(command.name, argument, value, MOST)
    .map((found) => ({ label: found.label, value: `/${command.name} ${before}${quote(found.value)}` }))
}
