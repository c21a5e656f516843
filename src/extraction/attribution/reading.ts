import type { Span } from '../../source/quote.ts'
import type { CompiledGrammar } from './compiledGrammar.ts'
import type { Quotation } from './quotations.ts'
import type { Word } from './words.ts'

/** A text as it is looked through. */
export interface TextToRead {
  readonly text: string
  /** BCP 47. */
  readonly language: string
  readonly paragraphs: readonly (Span & { readonly number: number })[]
  /** In the order of the text, each with the number of its paragraph. */
  readonly sentences: readonly (Span & { readonly paragraph: number })[]
}

/** A sentence with what is needed to read it. */
export interface Reading {
  readonly text: string
  readonly sentence: Span
  /** The sentence before it, where the text has one. */
  readonly previous: Span | undefined
  readonly words: readonly Word[]
  /** Those of its paragraph. */
  readonly quotations: readonly Quotation[]
  /** Those of the paragraph of the sentence before it. */
  readonly quotationsBefore: readonly Quotation[]
  readonly grammar: CompiledGrammar
}
