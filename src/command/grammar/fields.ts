import type { Request } from '../../card/request.ts'
import type { CommandSpecification } from '../specification.ts'
import { withoutNamed } from './wholeLine.ts'

/**
 * Reads what was put into the fields of a form, one for each argument. Filters and dates that stand among the words of a
 * field, each behind its name, count as they do in a typed line: same words, same answer.
 * @param given what stands in each field, by the argument's name.
 */
export function readFields(
  command: string,
  given: Readonly<Record<string, string>>,
  specifications: readonly CommandSpecification[],
): Request {
  const specification = specifications.find(({ name }) => name === command)
  if (!specification) return { command, arguments: given, page: 1 }
  const values = new Map(Object.entries(given))
  const taken = specification.arguments.filter(
    ({ type, filter, hidden }) => !hidden && (filter !== undefined || type !== 'text'),
  )
  for (const { name, type, filter: isFilter } of specification.arguments) {
    const text = values.get(name)
    if (text === undefined || type !== 'text' || isFilter !== undefined) continue
    const { words, filters } = withoutNamed(text, taken)
    values.set(name, words)
    for (const [filter, value] of Object.entries(filters))
      values.set(filter, [values.get(filter), value].filter((part) => part !== undefined).join(' '))
  }
  return { command, arguments: Object.fromEntries(values), page: 1 }
}
