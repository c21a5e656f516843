import type { Draft } from './draft.ts'

/** Who adds or decides something. */
export interface Contributor {
  readonly isAdministrator: boolean
  /** The same for the same person: `slack T1 U2`; absent where nobody is known. */
  readonly id?: string
}

/** What became of a contribution. */
export type Contributed =
  /** It is a source; whether it is served depends on the rest of the folder. */
  | {
      readonly status: 'published'
      readonly id: string
      readonly isServed: boolean
      readonly doubts: readonly string[]
    }
  | { readonly status: 'waiting'; readonly draft: Draft }
  | {
      readonly status: 'there'
      readonly id: string
      readonly by: 'address' | 'text'
      readonly where: 'sources' | 'drafts' | 'rejected' | 'expired'
    }
  /** Why not, and what to do, each a sentence. */
  | { readonly status: 'refused'; readonly reason: string; readonly advice: string }

/** What came of a decision. */
export type Reviewed =
  | { readonly status: 'published'; readonly id: string; readonly isServed: boolean }
  | { readonly status: 'rejected'; readonly id: string; readonly title: string }
  /** Nothing was done: a sentence says why not. */
  | { readonly status: 'undone'; readonly sentence: string }

export type Edited =
  | { readonly status: 'saved'; readonly draft: Draft }
  /** Somebody has changed it since it was read: nothing was written; this is how it stands now. */
  | { readonly status: 'changed'; readonly draft: Draft }
  | { readonly status: 'undone'; readonly sentence: string }

/** Who it was, for the log and for whoever asks later. */
export function nameOf({ id = 'an administrator' }: Contributor): string {
  return id
}

export function refused(reason: string, advice: string): Contributed {
  return { status: 'refused', reason, advice }
}

export function undone(sentence: string): Extract<Reviewed, { status: 'undone' }> {
  return { status: 'undone', sentence }
}
