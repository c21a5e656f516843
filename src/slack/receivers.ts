import { ExpressReceiver, SocketModeReceiver, type Receiver } from '@slack/bolt'
import type { Logger } from '@slack/logger'
import type { WebClientOptions } from '@slack/web-api'
import type { Request, Response } from 'express'
import type { CountedWarnings } from '../http/countedWarnings.ts'
import { HTTP_LIMITS } from '../http/limits.ts'
import type { HttpServer } from '../http/server.ts'
import { signedLately } from '../http/signedRequests.ts'
import { payload } from './payloads.ts'
import type { Transport } from './settings.ts'

export interface ReceiverOptions {
  readonly logger: Logger
  /** Without rules for retries: the socket's client connects again by rules of its own. */
  readonly clientOptions: Omit<WebClientOptions, 'retryConfig'>
  readonly http: HttpServer
  readonly warnings: CountedWarnings
}

const ENDPOINT = '/slack/events'
const HEADERS = {
  signature: 'x-slack-signature',
  form: /^v0=[0-9a-f]{64}$/,
  timestamp: 'x-slack-request-timestamp',
}

/** Where payloads come in, one way or the other; both lead into the same app. */
export function createReceiver(
  transport: Transport,
  { logger, clientOptions, http, warnings }: ReceiverOptions,
): Receiver {
  switch (transport.kind) {
    case 'socket':
      return new SocketModeReceiver({
        appToken: transport.appToken.reveal(),
        logger,
        installerOptions: { clientOptions: { ...clientOptions } },
      })
    case 'http': {
      http.app.post(ENDPOINT, signedLately(HEADERS, warnings))
      const receiver = new PayloadReceiver({
        signingSecret: transport.signingSecret.reveal(),
        endpoints: ENDPOINT,
        app: http.app,
        bodyLimit: HTTP_LIMITS.body,
        customPropertiesExtractor: (request) => ({ signature: request.headers[HEADERS.signature] }),
        logger,
      })
      return onSharedServer(receiver)
    }
  }
}

/** Refuses at once what is signed but no payload: Bolt would hold its connection for three seconds. */
class PayloadReceiver extends ExpressReceiver {
  override async requestHandler(request: Request, response: Response): Promise<void> {
    if (payload.safeParse(request.body).success) await super.requestHandler(request, response)
    else response.status(400).end()
  }
}

/** The receiver is mounted on the program's server, which others start and stop. */
function onSharedServer(receiver: ExpressReceiver): Receiver {
  return {
    init: (app) => {
      receiver.init(app)
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  }
}
