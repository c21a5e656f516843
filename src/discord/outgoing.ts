/** A file as it is uploaded: in the part `key` of a form, under a name by which a message refers to it. */
export interface MessageFile {
  readonly key: string
  readonly name: string
  readonly contentType: string
  readonly data: Uint8Array
}

/** What goes to Discord: JSON, and the files that it names. */
export interface Outgoing<Body> {
  readonly body: Body
  readonly files: readonly MessageFile[]
}

/** A body without files. */
export function alone<Body>(body: Body): Outgoing<Body> {
  return { body, files: [] }
}

/** How much its files weigh. */
export function bytesBeside({ files }: Outgoing<unknown>): number {
  return files.reduce((sum, { data }) => sum + data.byteLength, 0)
}
