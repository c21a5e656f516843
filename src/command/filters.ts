import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Response } from '../card/response.ts'
import { isPublishedBy, scopeNote, within, type FilterName, type Scope } from '../query/scope.ts'
import { ArgumentError, optionalDate, optionalText, type Argument } from './arguments.ts'
import { revisionAsked } from './asItStood.ts'
import { changedSince } from './changedSince.ts'
import type { Command, Read } from './command.ts'
import { languageNamed, languagesOf, publishersOf, sourceKindsOf } from './sourceValues.ts'

/** The filters, which mean the same for every command. */
export const from = optionalDate('from', 'Published or happened not before: 2024, 2024-11 or 2024-11-05')
export const to = optionalDate('to', 'Published or happened not after: 2025, 2025-01 or 2025-01-08')
const publisher = optionalText('publisher', 'Only what this publisher published', { suggest: 'publisher' })
const kind = optionalText('kind', 'Only sources of this kind, such as news or opinion', {
  suggest: 'sourceKind',
})
const language = optionalText('language', 'Only sources in this language', { suggest: 'language' })

const asOf = optionalDate('as-of', 'As it could be read on that day: 2024, 2024-11 or 2024-11-05')

const changed = optionalDate('changed-since', 'Only what was added, changed or withdrawn since that day')

const filters: readonly Argument<unknown>[] = [from, to, publisher, kind, language, asOf, changed]

/**
 * A command that every filter narrows: it answers from the part of the knowledge that is in the scope, so that no query
 * has to think of it.
 * @param offered the filters that forms ask for as well; the others are understood where they are typed.
 */
export function narrowable(command: Command, offered: readonly FilterName[] = []): Command {
  const { specification } = command
  const own = new Set(specification.arguments.map(({ name }) => name))
  const isOffered = (name: string): boolean => offered.some((each) => each === name)
  const added = [...filters, revisionAsked]
    .filter(({ name }) => !own.has(name))
    .map((argument) => ({
      ...argument,
      filter: isOffered(argument.name) ? ('offered' as const) : ('typed' as const),
    }))
  return {
    specification: { ...specification, arguments: [...specification.arguments, ...added] },
    async answer(context, read) {
      const scope = scopeFrom(read, context.snapshot)
      const answerFrom = async (snapshot: Snapshot): Promise<Response> =>
        command.answer({ ...context, snapshot: within(snapshot, scope) }, read)
      const day = read(changed)
      const answer = day ? await changedSince(day, context, answerFrom) : await answerFrom(context.snapshot)
      // A command that has a time of its own says so itself.
      const { from: first, to: last, ...others } = scope
      const note = scopeNote(
        own.has('from') ? others : { ...others, ...(first && { from: first }), ...(last && { to: last }) },
      )
      return note === undefined ? answer : noted(answer, note)
    },
  }
}

/** An answer that says what it was asked of. */
export function noted(answer: Response, note: string): Response {
  if (answer.status === 'found') return { ...answer, notes: [note, ...answer.notes] }
  if (answer.status !== 'none') return answer
  return { ...answer, scope: answer.scope === undefined ? note : `${note} ${answer.scope}` }
}

/** @throws ArgumentError where no source is of what a filter names. */
function scopeFrom(read: Read, snapshot: Snapshot): Scope {
  const first = read(from)
  const last = read(to)
  const day = read(asOf)
  return {
    ...(first && { from: first }),
    ...(last && { to: last }),
    ...(day && { asOf: day }),
    ...publisherNamed(read(publisher), snapshot),
    ...kindNamed(read(kind), snapshot),
    ...languageFilter(read(language), snapshot),
  }
}

function publisherNamed(asked: string | undefined, snapshot: Snapshot): Pick<Scope, 'publisher'> {
  if (asked === undefined) return {}
  const isKnown = [...snapshot.sources.values()].some(({ particulars }) => isPublishedBy(particulars, asked))
  if (!isKnown) throw noSuch(`published by “${asked}”`, publishersOf(snapshot))
  return { publisher: asked }
}

function kindNamed(asked: string | undefined, snapshot: Snapshot): Pick<Scope, 'kind'> {
  if (asked === undefined) return {}
  const kinds = sourceKindsOf(snapshot)
  const found = kinds.find((each) => each === asked.toLowerCase())
  if (!found) throw noSuch(`of the kind “${asked}”`, kinds)
  return { kind: found }
}

function languageFilter(asked: string | undefined, snapshot: Snapshot): Pick<Scope, 'language'> {
  if (asked === undefined) return {}
  const found = languageNamed(asked, snapshot)
  if (found === undefined)
    throw noSuch(
      `in the language “${asked}”`,
      languagesOf(snapshot).map(({ name }) => name),
    )
  return { language: found }
}

const MOST_NAMED = 10
const LONGEST_SHOWN = 60

function noSuch(what: string, known: readonly string[]): ArgumentError {
  const named = known.slice(0, MOST_NAMED).map((each) => each.slice(0, LONGEST_SHOWN))
  return new ArgumentError(
    `finds no source ${what.slice(0, 2 * LONGEST_SHOWN)}${named.length === 0 ? '' : `; there are ${named.join(', ')}`}`,
  )
}
