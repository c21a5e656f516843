import type { CardKind } from '../card/card.ts'
import { isEntryKind } from '../knowledge/kinds.ts'
import type { EntryKind } from '../knowledge/types.ts'

const BLUE = 0x3b82f6
const GREEN = 0x16a34a
const ORANGE = 0xea580c
const VIOLET = 0x7c3aed
const TEAL = 0x0d9488
const GREY = 0x6b7280
const AMBER = 0xd97706
const RED = 0xdc2626

/** Of entries that have no colour here the card is blue. */
const ENTRIES: Readonly<Partial<Record<EntryKind, number>>> = {
  place: GREEN,
  event: ORANGE,
  treaty: VIOLET,
  topic: VIOLET,
}

const OTHERS: Readonly<Record<Exclude<CardKind, EntryKind>, number>> = {
  name: BLUE,
  relation: BLUE,
  timeline: ORANGE,
  claims: VIOLET,
  figures: TEAL,
  search: TEAL,
  source: GREY,
  choice: AMBER,
  none: AMBER,
  error: RED,
  help: GREY,
  administration: GREY,
  verified: TEAL,
}

/** The colour beside a card, by its kind. The label says in words what the colour hints at. */
export function accentOf(kind: CardKind): number {
  return isEntryKind(kind) ? (ENTRIES[kind] ?? BLUE) : OTHERS[kind]
}
