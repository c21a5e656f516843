/** What a reader asks for, in whatever way it reached the program; plain data that a button can carry. */
export interface Request {
  /** A command's name, such as `actor` or `kb reload`. */
  readonly command: string
  /** The arguments as text, by their names; an argument that is absent was not given. */
  readonly arguments: Readonly<Record<string, string>>
  /** Counted from 1. */
  readonly page: number
  /** The revision of the snapshot on which the card was made that this request continues. */
  readonly revision?: string
}

/** A request for a first page. */
export function request(command: string, values: Readonly<Record<string, string>> = {}): Request {
  return { command, arguments: values, page: 1 }
}
