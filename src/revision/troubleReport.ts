import type { Log } from '../log.ts'
import { NotStored } from './notStored.ts'
import { troubleSentence, type FolderTrouble } from './standing.ts'

/** So long a change of the folder may go unpublished before it is said in the log. */
const PATIENCE_MS = 5_000

/** What an operator reads in the log of what does not go on: each thing once, until it is over. */
export class TroubleReport {
  readonly #log: Log
  readonly #now: () => number
  #folder: { readonly trouble: FolderTrouble; readonly since: number; isTold: boolean } | undefined
  #away: Date | undefined
  #failure: string | undefined

  constructor(log: Log, now: () => number) {
    this.#log = log
    this.#now = now
  }

  /** Why changes of the folder are not published. */
  get folder(): FolderTrouble | undefined {
    return this.#folder?.trouble
  }

  /** Since when what is published cannot be looked up. */
  get away(): Date | undefined {
    return this.#away
  }

  setFolder(trouble: FolderTrouble | undefined): void {
    const { since = this.#now(), isTold = false } =
      trouble && this.#folder?.trouble.kind === trouble.kind ? this.#folder : {}
    this.#folder = trouble && { trouble, since, isTold }
  }

  /** Where others read the same folder, whoever was faster has published it in a moment: it is told of what stays. */
  tell(serving: number | undefined): void {
    if (!this.#folder || this.#folder.isTold || this.#now() - this.#folder.since < PATIENCE_MS) return
    this.#folder.isTold = true
    this.#log.warn(troubleSentence(this.#folder.trouble, serving))
  }

  /** What is published was read. */
  read(): void {
    if (this.#away) this.#log.info('What is published can be read again.')
    this.#away = undefined
  }

  failed(err: unknown): void {
    if (err instanceof NotStored) {
      if (!this.#away)
        this.#log.warn(
          { err },
          'What is published cannot be read or written; what serves goes on, and it is tried again.',
        )
      this.#away ??= new Date(this.#now())
      return
    }
    const message = err instanceof Error ? err.message : String(err)
    if (message !== this.#failure) this.#log.error({ err }, 'The revision that is published is not served')
    this.#failure = message
  }

  /** What is published serves. */
  served(): void {
    this.#failure = undefined
  }
}
