import type { Quantity } from './quantity.ts'

/** A number of a sentence before it is known what it counts. Offsets are into the sentence. */
export interface FoundNumber extends Pick<Quantity, 'value' | 'to' | 'bound' | 'unit'> {
  readonly start: number
  readonly end: number
  readonly isInDigits: boolean
}
