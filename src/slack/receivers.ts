import { ExpressReceiver, SocketModeReceiver, type Receiver } from '@slack/bolt'
import type { Logger } from '@slack/logger'
import type { WebClientOptions } from '@slack/web-api'
import { HTTP_LIMITS } from '../http/limits.ts'
import type { HttpServer } from '../http/server.ts'
import type { Transport } from './settings.ts'

export interface ReceiverOptions {
  readonly logger: Logger
  /** Without rules for retries: the socket's client connects again by rules of its own. */
  readonly clientOptions: Omit<WebClientOptions, 'retryConfig'>
  readonly http: HttpServer
}

/** Where payloads come in, one way or the other; both lead into the same app. */
export function createReceiver(
  transport: Transport,
  { logger, clientOptions, http }: ReceiverOptions,
): Receiver {
  switch (transport.kind) {
    case 'socket':
      return new SocketModeReceiver({
        appToken: transport.appToken.reveal(),
        logger,
        installerOptions: { clientOptions: { ...clientOptions } },
      })
    case 'http': {
      const receiver = new ExpressReceiver({
        signingSecret: transport.signingSecret.reveal(),
        endpoints: '/slack/events',
        app: http.app,
        bodyLimit: HTTP_LIMITS.body,
        logger,
      })
      return onSharedServer(receiver)
    }
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
