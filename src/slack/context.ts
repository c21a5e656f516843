import type { App } from '@slack/bolt'
import type { Backgrounder } from '../command/backgrounder.ts'
import type { Log } from '../log.ts'
import type { Administrators } from './administrators.ts'
import type { Answers } from './answers.ts'
import type { FeedbackStore } from '../chat/feedback.ts'

/** What the handlers work with. */
export interface SlackContext {
  readonly app: App
  readonly backgrounder: Backgrounder
  readonly answers: Answers
  readonly administrators: Administrators
  readonly feedback: FeedbackStore
  /** The umbrella command, without its slash. */
  readonly umbrella: string
  /** Whether answers to slash commands are for the whole channel. */
  readonly isPublic: boolean
  /** Where the files of messages stand. */
  readonly fileOrigins: readonly string[]
  readonly log: Log
}
