import type { z } from 'zod'
import type { Citation } from '../source/citation.ts'
import type { Document, Sentence } from '../source/document.ts'
import type { actor, claim, event, figure, particulars, place, question, relation, topic } from './schema.ts'

export type Particulars = z.output<typeof particulars>

export interface Source extends Document {
  readonly id: string
  readonly particulars: Particulars
}

/** A sentence of a source, as it is found. */
export interface SourcePassage {
  readonly source: Source
  readonly sentence: Sentence
}

/** What an editor wrote, with its quotes found in their sources. */
type Checked<Kind extends string, Written> = Readonly<Omit<Written, 'quotes'>> & {
  readonly kind: Kind
  readonly quotes: readonly Citation[]
}

export type Actor = Checked<'actor', z.output<typeof actor>>
export type Place = Checked<'place', z.output<typeof place>>
export type Event = Checked<'event', z.output<typeof event>>
export type Figure = Checked<'figure', z.output<typeof figure>>
export type Relation = Checked<'relation', z.output<typeof relation>>
export type Claim = Checked<'claim', z.output<typeof claim>> & {
  /** The id of the question that it answers. */
  readonly question: string
}

/** A statement that quotes of sources bear out. */
export type Fact = Actor | Place | Event | Figure | Claim | Relation

export type Topic = Readonly<z.output<typeof topic>> & { readonly kind: 'topic' }

/** Something with a name of its own that a reader may ask for. */
export type Entry = Actor | Place | Event | Topic
export type EntryKind = Entry['kind']

/** A question that claims answer, opposing ones side by side. */
export type Question = Readonly<Omit<z.output<typeof question>, 'claims'>> & {
  readonly claims: readonly string[]
}

/** All names that an entry goes by, the preferred one first. */
export function namesOf(entry: Entry): readonly string[] {
  return entry.kind === 'actor'
    ? [entry.name, ...entry.aliases, ...entry.roles]
    : [entry.name, ...entry.aliases]
}

/** The name that an entry is known by. */
export function entryName(entries: ReadonlyMap<string, Entry>, id: string): string {
  return entries.get(id)?.name ?? id
}
