import { entryKinds } from '../knowledge/kinds.ts'
import type { Citation } from '../source/citation.ts'
import type { Span } from '../source/quote.ts'
import type { Chart } from './chart.ts'
import type { Request } from './request.ts'
import type { View } from './view.ts'

/*
 * What a reader gets to see, as plain data that knows no platform. No text in it is markup: a renderer escapes all
 * of it. A mark is the number of an excerpt on the card, shown as [n].
 */

export const cardKinds = [
  ...entryKinds,
  'name',
  'relation',
  'timeline',
  'claims',
  'figures',
  'search',
  'source',
  'choice',
  'none',
  'error',
  'help',
  'administration',
  'verified',
] as const

export type CardKind = (typeof cardKinds)[number]

export interface Card {
  readonly kind: CardKind
  /** At most 250 characters. */
  readonly heading: string
  /** The kind in words, and what else tells at a glance what the card is: "group", "narrowed to imports". */
  readonly label: string
  readonly otherNames: readonly string[]
  /** Sentences of the program's own: what was read for a misspelt word, that there is no evidence, what to do. */
  readonly notes: readonly string[]
  readonly sections: readonly Section[]
  /** What may be drawn of it; the sections say the same in words. */
  readonly chart?: Chart
  /** What may be opened from here: choices, near misses, related entries. The first are the best. */
  readonly suggestions: readonly Suggestion[]
  /** The part of an answer that it shows; absent for what comes first, and for a card that has no parts. */
  readonly view?: View
  /** The other parts of the answer, each to be opened in the place of this one. */
  readonly views: readonly ViewLink[]
  readonly page: Page
  readonly footer: Footer
  /** What leads to this very card: to share it, or to ask again. */
  readonly request: Request
  /** What has what comes in about it posted; absent where that cannot be. */
  readonly watch?: Request
}

export type Section = Facts | Table | Timeline | Disagreement | Excerpts | List

/** Statements of the editors, each with the excerpts that bear it out. */
export interface Facts {
  readonly type: 'facts'
  readonly heading: string
  readonly facts: readonly StatedFact[]
}

export interface StatedFact {
  readonly statement: string
  /** Who says so, where it is not the source's author. */
  readonly saidBy?: string
  readonly date?: DateLabel
  readonly marks: readonly number[]
  /** The editors' fact that it states; absent where the program read it in the texts. */
  readonly fact?: ShownFact
  readonly correction?: Correction
}

/** A fact as a card shows it. */
export interface ShownFact {
  readonly id: string
  /** Of what a reader sees of it: another statement, speaker, date or value has another. */
  readonly hash: string
}

/** What became of something since the card was shared. */
export interface Correction {
  /** `changed`: its words are others; `withdrawn`: nobody stands by it any more; `gone`: nobody can look it up any more. */
  readonly kind: 'changed' | 'withdrawn' | 'gone'
  /** A sentence: "No longer in the source since 5 November 2031." */
  readonly sentence: string
  /** The day, in words. */
  readonly day: string
  /** What stands there now: a source's words, exactly and contiguously, or a statement. */
  readonly now?: string
}

/** Whether what was shared does not hold any more, and is struck out. */
export function isStruck(correction: Correction | undefined): boolean {
  return correction !== undefined && correction.kind !== 'gone'
}

/** A date in words, such as "December 2024" or "about 2019"; an uncertain one says so in its text too. */
export interface DateLabel {
  readonly text: string
  readonly isUncertain: boolean
}

/** Figures. Every row has as many cells as there are columns. */
export interface Table {
  readonly type: 'table'
  readonly heading: string
  readonly columns: readonly { readonly name: string; readonly align: 'start' | 'end' }[]
  readonly rows: readonly TableRow[]
  /** What must be known to read it: whether sums add up. */
  readonly notes: readonly string[]
}

export interface TableRow {
  readonly cells: readonly string[]
  readonly marks: readonly number[]
  readonly fact?: ShownFact
  readonly correction?: Correction
}

/** Facts in the order of their dates; a passage that only names a date has no statement. */
export interface Timeline {
  readonly type: 'timeline'
  readonly heading: string
  readonly entries: readonly (StatedFact & { readonly date: DateLabel })[]
}

/** What each party says about one question, side by side; no verdict. */
export interface Disagreement {
  readonly type: 'disagreement'
  readonly question: string
  readonly sides: readonly { readonly party: string; readonly claims: readonly StatedFact[] }[]
}

/** Words of the sources. */
export interface Excerpts {
  readonly type: 'excerpts'
  readonly heading: string
  readonly excerpts: readonly CitedExcerpt[]
}

/** All excerpts on a card, by their numbers. */
export function excerptsOf({ sections }: Card): CitedExcerpt[] {
  return sections.flatMap((section) => (section.type === 'excerpts' ? section.excerpts : []))
}

/** What is stated in a section, apart from excerpts and from lines of the program's own. */
export function statementsIn(section: Section): readonly (StatedFact | TableRow)[] {
  switch (section.type) {
    case 'facts':
      return section.facts
    case 'timeline':
      return section.entries
    case 'table':
      return section.rows
    case 'disagreement':
      return section.sides.flatMap(({ claims }) => claims)
    case 'excerpts':
    case 'list':
      return []
  }
}

export interface CitedExcerpt {
  /** Its mark; numbers run on over the pages. */
  readonly number: number
  /** The source's words, exactly and contiguously; at most 500 characters, in UTF-16 units. */
  readonly quote: string
  /** What to set off, in UTF-16 units of the quote; ascending, not overlapping. */
  readonly highlights: readonly Span[]
  readonly citation: Citation
  /** The source's title, and the paragraph, in words. */
  readonly citedAs: string
  /** A link to the very passage, where the source has an address. */
  readonly url?: string
  /** Shows the passage in its context. */
  readonly context: Request
  readonly correction?: Correction
}

/** Lines of the program's own: commands, problems, changes, particulars of a source. */
export interface List {
  readonly type: 'list'
  readonly heading: string
  readonly items: readonly { readonly term: string; readonly description: string }[]
}

/** Something to open. */
export interface Suggestion {
  /** At most 100 characters. */
  readonly label: string
  /** At most 100 characters; may be empty. */
  readonly description: string
  readonly request: Request
  /** It is to be decided at once: a button of its own, also where others stand in a menu. */
  readonly isButton?: true
}

/** A part of an answer, to be opened. */
export interface ViewLink {
  /** "Timeline". */
  readonly label: string
  /** How many facts or excerpts it has; the first view is counted by no number. */
  readonly count?: number
  readonly request: Request
}

/** "Timeline (14)". */
export function linkLabel({ label, count }: ViewLink): string {
  return count === undefined ? label : `${label} (${count})`
}

export interface Page {
  /** From 1. */
  readonly number: number
  readonly count: number
  /** How many excerpts all pages of the view have together. */
  readonly excerpts: number
  readonly previous?: Request
  readonly next?: Request
}

/** How old the sources on the card are and what kind they are. */
export interface Footer {
  /** A line a source: "Opinion piece, Pakistani point of view; not before 8 January 2025, at most 1 year 10 months old". */
  readonly sources: readonly { readonly title: string; readonly line: string; readonly url?: string }[]
  /** The snapshot's revision, and when it was loaded, in words. */
  readonly knowledge: string
}
