import type { Changes } from '../knowledge/changes.ts'
import type { Answer } from '../query/answer.ts'
import type { Problem } from '../source/problem.ts'

/** What a card is made of: an answer of the knowledge, or what the program says of its commands and of its state. */
export type Response = Answer | Help | Administration

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
    }
  | { readonly kind: 'check'; readonly problems: readonly Problem[] }
  | { readonly kind: 'reloaded'; readonly changes: Changes; readonly problems: readonly Problem[] }
  | { readonly kind: 'kept'; readonly problems: readonly Problem[] }
