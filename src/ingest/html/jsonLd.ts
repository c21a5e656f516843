import { z } from 'zod'

/** A thing that schema.org's vocabulary describes: its types and its properties, as they stand in the page. */
export interface Thing {
  readonly types: readonly string[]
  readonly properties: Readonly<Record<string, unknown>>
}

const record = z.record(z.string(), z.unknown())
const MOST_THINGS = 500

/**
 * The things that JSON-LD scripts describe, outermost first. Scripts that are not JSON are passed over: pages of real
 * publishers hold them.
 */
export function thingsIn(scripts: readonly string[]): Thing[] {
  const things: Thing[] = []
  const queue: unknown[] = scripts.flatMap(parsed)
  for (let at = 0; at < queue.length && things.length < MOST_THINGS; at += 1) {
    const value = queue[at]
    if (Array.isArray(value)) for (const one of unknowns(value)) queue.push(one)
    const found = Array.isArray(value) ? undefined : record.safeParse(value).data
    if (!found) continue
    const types = textsOf(found['@type'])
    if (types.length > 0) things.push({ types, properties: found })
    queue.push(...['@graph', 'mainEntity', 'mainEntityOfPage'].flatMap((key) => found[key] ?? []))
  }
  return things
}

/** The names that a property gives: texts as they are, things by their `name`. */
export function namesIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => {
    if (typeof one === 'string') return one.trim() === '' ? [] : [one.trim()]
    const thing = record.safeParse(one).data
    return thing ? textsOf(thing['name']) : []
  })
}

/** `Array.isArray` says `any` of what is inside. */
function unknowns(values: readonly unknown[]): readonly unknown[] {
  return values.slice(0, MOST_THINGS)
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one: unknown) =>
    typeof one === 'string' && one.trim() !== '' ? [one.trim()] : [],
  )
}

/** Some publishers wrap their JSON in a comment, or break lines inside its texts. */
function parsed(script: string): unknown[] {
  const bare = script.replace(/^\s*(?:<!--|\/\*|<!\[CDATA\[)+/u, '').replace(/(?:-->|\*\/|\]\]>)\s*$/u, '')
  for (const text of [bare, bare.replaceAll(/[\u0000-\u001f]+/gu, ' ')]) {
    try {
      const value: unknown = JSON.parse(text)
      return [value]
    } catch {
      continue
    }
  }
  return []
}
