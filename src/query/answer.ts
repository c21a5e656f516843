import type { Citation } from '../source/citation.ts'
import type { Problem } from '../source/problem.ts'
import type { Span } from '../source/quote.ts'
import type { Changes } from '../knowledge/changes.ts'
import type { Claim, Entry, EntryKind, Fact, Figure, Question, Source } from '../knowledge/types.ts'

/** Words of a source as they stand there: one contiguous cut. */
export interface Excerpt {
  readonly citation: Citation
  /** Exactly what the citation points at. */
  readonly quote: string
  /** What to set off, in UTF-16 units of the quote; ascending, not overlapping. */
  readonly highlights: readonly Span[]
}

/** A fact with the excerpts that bear it out. */
export interface Statement<Kind extends string, Of extends Fact = Fact> {
  readonly kind: Kind
  readonly fact: Of
  readonly excerpts: readonly Excerpt[]
}

/** A figure, and whether the source's own numbers add up to it. */
export interface FigureFinding extends Statement<'figure', Figure> {
  readonly sum?: Sum
}

export interface Sum {
  readonly parts: readonly Figure[]
  /** What the parts add up to, in the figure's unit. */
  readonly sum: number
  /** Whether that is the figure, as exactly as the numbers are given. */
  readonly agrees: boolean
}

/** A fact with its date, or, where its source gives none, with what came before it. */
export interface DatedFinding extends Statement<'dated'> {
  readonly after: readonly Entry[]
}

/** A question with every claim about it, side by side. */
export interface Disagreement {
  readonly kind: 'disagreement'
  readonly question: Question
  readonly claims: readonly Statement<'claim', Claim>[]
}

/** An excerpt that stands for itself. */
export interface PassageFinding {
  readonly kind: 'passage'
  readonly excerpts: readonly [Excerpt]
}

/** One thing found, in the order of their worth. */
export type Finding =
  | Statement<'description'>
  | Statement<'statement'>
  | FigureFinding
  | DatedFinding
  | Disagreement
  | PassageFinding

/** What an answer is about. */
export interface Subject {
  readonly kind: EntryKind | 'name' | 'relation' | 'timeline' | 'claims' | 'figures' | 'search' | 'passage'
  /** A name, or the words that were asked. */
  readonly name: string
  readonly otherNames: readonly string[]
  /** What kind of actor, place or event it is. */
  readonly type?: string
  /** What the answer was narrowed to. */
  readonly about?: string
}

/** An entry, or a name that stands in the texts, offered to choose from. */
export interface Choice {
  readonly name: string
  readonly kind: EntryKind | 'name'
  /** What tells it from the others; empty for a name in a text. */
  readonly description: string
}

export type Answer =
  | {
      readonly status: 'found'
      readonly subject: Subject
      readonly findings: readonly Finding[]
      /** Entries to go on with. */
      readonly related: readonly Entry[]
      /** Misspelt words and what they were read as. */
      readonly repairs: readonly { readonly word: string; readonly read: readonly string[] }[]
    }
  | { readonly status: 'ambiguous'; readonly asked: string; readonly choices: readonly Choice[] }
  | {
      readonly status: 'none'
      readonly asked: string
      /** What is meant, where the subject is known and only the narrowing found nothing. */
      readonly subject?: Subject
      readonly near: readonly Choice[]
    }
  /** A sentence that tells the user what to do. */
  | { readonly status: 'error'; readonly message: string; readonly near: readonly string[] }
  | { readonly status: 'sources'; readonly sources: readonly Source[] }
  | {
      readonly status: 'context'
      readonly source: Source
      /** From 1. */
      readonly paragraph: number
      readonly excerpts: readonly Excerpt[]
    }
  | { readonly status: 'help'; readonly commands: readonly Usage[]; readonly about?: string }
  | { readonly status: 'administration'; readonly report: Report }

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
    }
  | { readonly kind: 'check'; readonly problems: readonly Problem[] }
  | { readonly kind: 'reloaded'; readonly changes: Changes; readonly problems: readonly Problem[] }
  | { readonly kind: 'kept'; readonly problems: readonly Problem[] }
