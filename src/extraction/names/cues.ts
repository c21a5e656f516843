import { NAME_KINDS, type NameKind } from './nouns.ts'

/** What in the words around a name, or in the name itself, speaks for what it names. */
export const CUES = [
  'title',
  'personNoun',
  'organisationNoun',
  'placeNoun',
  'eventNoun',
  'organisationHead',
  'placeHead',
  'eventHead',
  'age',
  'surname',
  'severalWords',
  'who',
  'where',
  'in',
  'towards',
  'region',
  'personVerb',
  'says',
  'members',
  'state',
  'article',
  'abbreviation',
] as const
export type Cue = (typeof CUES)[number]

/** How much each cue counts for each kind, every time that it is met. */
const WEIGHTS: Readonly<Record<Cue, Partial<Record<NameKind, number>>>> = {
  title: { person: 3 },
  personNoun: { person: 2.5 },
  organisationNoun: { organisation: 3 },
  placeNoun: { place: 3 },
  eventNoun: { event: 3 },
  organisationHead: { organisation: 3 },
  placeHead: { place: 3 },
  eventHead: { event: 3 },
  age: { person: 3 },
  surname: { person: 2 },
  severalWords: { person: 0.15 },
  who: { person: 1.5 },
  where: { place: 2 },
  in: { place: 1.5 },
  towards: { place: 0.5 },
  region: { place: 2 },
  personVerb: { person: 1.5 },
  says: { person: 0.6, organisation: 0.2 },
  members: { organisation: 0.6, place: 0.4 },
  state: { place: 0.8 },
  article: { person: -1 },
  abbreviation: { organisation: 0.2, person: -0.5 },
}

/** The kinds for which each cue counts, in the order of `CUES`. */
const WEIGHED = CUES.map((cue) =>
  NAME_KINDS.flatMap((kind) => {
    const weight = WEIGHTS[cue][kind]
    return weight === undefined ? [] : [{ kind, weight }]
  }),
)

/** How often each cue was met, in the order of `CUES`. */
export type CueCounts = readonly number[]

const numbers: ReadonlyMap<Cue, number> = new Map(CUES.map((cue, at) => [cue, at]))

/** Counts cues that were met. */
export function countCues(counts: number[], cues: readonly Cue[]): void {
  for (const cue of cues) {
    const at = numbers.get(cue) ?? 0
    counts[at] = (counts[at] ?? 0) + 1
  }
}

export function noCues(): number[] {
  return CUES.map(() => 0)
}

/** What a name names, and how far that is ahead of what else it may name. */
export interface Sorted {
  /** Undefined where the texts tell too little. */
  readonly kind: NameKind | undefined
  readonly scores: Readonly<Record<NameKind, number>>
  /** The share of the best kind among all that was counted, 0..1. */
  readonly certainty: number
}

/** Less, and a kind stays open. */
const LEAST_SCORE = 1.2
const LEAST_CERTAINTY = 0.45

/** Sorts a name by its cues. */
export function sortByCues(counts: CueCounts): Sorted {
  const scores = { person: 0, organisation: 0, place: 0, event: 0 }
  for (let at = 0; at < CUES.length; at += 1) {
    const count = counts[at] ?? 0
    if (count > 0) for (const { kind, weight } of WEIGHED[at] ?? []) scores[kind] += weight * count
  }
  const best = NAME_KINDS.reduce((before, kind) => (scores[kind] > scores[before] ? kind : before))
  const all = NAME_KINDS.reduce((sum, kind) => sum + Math.max(0, scores[kind]), 0)
  const certainty = all > 0 ? scores[best] / all : 0
  const isSure = scores[best] >= LEAST_SCORE && certainty >= LEAST_CERTAINTY
  return { kind: isSure ? best : undefined, scores, certainty }
}
