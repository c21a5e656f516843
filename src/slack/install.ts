import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Logger } from '@slack/logger'
import { InstallProvider } from '@slack/oauth'
import type { WebClientOptions } from '@slack/web-api'
import { Router, type Request, type Response } from 'express'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { State } from '../state/state.ts'
import { openInstallations, type LastingInstallationStore } from './installations.ts'
import { withoutTokens } from './logger.ts'
import { BOT_SCOPES } from './manifest.ts'
import type { Authorization } from './settings.ts'

/** Installing over OAuth v2: the routes, and who the app is in a workspace. */
export interface Installing {
  readonly router: Router
  readonly provider: InstallProvider
  readonly store: LastingInstallationStore
}

interface InstallingParts {
  readonly state: State
  readonly logger: Logger
  readonly log: Log
  readonly clientOptions: WebClientOptions
}

type OAuth = Extract<Authorization, { kind: 'oauth' }>

/** Rejects in one line for the operator where the stored installations cannot be read. */
export async function createInstalling(
  { clientId, clientSecret, stateSecret, sealer }: OAuth,
  { DATA_DIR, PUBLIC_URL }: Pick<Config, 'DATA_DIR' | 'PUBLIC_URL'>,
  { state, logger, log, clientOptions }: InstallingParts,
): Promise<Installing> {
  const store = await openInstallations(state, sealer, join(DATA_DIR, 'slack-installations.json'))
  const provider = new InstallProvider({
    clientId,
    clientSecret: clientSecret.reveal(),
    stateSecret: stateSecret.reveal(),
    installationStore: store,
    clientOptions,
    logger,
  })
  const options = {
    scopes: Object.keys(BOT_SCOPES),
    ...(PUBLIC_URL !== undefined && { redirectUri: new URL('/slack/oauth_redirect', PUBLIC_URL).href }),
  }
  const router = Router()
  router.get('/slack/install', async (request: Request, response: Response) => {
    await provider.handleInstallPath(request, response, undefined, options)
  })
  router.get('/slack/oauth_redirect', async (request: Request, response: Response) => {
    await provider.handleCallback(request, response, {
      success: ({ team, enterprise }, _options, _request, answer) => {
        log.info(`Slack: installed in ${team?.name ?? enterprise?.name ?? 'a workspace'}.`)
        page(answer, 200, 'Backgrounder is installed. Try /context help in Slack.')
      },
      failure: (error, _options, _request, answer) => {
        log.warn(`Slack: an installation failed: ${withoutTokens(error.message)}`)
        page(answer, 400, 'Backgrounder was not installed. Begin again at /slack/install, in this browser.')
      },
    })
  })
  return { router, provider, store }
}

function page(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(sentence)
}
