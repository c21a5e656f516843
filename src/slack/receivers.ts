import {
  defaultProcessEventErrorHandler,
  ExpressReceiver,
  SocketModeReceiver,
  type Receiver,
} from '@slack/bolt'
import type { Logger } from '@slack/logger'
import type { WebClientOptions } from '@slack/web-api'
import type { Request, Response } from 'express'
import type { CountedWarnings } from '../http/countedWarnings.ts'
import { HTTP_LIMITS } from '../http/limits.ts'
import type { HttpServer } from '../http/server.ts'
import { signedLately } from '../http/signedRequests.ts'
import { forDebugging } from './logger.ts'
import { payload } from './payloads.ts'
import type { Transport } from './settings.ts'

export interface ReceiverOptions {
  readonly logger: Logger
  readonly clientOptions: WebClientOptions
  readonly http: HttpServer
  readonly warnings: CountedWarnings
  /** Called when a connection that was there is there no more. */
  readonly onLost: () => void
}

const ENDPOINT = '/slack/events'
const HEADERS = {
  signature: 'x-slack-signature',
  form: /^v0=[0-9a-f]{64}$/,
  timestamp: 'x-slack-request-timestamp',
}

/** Where payloads come in, one way or the other; both lead into the same app. */
export function createReceiver(transport: Transport, options: ReceiverOptions): Receiver {
  const { logger, http, warnings } = options
  switch (transport.kind) {
    case 'socket':
      return socketReceiver(transport.appToken.reveal(), options)
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

/**
 * The SDK connects again by itself, but has nobody to tell where Slack takes the token no more: that would end the
 * program. So whoever made the receiver starts it again. What the SDK says of the connection is for debugging.
 */
function socketReceiver(
  appToken: string,
  { logger, clientOptions, onLost }: ReceiverOptions,
): SocketModeReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: forDebugging(logger),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { ...clientOptions, retryConfig: { retries: 0 } } },
    processEventErrorHandler: (failure) => defaultProcessEventErrorHandler({ ...failure, logger }),
  })
  let isConnected = false
  const { client } = receiver
  client.on('connected', () => {
    isConnected = true
  })
  client.on('disconnected', () => {
    if (isConnected) onLost()
    isConnected = false
  })
  return receiver
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
