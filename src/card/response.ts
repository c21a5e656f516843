import type { Contributed, Reviewed } from '../ingest/library/outcome.ts'
import type { Draft } from '../ingest/library/draft.ts'
import type { FeedsHealth } from '../ingest/library/feedHealth.ts'
import type { Changes } from '../knowledge/changes.ts'
import type { Answer } from '../query/answer.ts'
import type { Revision } from '../revision/log.ts'
import type { RevisionDifference } from '../revision/past.ts'
import type { WentBack } from '../revision/revisions.ts'
import type { Standing } from '../revision/standing.ts'
import type { Verification } from '../verify/verification.ts'
import type { Schedule } from '../watch/schedule.ts'
import type { Problem } from '../source/problem.ts'
import type { Request } from './request.ts'

/** What a card is made of: an answer of the knowledge, or what the program says of its commands and of its state. */
export type Response = (Answer | Verified | Help | Administration) & {
  /** What shows it once more, where the answer to the same question may be another by then. */
  readonly shownBy?: Request
}

/** A text compared with the sources. */
export interface Verified {
  readonly status: 'verified'
  readonly verification: Verification
}

export interface Help {
  readonly status: 'help'
  readonly commands: readonly Usage[]
  /** The command that was asked about. */
  readonly about?: string
}

export interface Administration {
  readonly status: 'administration'
  readonly report: Report
}

/** How a command is typed. */
export interface Usage {
  readonly command: string
  /** The arguments, optional ones in brackets: `name [about]`. */
  readonly parameters: string
  readonly description: string
  readonly arguments: readonly { readonly name: string; readonly description: string }[]
  readonly examples: readonly string[]
}

/** What an administrator gets to read. */
export type Report =
  | {
      readonly kind: 'status'
      readonly sources: number
      readonly entries: number
      readonly facts: number
      readonly passages: number
      /** ISO 8601. */
      readonly loadedAt: string
      readonly problems: readonly Problem[]
      /** Absent where nothing is published. */
      readonly standing?: Standing | undefined
    }
  | { readonly kind: 'check'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'reloaded'
      readonly changes: Changes
      readonly problems: readonly Problem[]
      /** The number of the revision that serves; absent where nothing is published. */
      readonly revision?: number | undefined
    }
  | {
      readonly kind: 'kept'
      readonly problems: readonly Problem[]
      /** Why, where it is not for the files. */
      readonly reason?: string | undefined
    }
  | LibraryReport
  | RevisionReport
  | WatchReport
  | CorrectionReport

/** What was published, and what somebody went back to. */
export type RevisionReport =
  | { readonly kind: 'history'; readonly revisions: readonly Revision[]; readonly standing: Standing }
  | { readonly kind: 'difference'; readonly difference: RevisionDifference }
  | { readonly kind: 'went back'; readonly outcome: WentBack }

/** What is watched in a place. */
export interface WatchReport {
  readonly kind: 'watches'
  /** What was done just now, as a sentence; absent where it was only asked what is watched. */
  readonly done?: string
  readonly watches: readonly WatchLine[]
}

export interface WatchLine {
  readonly id: string
  /** What is asked, as it would be typed. */
  readonly line: string
  readonly schedule: Schedule
  /** Why it rests, as a sentence. */
  readonly paused?: string
}

/** What became of the corrections of cards that were shared. */
export interface CorrectionReport {
  readonly kind: 'corrections'
  /** How many cards are remembered. */
  readonly remembered: number
  /** How many corrections are on their way. */
  readonly waiting: number
  /** By what came of them, within as long as that is kept. */
  readonly counts: Readonly<Record<CorrectionLine['result'], number>>
  /** The latest first; those that reached nobody before all others. */
  readonly lines: readonly CorrectionLine[]
}

export interface CorrectionLine {
  readonly heading: string
  /** Where it stands, in words. */
  readonly where: string
  readonly sharedAt: Date
  readonly at: Date
  readonly result: 'edited' | 'answered' | 'deleted' | 'unreached'
  /** Why it could not be changed, as a sentence. */
  readonly reason?: string
}

/** What came in, and what was decided of it. */
export type LibraryReport =
  | {
      readonly kind: 'contributed'
      readonly results: readonly Contribution[]
      /** How many more there were than are taken at once. */
      readonly left: number
    }
  | { readonly kind: 'drafts'; readonly drafts: readonly Draft[] }
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'reviewed'; readonly reviewed: Reviewed }
  | { readonly kind: 'feeds'; readonly health: FeedsHealth }
  /** A sentence says why there is nothing to report. */
  | { readonly kind: 'nothing'; readonly sentence: string }

/** One of several things that were given at once. */
export interface Contribution {
  readonly name: string
  readonly contributed: Contributed
}
