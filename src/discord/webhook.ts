import { once } from 'node:events'
import type { APIInteractionResponse } from 'discord-api-types/v10'
import { Router } from 'express'
import { rawBody } from '../http/limits.ts'
import type { InteractionHandler } from './interaction.ts'
import type { Running } from './running.ts'
import { ed25519Key, isSigned } from './signature.ts'

/** Where Discord is told to send interactions ("Interactions Endpoint URL"). */
const WEBHOOK_PATH = '/discord/interactions'

/**
 * Interactions over HTTP.
 * @param publicKey the application's, in hexadecimal. What is not signed with it gets 401: Discord tries that.
 */
export function createWebhook(publicKey: string, handler: InteractionHandler, running: Running): Router {
  const key = ed25519Key(publicKey)
  const router = Router()
  router.post(WEBHOOK_PATH, rawBody, async (request, response) => {
    const body: unknown = request.body
    const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
    const signature = request.get('X-Signature-Ed25519') ?? ''
    const timestamp = request.get('X-Signature-Timestamp') ?? ''
    if (!isSigned(key, signature, timestamp, raw)) {
      response.status(401).type('text').send('The signature is not valid.')
      return
    }
    const payload = parseJson(raw)
    const answering = handler.handle(payload, async (answer) => {
      const sent = once(response, 'close')
      // Express would hash the body for an ETag, which nobody asks for here.
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(bytesOf(answer))
      await sent
    })
    const outcome = await running.track(answering)
    if (outcome === 'repeated')
      response.status(409).type('text').send('This interaction was answered already.')
    if (outcome === 'unreadable') response.status(400).type('text').send('This is no interaction.')
  })
  return router
}

const written = new WeakMap<APIInteractionResponse, Buffer>()

/** An answer that is kept is written once. */
function bytesOf(answer: APIInteractionResponse): Buffer {
  const bytes = written.get(answer) ?? Buffer.from(JSON.stringify(answer))
  written.set(answer, bytes)
  return bytes
}

function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch {
    return undefined
  }
}
