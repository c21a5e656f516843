import { request, type Request } from '../card/request.ts'
import type { Backgrounder } from '../command/backgrounder.ts'
import type { ArgumentSpecification, CommandSpecification } from '../command/specification.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' }

/** A message of Slack's holds at most 40,000 characters; nobody asks so much. */
const LONGEST_READ = 40_000

/** What a user wrote, from what Slack makes of it: links, channels and mentions become their words. */
export function plainWords(text: string): string {
  return text
    .slice(0, LONGEST_READ)
    .replace(/<([^<>]*)>/g, (whole, sequence: string) => wordsOf(sequence) ?? whole)
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim()
}

/**
 * The words of a control sequence, which stands between `<` and `>` as `what|words`; undefined of what is none. See
 * https://docs.slack.dev/messaging/formatting-message-text.
 */
function wordsOf(sequence: string): string | undefined {
  const bar = sequence.indexOf('|')
  const what = bar === -1 ? sequence : sequence.slice(0, bar)
  const words = bar === -1 ? '' : sequence.slice(bar + 1)
  if (what.startsWith('!') || /^@[A-Z0-9]+$/.test(what)) return words
  if (/^#[A-Z0-9]+$/.test(what)) return words === '' ? '' : `#${words}`
  return /^(?:https?|mailto):/.test(what) ? words || what : undefined
}

/** Reads what a user wrote: a command, with or without its slash, or a question. Empty text asks for help. */
export function readAsked(backgrounder: Backgrounder, text: string): Request {
  return backgrounder.readMessage(plainWords(text))
}

/** The first argument that a request lacks and that can be picked. */
export function lackingArgument(
  backgrounder: Backgrounder,
  asked: Request,
): ArgumentSpecification | undefined {
  const specification = backgrounder.specifications.find(({ name }) => name === asked.command)
  const lacking = specification?.arguments.find(
    ({ name, required }) => required && !asked.arguments[name]?.trim(),
  )
  return lacking?.suggest === undefined ? undefined : lacking
}

/** A command that opens whatever has a name, and an argument for which all names are offered. */
export function finder(
  specifications: readonly CommandSpecification[],
):
  | { readonly open: (name: string) => Request; readonly command: string; readonly argument: string }
  | undefined {
  const opener = specifications.find(({ arguments: [first, second] }) => {
    return first?.required === true && first.suggest === 'actor' && second?.required !== true
  })
  const offering = specifications.flatMap((specification) =>
    specification.arguments
      .filter(({ suggest }) => suggest === 'entry')
      .map(({ name }) => ({ command: specification.name, argument: name })),
  )[0]
  const [argument] = opener?.arguments ?? []
  if (!opener || !argument || !offering) return undefined
  return { ...offering, open: (name) => request(opener.name, { [argument.name]: name }) }
}
