import type { AttributionRule, SpeechAct } from '../extraction/attribution/attribution.ts'
import type { InteractionKind } from '../extraction/interaction.ts'
import type { Citation } from '../source/citation.ts'
import type { EdtfDate } from '../source/date.ts'
import type { CitedSpan } from './citedSpan.ts'
import type { Span } from '../source/quote.ts'
import type { Moment } from './order.ts'
import type { Claim, Entry, EntryKind, Fact, Figure, Question, Source, Version } from '../knowledge/types.ts'

/** Words of a source as they stand there: one contiguous cut. */
export interface Excerpt {
  readonly citation: Citation
  /** Exactly what the citation points at. */
  readonly quote: string
  /**
   * What to set off, in UTF-16 units of the quote; ascending, not overlapping. Computed when
   * it is shown: most excerpts of an answer stand on pages that are never opened.
   */
  readonly highlights: () => readonly Span[]
  /** Publishers, or titles, of other sources that have nearly the same words, as wire copy stands in several papers. */
  readonly alsoIn?: readonly string[]
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

/** A fact at one of its dates, or, where its source gives none, with what came before it. */
export interface DatedFinding extends Statement<'dated'>, Moment {
  readonly after: readonly Entry[]
}

/** A question with claims about it, side by side. */
export interface ClaimsFinding {
  readonly kind: 'disagreement'
  readonly question: Question
  readonly claims: readonly Statement<'claim', Claim>[]
}

/**
 * What a passage tells of what the texts name: what it is, what is newest of it, what it did or said, a date or a number,
 * or only its name.
 */
export type PassagePart = 'definition' | 'newest' | 'deed' | 'figure' | 'mention'

/** What a text attributes to somebody; found by the program, reviewed by nobody. */
export interface AttributedFinding {
  readonly kind: 'attributed'
  /** What it and the statements beside it speak about, in words of the texts; empty where it stands alone. */
  readonly about: readonly string[]
  /** The fullest name that the source has for who speaks. */
  readonly speaker: string
  readonly act: SpeechAct
  /** What is said, as the source has it. */
  readonly words: string
  readonly isDirect: boolean
  /** When the source was published. */
  readonly published?: EdtfDate
  /** By what it was found: the words for who speaks and that they do, as the sentence has them. */
  readonly found: { readonly rule: AttributionRule; readonly speaker: string; readonly verb: string }
  readonly excerpts: readonly Excerpt[]
}

/** A number that a text gives; found by the program, reviewed by nobody. */
export interface CountedFinding {
  readonly kind: 'counted'
  /** Equal for figures of the same thing, in words of the texts. */
  readonly series: string
  readonly isSeries: boolean
  /** The text's words for what is counted, and for how much it is. */
  readonly what: string
  readonly amount: string
  readonly value: number
  /** `count`, `percent`, an ISO 4217 code, or a unit of measure. */
  readonly unit: string
  readonly date?: EdtfDate
  /** Whether that is the day on which the source was published. */
  readonly isPublished?: boolean
  /** Who says so, by the sentence, and who published it. */
  readonly saidBy: readonly string[]
  readonly excerpts: readonly Excerpt[]
}

/** A sentence in which one of two acts on the other; found by the program, reviewed by nobody. */
export interface InteractionFinding {
  readonly kind: 'interaction'
  readonly interaction: InteractionKind
  /** The word that says so. */
  readonly verb: string
  readonly date?: EdtfDate
  /** Whether that is the day on which the source was published. */
  readonly isPublished?: boolean
  readonly excerpts: readonly [Excerpt]
}

/** An excerpt that stands for itself. */
export interface PassageFinding {
  readonly kind: 'passage'
  readonly part?: PassagePart
  readonly excerpts: readonly [Excerpt]
}

/** An excerpt with a date that it names. */
export interface DatedPassage {
  readonly kind: 'datedPassage'
  readonly date: EdtfDate
  /** The excerpt's own words for it, where the date was concluded from them and from when the source was published. */
  readonly resolvedFrom?: string
  /** Sentences of other sources that tell of the same stand behind the first. */
  readonly excerpts: readonly [Excerpt, ...Excerpt[]]
}

/** One thing found. */
export type Finding = AnyFinding & {
  /** What it stands under, in an answer that is a list. */
  readonly heading?: string
}

type AnyFinding =
  | Statement<'description'>
  | Statement<'statement'>
  | FigureFinding
  | DatedFinding
  | DatedPassage
  | ClaimsFinding
  | AttributedFinding
  | CountedFinding
  | InteractionFinding
  | PassageFinding

/** What an answer is about. */
export interface Subject {
  readonly kind: EntryKind | 'name' | 'relation' | 'timeline' | 'claims' | 'figures' | 'search' | 'mentions'
  /** A name, or the words that were asked; empty for all that there is of a kind. */
  readonly name: string
  readonly otherNames: readonly string[]
  /** What an entry is, in a word or two: "group". */
  readonly label?: string
  /** What the answer was narrowed to. */
  readonly about?: string
}

/** An entry, or a name that stands in the texts, offered to choose from. */
export interface Choice {
  readonly name: string
  readonly kind: EntryKind | 'name'
  /** The entry's id; a name in a text has none. */
  readonly id?: string
  /** What tells it from the others; empty for a name in a text. */
  readonly description: string
}

export interface Found {
  readonly status: 'found'
  readonly subject: Subject
  /** Best first; at least one. */
  readonly findings: readonly Finding[]
  /** Entries to go on with. */
  readonly related: readonly Choice[]
  /** Sentences on how the question was understood. */
  readonly notes: readonly string[]
  /** Its findings stand in their order under their headings: nothing of it is chosen for a first view. */
  readonly isList?: true
}

/** Several things go by the name. */
export interface Ambiguous {
  readonly status: 'ambiguous'
  readonly asked: string
  readonly choices: readonly Choice[]
}

/** The sources say nothing of what was asked. */
export interface None {
  readonly status: 'none'
  readonly asked: string
  /** What is meant, where the subject is known and only the narrowing found nothing. */
  readonly subject?: Subject
  readonly near: readonly Choice[]
  /** What alone counted, where the question was narrowed to some sources or a time. */
  readonly scope?: string
}

/** The question cannot be read. */
export interface Unreadable {
  readonly status: 'error'
  /** A sentence that tells the user what to do. */
  readonly message: string
  /** Lines that could be typed instead. */
  readonly near: readonly string[]
}

export interface SourceList {
  readonly status: 'sources'
  readonly sources: readonly Source[]
}

/** A change of a source's text: the words as they were, and as they are. */
export interface SourceChange {
  /** Where it is, or, if it was taken out, was. */
  readonly paragraph: number
  readonly before: readonly Excerpt[]
  readonly after: readonly Excerpt[]
}

/** What became of a version of a source. */
export interface SourceChanges {
  readonly version: Version
  /** In the order of the text; empty where only white space was moved. */
  readonly changes: readonly SourceChange[]
}

/** A source's particulars, or a passage of it with what stands around it. */
export interface SourceView {
  readonly status: 'source'
  readonly source: Source
  /** Of a passage: its paragraph, from 1, as excerpts of at most 500 characters in the order of the text. */
  readonly paragraph?: { readonly number: number; readonly excerpts: readonly Excerpt[] }
  /** The passage of the paragraph that was asked for, if it still stands there. */
  readonly cited?: CitedSpan
  /** What was changed between an earlier version and the next one; absent where nothing was, or a paragraph is shown. */
  readonly changes?: SourceChanges
  /** The earlier versions, the latest first. */
  readonly versions: readonly Version[]
  /** Sentences on what became of the passage. */
  readonly notes: readonly string[]
}

/** An excerpt that is to be pasted elsewhere. */
export interface Copied {
  readonly status: 'copied'
  readonly source: Source
  readonly excerpt: Excerpt
}

/** What the knowledge answers. */
export type Answer = Found | Ambiguous | None | Unreadable | SourceList | SourceView | Copied
