import type { Passage } from '../src/search/passages/passageIndex.ts'

/** A passage that an engine found. */
export interface Found {
  /** Its index in the passages. */
  readonly id: number
  /** The more, the better; not comparable between engines. 0 if the engine gives none. */
  readonly score: number
}

/** An index over passages, ready to be asked. */
export interface Built {
  /** Best first, at most `limit`. */
  readonly search: (query: string, limit: number) => readonly Found[] | Promise<readonly Found[]>
  /** What the index takes outside of what the process counts as heap and buffers, in bytes. */
  readonly bytesOutsideHeap: number
  /** Ends what runs beside the process, if anything does. */
  readonly close?: () => Promise<void>
}

/** Something that finds passages: this project's core or one of its peers. */
export interface Engine {
  readonly name: string
  /** The settings, for the report. */
  readonly settings: string
  /** Where it is too slow for all of a benchmark: the most passages and questions that it is given. */
  readonly most: { readonly passages: number; readonly questions: number }
  readonly build: (passages: readonly Passage[]) => Built | Promise<Built>
}

/** No bounds on what an engine is given. */
export const ALL = { passages: Infinity, questions: Infinity } as const
