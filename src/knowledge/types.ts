import type { z } from 'zod'
import type { Citation } from '../source/citation.ts'
import type { EdtfDate } from '../source/date.ts'
import type { Document, Sentence } from '../source/document.ts'
import type { particulars } from './particulars.ts'
import type { schemas } from './schema.ts'

export type Particulars = z.output<typeof particulars>

export interface Source extends Document {
  readonly id: string
  readonly particulars: Particulars
}

/** What a source said before it was changed. */
export interface Version extends Document {
  /** The day on which the next version was found, and a number where that day had several: `2031-11-06-2`. */
  readonly name: string
  /** That day. */
  readonly until: EdtfDate
  readonly particulars: Particulars
}

/** By their ids the earlier versions of the sources that have any, the latest first. */
export type Versions = ReadonlyMap<string, readonly Version[]>

/** A sentence of a source: the unit that is indexed and found. */
export interface SourcePassage {
  readonly source: Source
  readonly sentence: Sentence
}

/** Every kind of record. */
export type Kind = keyof typeof schemas
/** The kinds that have files of their own. */
export type RecordKind = Exclude<Kind, 'claim'>

/** What an editor may write of a kind: valid in itself, not yet checked against the others. */
export type Written<K extends Kind> = z.output<(typeof schemas)[K]>

/** A record as an editor wrote it. */
export type KnowledgeRecord = Written<RecordKind>

/** The kinds that quote sources. */
export type FactKind = { [K in Kind]: Written<K> extends { quotes: unknown } ? K : never }[Kind]
/** The kinds that have names of their own. */
export type EntryKind = { [K in Kind]: Written<K> extends { aliases: unknown } ? K : never }[Kind]

/** What an editor wrote, with its quotes, if it has any, found in their sources. */
type Checked<K extends Kind> = Readonly<Omit<Written<K>, 'quotes'>> & {
  readonly kind: K
} & (K extends FactKind ? { readonly quotes: readonly Citation[] } : unknown) &
  (K extends 'claim' ? { /** The id of the question that it answers. */ readonly question: string } : unknown)

/** A statement that quotes of sources bear out. */
export type Fact<K extends FactKind = FactKind> = { [P in K]: Checked<P> }[K]

export type Event = Fact<'event'>
export type Figure = Fact<'figure'>
export type Relation = Fact<'relation'>
export type Claim = Fact<'claim'>

/** Something with a name of its own that a reader may ask for. */
export type Entry<K extends EntryKind = EntryKind> = { [P in K]: Checked<P> }[K]

export type Topic = Entry<'topic'>

/** A question that claims answer, opposing ones side by side. */
export type Question = Readonly<Omit<Written<'question'>, 'claims'>> & {
  readonly claims: readonly string[]
}

/** The name that an entry is known by. */
export function entryName(entries: ReadonlyMap<string, Entry>, id: string): string {
  return entries.get(id)?.name ?? id
}
