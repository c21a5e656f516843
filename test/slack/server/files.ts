import { z } from 'zod'
import type { MessageBlock } from './blocks.ts'

/** A file that the app uploads. */
interface StoredFile {
  readonly token: string
  readonly length: number
  bytes?: Buffer
  /** A message may refer to it. */
  isComplete: boolean
}

/** The files of the workspaces: each is announced, sent and completed, and only then anything may refer to it. */
export class Files {
  readonly #files = new Map<string, StoredFile>()
  /** What `files.info` says of the files of shared channels, by their ids. */
  readonly info = new Map<string, object>()
  /** Whether Slack has looked through a file when its upload is completed. */
  isFast = true

  /** Files of messages, by their paths; handed out to a token that may read them. */
  readonly #shared = new Map<string, string>()

  share(path: string, content: string): void {
    this.#shared.set(path, content)
  }

  /** @returns undefined where there is no such file. */
  shared(path: string): string | undefined {
    return this.#shared.get(path)
  }

  announce(token: string, { length }: Record<string, unknown>, url: string): object {
    const file_id = `F${String(this.#files.size + 1).padStart(8, '0')}`
    this.#files.set(file_id, { token, length: Number(length), isComplete: false })
    return { file_id, upload_url: `${url}/upload/${file_id}` }
  }

  /** @returns whether it is a file that was announced, of the announced length. */
  take(id: string, body: Buffer): boolean {
    const file = this.#files.get(id)
    if (!file) return false
    file.bytes = onlyPart(body)
    return file.bytes.length === file.length
  }

  complete(token: string, { files }: Record<string, unknown>): object {
    const ids = z.array(z.object({ id: z.string() })).parse(files)
    return {
      files: ids.map(({ id }) => {
        const file = this.#files.get(id)
        if (file?.bytes && file.token === token) file.isComplete = true
        return { id, name: 'x.png', mimetype: this.isFast ? 'image/png' : '' }
      }),
    }
  }

  /** What the app sent of a file that a message may refer to. */
  bytes(id: string): Buffer | undefined {
    const file = this.#files.get(id)
    return file?.isComplete === true ? file.bytes : undefined
  }

  /** Whether all files that blocks refer to are there. */
  has(blocks: readonly MessageBlock[] = []): boolean {
    return blocks.every(
      (block) => block.type !== 'image' || !block.slack_file || this.bytes(block.slack_file.id),
    )
  }
}

/** The content of a multipart body with a single part: what stands between its headers and the last boundary. */
function onlyPart(body: Buffer): Buffer {
  const begin = body.indexOf('\r\n\r\n') + 4
  return body.subarray(begin, body.lastIndexOf('\r\n--'))
}
