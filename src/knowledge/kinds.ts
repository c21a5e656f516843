import type { EdtfDate } from '../source/date.ts'
import type { Entry, EntryKind, Fact, FactKind, Kind, RecordKind, Written } from './types.ts'

/*
 * Everything that the program must know of a kind of record, besides its schema, in one table. A kind without its place
 * in the table does not compile, and nothing else lists the kinds: a new one is its schema and its place here.
 */

/** A date of a fact, and what happened then where it is not the fact itself: "signed". */
export interface FactDate {
  readonly date: EdtfDate
  readonly what?: string
}

/** What the ids under a key of a record must be the ids of. */
export interface Reference {
  readonly kinds: readonly Kind[]
  /** Whether the record is then about what they name, so that it stands on that entry's card. */
  readonly isAbout: boolean
}

/** What a kind needs that quotes sources. */
interface FactPart<K extends FactKind> {
  /** The heading of the section of a card that tells of such facts. */
  readonly heading: string
  /** Where the section stands on a card, the smallest first. */
  readonly order: number
  /** The words by which a fact is found, besides its statement and its quotes. */
  readonly words: (fact: Fact<K>) => readonly string[]
  /** Its dates, each of which stands in a timeline; the first is the one by which it is put in order. */
  readonly dates: (fact: Fact<K>) => readonly FactDate[]
}

/** What a kind needs that readers may ask for by name. */
interface EntryPart<K extends EntryKind> {
  /** Several of them, as a heading. */
  readonly plural: string
  /** What it is, in a word or two, below its name: "group". */
  readonly label: (entry: Entry<K>) => string
  /** What tells it from others of its name, in a sentence. */
  readonly description: (entry: Entry<K>) => string
  /** All names that it goes by, the preferred one first. */
  readonly names: (entry: Entry<K>) => readonly string[]
  /** The command that opens it; it is called as the kind is. */
  readonly command: EntryCommand
}

export interface EntryCommand {
  /** At most 100 characters, as the others. */
  readonly description: string
  /** What to give as its name. */
  readonly name: string
  /** What to give to narrow the answer. */
  readonly about: string
  readonly examples: readonly string[]
}

type KeysOfIds<W> = { [P in keyof W]: W[P] extends string | string[] | undefined ? P : never }[keyof W]

type KindEntry<K extends Kind> = {
  /** The keys that hold ids, besides `involves` and `saidBy`. */
  readonly refersTo: Readonly<Partial<Record<KeysOfIds<Written<K>>, Reference>>>
} & (K extends RecordKind ? { /** The folder of its fact files. */ readonly folder: string } : unknown) &
  (K extends FactKind ? { readonly fact: FactPart<K> } : { readonly fact?: undefined }) &
  (K extends EntryKind ? { readonly entry: EntryPart<K> } : { readonly entry?: undefined })

const named = ({ name, aliases }: Pick<Entry, 'name' | 'aliases'>): readonly string[] => [name, ...aliases]
const stated = ({ statement }: Pick<Fact, 'statement'>): string => statement
const dated = ({ date }: { readonly date?: EdtfDate | undefined }): readonly FactDate[] =>
  date ? [{ date }] : []

/** The table. Its order is that of the entries' commands. */
export const kinds: { readonly [K in Kind]: KindEntry<K> } = {
  actor: {
    folder: 'actors',
    refersTo: {},
    fact: { heading: 'Also', order: 7, words: (actor) => namesOf(actor), dates: dated },
    entry: {
      plural: 'Actors',
      label: ({ type }) => type,
      description: stated,
      names: ({ name, aliases, roles }) => [name, ...aliases, ...roles],
      command: {
        description: 'Who somebody is and what the sources say of them',
        name: 'A person, group, institution or state',
        about: 'What you want to know of them',
        examples: ['/actor TTP', '/actor India about:trade'],
      },
    },
  },
  place: {
    folder: 'places',
    refersTo: {},
    fact: { heading: 'Also', order: 7, words: named, dates: dated },
    entry: {
      plural: 'Places',
      label: ({ type }) => type,
      description: stated,
      names: named,
      command: {
        description: 'What a place is and what the sources say of it',
        name: 'A place, border, crossing, route or project',
        about: 'What you want to know of it',
        examples: ['/place Wakhan Corridor', '/place Torkham about:losses'],
      },
    },
  },
  event: {
    folder: 'events',
    refersTo: { after: { kinds: ['event'], isAbout: false } },
    fact: { heading: 'Also', order: 6, words: named, dates: dated },
    entry: {
      plural: 'Events',
      label: () => 'event',
      description: stated,
      names: named,
      command: {
        description: 'What happened, when, and who says what about it',
        name: 'Something that happened',
        about: 'What you want to know of it',
        examples: ['/event airstrikes', '/event airstrikes about:victims'],
      },
    },
  },
  treaty: {
    folder: 'treaties',
    refersTo: { parties: { kinds: ['actor', 'place'], isAbout: true } },
    fact: {
      heading: 'Treaties',
      order: 3,
      words: named,
      dates: ({ signed, inForce }) => [
        ...(signed ? [{ date: signed, what: 'signed' }] : []),
        ...(inForce ? [{ date: inForce, what: 'in force' }] : []),
      ],
    },
    entry: {
      plural: 'Treaties',
      label: ({ status }) => (status === undefined ? 'treaty' : `treaty, ${status}`),
      description: stated,
      names: named,
      command: {
        description: 'Who agreed on what, when it was signed, and what the sources say of it',
        name: 'A treaty, a ceasefire or another agreement',
        about: 'What you want to know of it',
        examples: ['/treaty ceasefire', '/treaty ceasefire about:withdrawal'],
      },
    },
  },
  topic: {
    folder: 'topics',
    refersTo: {},
    entry: {
      plural: 'Topics',
      label: () => 'topic',
      description: ({ description }) => description,
      names: named,
      command: {
        description: 'What the sources say of a subject, figures first',
        name: 'A subject',
        about: 'What you want to know of it',
        examples: ['/topic trade', '/topic security about:attacks'],
      },
    },
  },
  relation: {
    folder: 'relations',
    refersTo: {
      from: { kinds: ['actor', 'place'], isAbout: true },
      to: { kinds: ['actor', 'place'], isAbout: true },
    },
    fact: { heading: 'Relations', order: 4, words: ({ type }) => [type], dates: dated },
  },
  figure: {
    folder: 'figures',
    refersTo: { sumOf: { kinds: ['figure'], isAbout: false } },
    fact: {
      heading: 'Figures',
      order: 5,
      words: ({ name }) => [name],
      dates: ({ date, period }) => dated({ date: date ?? period }),
    },
  },
  question: { folder: 'claims', refersTo: {} },
  claim: {
    refersTo: {},
    fact: { heading: 'Claims', order: 1, words: () => [], dates: dated },
  },
}

