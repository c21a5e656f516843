import type { History } from './history.ts'
import type { Looks } from './looks.ts'
import type { Watches } from './watches.ts'

/** Where people say what they watch. */
export interface WatchDesk {
  readonly watches: Watches
  readonly history: History
  readonly looks: Looks
}
