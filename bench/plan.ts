import type { Engine } from './engine.ts'

/** What is measured, and with how much patience. */
export interface Plan {
  readonly isQuick: boolean
  /** A file of the SQuAD layout. */
  readonly questions: string | undefined
  /** Another, with none of the first one's articles. */
  readonly absent: string | undefined
  readonly progress: (done: string) => void
}

/** Whether an engine is left out where there is little time or where it would be asked too little to compare. */
export function isSlow({ most }: Engine): boolean {
  return most.questions < Infinity
}