function isKind(text: string): text is Kind {
  return Object.hasOwn(kinds, text)
}

function isRecordKind(text: string): text is RecordKind {
  return isKind(text) && 'folder' in kinds[text]
}

export function isEntryKind(text: string): text is EntryKind {
  return isKind(text) && kinds[text].entry !== undefined
}

/** The kinds that have files of their own. */
export const recordKinds: readonly RecordKind[] = Object.keys(kinds).filter(isRecordKind)

/** The kinds that readers may ask for by name. */
export const entryKinds: readonly EntryKind[] = Object.keys(kinds).filter(isEntryKind)

/** What a reader may ask for by name, in words: "actor, place, event, treaty or topic". */
export const entryNouns = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(entryKinds)

/** By kind alone, for the compiler to see that what is asked of a fact or an entry fits its kind. */
const factParts: { readonly [K in FactKind]: { readonly fact: FactPart<K> } } = kinds
const entryParts: { readonly [K in EntryKind]: { readonly entry: EntryPart<K> } } = kinds

/** The heading of the section that tells of facts of the kind. */
export function headingOf(kind: FactKind): string {
  return factParts[kind].fact.heading
}

/** Where facts of the kind stand on a card, the smallest first. */
export function orderOf(kind: FactKind): number {
  return factParts[kind].fact.order
}

/** Words by which a fact is found, besides its statement and its quotes. */
export function wordsOf<K extends FactKind>(fact: Fact<K>): readonly string[] {
  return factParts[fact.kind].fact.words(fact)
}

/** The dates of a fact; the first is the one by which it is put in order. */
export function datesOf<K extends FactKind>(fact: Fact<K>): readonly FactDate[] {
  return factParts[fact.kind].fact.dates(fact)
}

/** All names that an entry goes by, the preferred one first. */
export function namesOf<K extends EntryKind>(entry: Entry<K>): readonly string[] {
  return entryParts[entry.kind].entry.names(entry)
}

/** What an entry is, in a word or two. */
export function labelOf<K extends EntryKind>(entry: Entry<K>): string {
  return entryParts[entry.kind].entry.label(entry)
}

/** What tells an entry from others of its name. */
export function descriptionOf<K extends EntryKind>(entry: Entry<K>): string {
  return entryParts[entry.kind].entry.description(entry)
}

/** Whether an entry quotes sources. */
export function isFact(entry: Entry): entry is Extract<Entry, Fact> {
  return kinds[entry.kind].fact !== undefined
}

/** Whether a fact has a name of its own. */
export function isEntry(fact: Fact): fact is Extract<Fact, Entry> {
  return kinds[fact.kind].entry !== undefined
}

/** An id that a record refers to by a key of its kind, and where in the record it stands. */
export interface Referred extends Reference {
  readonly id: string
  readonly path: readonly PropertyKey[]
}

/** The ids that a record refers to by the keys of its kind: not by `involves` and `saidBy`, which all facts have. */
export function referredBy(record: { readonly kind: Kind }): Referred[] {
  const values = new Map(Object.entries<unknown>(record))
  return Object.entries<Reference>(kinds[record.kind].refersTo).flatMap(([key, reference]) =>
    idsIn(values.get(key)).map(({ id, path }) => ({ ...reference, id, path: [key, ...path] })),
  )
}

function idsIn(value: unknown): { readonly id: string; readonly path: readonly PropertyKey[] }[] {
  if (typeof value === 'string') return [{ id: value, path: [] }]
  return Array.isArray(value)
    ? value.flatMap((id, index) => idsIn(id).map((found) => ({ ...found, path: [index] })))
    : []
}
