import { finished } from 'node:stream/promises'
import { Router } from 'express'
import { rawBody } from '../http/limits.ts'
import type { CountedWarnings } from '../http/countedWarnings.ts'
import type { Running } from '../chat/running.ts'
import { signedLately } from '../http/signedRequests.ts'
import type { InteractionHandler } from './interaction.ts'
import type { InteractionResponse } from './responses.ts'
import { ed25519Key, isSigned } from './signature.ts'

/** Where Discord is told to send interactions ("Interactions Endpoint URL"). */
const WEBHOOK_PATH = '/discord/interactions'

const HEADERS = {
  signature: 'X-Signature-Ed25519',
  form: /^[0-9a-f]{128}$/i,
  timestamp: 'X-Signature-Timestamp',
}

/**
 * What a response may carry by this way. Discord has refused responses of some 150 kB, which a call of its API takes
 * (discord-api-docs, issue 5250); nowhere does it say how many it takes now.
 */
const LONGEST_FILES = 128 * 1024

/**
 * Interactions over HTTP.
 * @param publicKey the application's, in hexadecimal. What is not signed with it gets 401: Discord tries that.
 */
export function createWebhook(
  publicKey: string,
  handler: InteractionHandler,
  running: Running,
  warnings: CountedWarnings,
): Router {
  const key = ed25519Key(publicKey)
  const router = Router()
  router.post(WEBHOOK_PATH, signedLately(HEADERS, warnings), rawBody, async (request, response) => {
    const body: unknown = request.body
    const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
    const signature = request.get(HEADERS.signature) ?? ''
    const timestamp = request.get(HEADERS.timestamp) ?? ''
    if (!isSigned(key, signature, timestamp, raw)) {
      warnings.warn('A request was refused, for it was not signed with the key of DISCORD_PUBLIC_KEY.')
      response.status(401).type('text').send('The signature is not valid.')
      return
    }
    const payload = parseJson(raw)
    const respond = async (answer: InteractionResponse) => {
      const { type, bytes } = await encodedOnce(answer)
      // Express would hash the body for an ETag, which nobody asks for here.
      response.writeHead(200, { 'Content-Type': type, 'Content-Length': bytes.length }).end(bytes)
      await finished(response)
    }
    const answering = handler.handle(payload, { respond, carries: LONGEST_FILES })
    const outcome = await running.track(answering)
    if (outcome === 'repeated')
      response.status(409).type('text').send('This interaction was answered already.')
    if (outcome === 'unreadable') response.status(400).type('text').send('This is no interaction.')
  })
  return router
}

interface Encoded {
  readonly type: string
  readonly bytes: Buffer
}

const encoded = new WeakMap<InteractionResponse, Promise<Encoded>>()

/** An answer that is kept is encoded once. */
function encodedOnce(answer: InteractionResponse): Promise<Encoded> {
  const encoding = encoded.get(answer) ?? encode(answer)
  encoded.set(answer, encoding)
  return encoding
}

/** As JSON, or as a form where there are files; see https://discord.com/developers/docs/reference#uploading-files. */
async function encode({ body, files }: InteractionResponse): Promise<Encoded> {
  const json = JSON.stringify(body)
  if (files.length === 0) return { type: 'application/json', bytes: Buffer.from(json) }
  const form = new FormData()
  form.set('payload_json', json)
  for (const { key, name, contentType, data } of files)
    form.set(key, new Blob([data], { type: contentType }), name)
  const response = new Response(form)
  const type = response.headers.get('Content-Type') ?? 'multipart/form-data'
  return { type, bytes: Buffer.from(await response.arrayBuffer()) }
}

function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch {
    return undefined
  }
}
