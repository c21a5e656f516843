import type { View } from './view.ts'

/** What a reader asks for, in whatever way it reached the program; plain data that a button can carry. */
export interface Request {
  /** A command's name, such as `actor` or `kb reload`. */
  readonly command: string
  /** The arguments as text, by their names; an argument that is absent was not given. */
  readonly arguments: Readonly<Record<string, string>>
  /** The part of the answer that is asked for; absent for what comes first. */
  readonly view?: View
  /**
   * Counted from 1, within the view. A later page without a view is one of the whole answer, as buttons have asked for
   * it since before there were views.
   */
  readonly page: number
  /** The revision of the snapshot on which the card was made that this request continues. */
  readonly revision?: string
}

/** A request for a first page. */
export function request(command: string, values: Readonly<Record<string, string>> = {}): Request {
  return { command, arguments: values, page: 1 }
}

/** The same question for what comes first. */
export function overviewOf({ command, arguments: values, revision }: Request): Request {
  return { command, arguments: values, page: 1, ...(revision !== undefined && { revision }) }
}
