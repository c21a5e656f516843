import { z } from 'zod'

/** A file as it was uploaded. */
export interface UploadedFile {
  /** The name of its part of the form. */
  readonly key: string
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

export interface Body {
  readonly json: unknown
  readonly files: readonly UploadedFile[]
}

/** Reads a body as Discord does: JSON, or a form with JSON in its `payload_json` and files beside it. */
export async function readBody(type: string, bytes: Buffer): Promise<Body> {
  if (!type.startsWith('multipart/form-data')) return { json: JSON.parse(bytes.toString('utf8')), files: [] }
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- unfit for a server's large bodies, and these are small
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
  const files: UploadedFile[] = []
  for (const [key, part] of form)
    if (typeof part !== 'string')
      files.push({ key, name: part.name, type: part.type, bytes: Buffer.from(await part.arrayBuffer()) })
  return { json: JSON.parse(z.string().parse(form.get('payload_json'))), files }
}

const attachments = z.array(z.object({ id: z.string(), filename: z.string() })).default([])
const message = z.looseObject({ attachments })
const callback = z.looseObject({ data: message })

/**
 * Holds the files beside a body to what it says of them: every attachment is uploaded, every file is an attachment, and
 * every address of the form attachment://name leads to one.
 * @returns what is wrong; undefined where nothing is.
 */
export function faultOfFiles({ json, files }: Body): string | undefined {
  const { data } = z.union([callback.transform((body) => body.data), message]).safeParse(json)
  const named = data?.attachments ?? []
  const told = named.map(({ id, filename }) => `files[${id}] ${filename}`)
  const uploaded = files.map(({ key, name }) => `${key} ${name}`)
  const shown = [...JSON.stringify(json).matchAll(/"attachment:\/\/([^"]*)"/g)].map(([, name]) => name)
  const lost = shown.filter((name) => !named.some(({ filename }) => filename === name))
  if (told.join() === uploaded.join() && lost.length === 0) return undefined
  return `The attachments are ${told.join()}, uploaded are ${uploaded.join()}, lost are ${lost.join()}`
}
