import type { Span } from '../source/quote.ts'

const PLACES = 'in at near on above over inside outside across around off'
const PREPOSITIONS: ReadonlyMap<string, string> = new Map([
  ...PLACES.split(' ').map((word): [string, string] => [word, 'place']),
  ...'to into towards toward'.split(' ').map((word): [string, string] => [word, 'towards']),
  ...'against with'.split(' ').map((word): [string, string] => [word, 'with']),
  ['of', 'of'],
  ['from', 'from'],
  ['by', 'by'],
  ['for', 'for'],
])

const BEFORE = new RegExp(
  String.raw`(?<!\p{L})(?<preposition>${[...PREPOSITIONS.keys()].join('|')})\s+(?:the\s+)?(?:(?:[\p{L}-]+\s+)?(?:city|town|province|district|village|port|state|region|capital|coast|island)\s+(?:of\s+)?)?(?:[\p{L}-]+\s+)?$`,
  'u',
)

/** What a name stands behind: a place, a goal, whom it is with; empty for who does it or has it done to them. */
export function slotOf(text: string, { start }: Span): string {
  const preposition = BEFORE.exec(text.slice(0, start))?.groups?.['preposition'] ?? ''
  return PREPOSITIONS.get(preposition) ?? ''
}
