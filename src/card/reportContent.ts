import type { Source } from '../knowledge/types.ts'
import type { Suggestion } from './card.ts'
import { cut } from './cut.ts'
import { request } from './request.ts'
import type { Unit } from './units.ts'

/** A report before it is cut into pages. */
export interface Content {
  readonly heading: string
  readonly label?: string
  readonly notes: readonly string[]
  readonly units: readonly Unit[]
  readonly suggestions?: readonly Suggestion[]
  readonly sources?: readonly Source[]
}

export const LONGEST_HEADING = 250
export const LONGEST_LABEL = 100

export const DRAFTS: Suggestion = {
  label: 'What waits for a review',
  description: '',
  request: request('kb drafts'),
}

export function sourceOpener(id: string, label: string): Suggestion {
  return { label: cut(label, LONGEST_LABEL), description: '', request: request('source', { id }) }
}

export function draftOpener(id: string, title: string): Suggestion {
  return { label: cut(title, LONGEST_LABEL), description: '', request: request('kb drafts', { id }) }
}
