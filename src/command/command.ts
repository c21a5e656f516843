import type { Request } from '../card/request.ts'
import type { Response } from '../card/response.ts'
import type { SharedCards } from '../correction/sharedCards.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Library } from '../ingest/library/library.ts'
import type { KnowledgeStore } from '../knowledge/store.ts'
import type { Revisions } from '../revision/revisions.ts'
import type { WatchDesk } from '../watch/desk.ts'
import type { Argument } from './arguments.ts'
import type { Caller } from './backgrounder.ts'
import type { CommandSpecification } from './specification.ts'

/** What a handler answers from. */
export interface CommandContext {
  readonly snapshot: Snapshot
  /** For administrators' commands. */
  readonly store: KnowledgeStore
  /** By which articles come in; absent where none can. */
  readonly library: Library | undefined
  /** What was published; absent where nothing is. */
  readonly revisions: Revisions | undefined
  readonly caller: Caller
  /** The day that ages, and what is to come, are counted from. */
  readonly today: Date
  /** What people watch; absent where nothing can be posted. */
  readonly watching: WatchDesk | undefined
  /** What was shared; absent where nothing is remembered. */
  readonly shared: SharedCards | undefined
  /** Answers another question, which does nothing, from a part of the snapshot. */
  readonly answer: (asked: Request, part: Snapshot) => Promise<Response>
  /** All commands as of now. */
  readonly specifications: readonly CommandSpecification[]
}

/** The value of one of the command's own arguments. */
export type Read = <Value>(argument: Argument<Value>) => Value

export interface Command {
  readonly specification: CommandSpecification
  /** @throws ArgumentError where an argument cannot be read. */
  readonly answer: (context: CommandContext, read: Read) => Response | Promise<Response>
}
