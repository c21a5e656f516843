import { error, warning, type Location, type Problem } from '../../source/problem.ts'
import { Speller } from '../../search/names/nameSpelling.ts'
import { tokens } from '../../search/tokens.ts'
import { identified, placeLabel, type Written } from './written.ts'

/** An id is one record's. */
export function duplicateIds(records: readonly Written[]): Problem[] {
  const first = new Map<string, Location>()
  return identified(records).flatMap(({ record: { id }, locate }) => {
    const before = first.get(id)
    if (before) return [error(locate(['id']), `id ${id} is taken already, by ${placeLabel(before)}`)]
    first.set(id, locate(['id']))
    return []
  })
}

/**
 * Two entries may not share a name, so that a name that is typed leads to one of them. Names that are spellings of each
 * other may belong to two entries: a reader who types a third spelling is asked which is meant.
 */
export function* collidingNames(records: readonly Written[]): Generator<void, Problem[]> {
  const first = new Map<string, Named>()
  const spelled = new Map<string, Named>()
  const speller = new Speller()
  const problems: Problem[] = []
  for (const { record, locate } of records) {
    yield
    if (!('aliases' in record)) continue
    const named: [string, Location][] = [
      [record.name, locate(['name'])],
      ...record.aliases.map((alias, index): [string, Location] => [alias, locate(['aliases', index])]),
    ]
    for (const [name, at] of named) {
      const key = tokens(name)
        .map(({ word }) => word)
        .join(' ')
      const before = first.get(key)
      if (before && before.id !== record.id)
        problems.push(error(at, `“${name}” is a name of ${before.id} already (${placeLabel(before.at)})`))
      else if (!before) {
        const spelling = speller.spellName(name).loose.join(' ')
        const like = spelled.get(spelling)
        if (like && like.id !== record.id)
          problems.push(
            warning(
              at,
              `“${name}” is a spelling of “${like.name}”, a name of ${like.id} (${placeLabel(like.at)})`,
            ),
          )
        first.set(key, { id: record.id, name, at })
        spelled.set(spelling, like ?? { id: record.id, name, at })
      }
    }
  }
  return problems
}

/** A name, and where it is given to what. */
interface Named {
  readonly id: string
  readonly name: string
  readonly at: Location
}

/** A command opens one topic, and none of the program's. */
export function collidingCommands(records: readonly Written[], reserved: ReadonlySet<string>): Problem[] {
  const first = new Map<string, string>()
  return records.flatMap(({ record, locate }) => {
    if (record.kind !== 'topic' || record.command === undefined) return []
    if (reserved.has(record.command))
      return [error(locate(['command']), `/${record.command} is a command of the program; choose another`)]
    const before = first.get(record.command)
    first.set(record.command, before ?? record.id)
    return before === undefined
      ? []
      : [error(locate(['command']), `/${record.command} opens ${before} already`)]
  })
}
