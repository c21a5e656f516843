import { ConfigError, type Config } from '../config.ts'
import type { Secret } from '../secret.ts'
import { createSealer, type Sealer } from './encryption.ts'

/** How payloads get here. */
export type Transport =
  | { readonly kind: 'socket'; readonly appToken: Secret }
  | { readonly kind: 'http'; readonly signingSecret: Secret }

/** Who the app is in a workspace: one token for one workspace, or an installation each. */
export type Authorization =
  | { readonly kind: 'token'; readonly botToken: Secret }
  | {
      readonly kind: 'oauth'
      readonly clientId: string
      readonly clientSecret: Secret
      readonly stateSecret: Secret
      readonly sealer: Sealer
    }

export interface SlackSettings {
  readonly transport: Transport
  readonly authorization: Authorization
}

type Names = 'SLACK_CLIENT_ID' | 'SLACK_CLIENT_SECRET' | 'SLACK_STATE_SECRET' | 'SLACK_TOKEN_KEY'

/**
 * Reads how to connect. Socket Mode goes before HTTP where both could be used.
 * @returns undefined where nothing of Slack is set.
 * @throws ConfigError that says which settings are missing, or cannot be used together.
 */
export function slackSettings(config: Config): SlackSettings | undefined {
  const { SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN, SLACK_CLIENT_ID } = config
  if (!SLACK_APP_TOKEN && !SLACK_SIGNING_SECRET && !SLACK_BOT_TOKEN && SLACK_CLIENT_ID === undefined)
    return undefined
  return { transport: transportOf(config), authorization: authorizationOf(config) }
}

function transportOf({ SLACK_APP_TOKEN, SLACK_SIGNING_SECRET }: Config): Transport {
  if (SLACK_APP_TOKEN) {
    if (!SLACK_APP_TOKEN.reveal().startsWith('xapp-'))
      throw new ConfigError('SLACK_APP_TOKEN: must be an app-level token, which begins with xapp-.')
    return { kind: 'socket', appToken: SLACK_APP_TOKEN }
  }
  if (SLACK_SIGNING_SECRET) return { kind: 'http', signingSecret: SLACK_SIGNING_SECRET }
  throw new ConfigError(
    'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: one is needed, the first for Socket Mode, the second for HTTP.',
  )
}

function authorizationOf(config: Config): Authorization {
  const { SLACK_BOT_TOKEN, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, SLACK_TOKEN_KEY } =
    config
  if (SLACK_BOT_TOKEN && SLACK_CLIENT_ID === undefined) {
    if (!/^xox[be]/.test(SLACK_BOT_TOKEN.reveal()))
      throw new ConfigError('SLACK_BOT_TOKEN: must be a bot token, which begins with xoxb-.')
    return { kind: 'token', botToken: SLACK_BOT_TOKEN }
  }
  if (SLACK_BOT_TOKEN)
    throw new ConfigError(
      'SLACK_BOT_TOKEN, SLACK_CLIENT_ID: set the first for one workspace, the second for many; not both.',
    )
  if (SLACK_CLIENT_ID === undefined)
    throw new ConfigError(
      'SLACK_BOT_TOKEN: is needed, or SLACK_CLIENT_ID for an app that many workspaces install.',
    )
  if (!SLACK_CLIENT_SECRET || !SLACK_STATE_SECRET || !SLACK_TOKEN_KEY) {
    const names: Names[] = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'SLACK_TOKEN_KEY']
    const missing = names.filter((name) => config[name] === undefined)
    throw new ConfigError(`${missing.join(', ')}: needed beside SLACK_CLIENT_ID.`)
  }
  const sealer = createSealer(SLACK_TOKEN_KEY)
  if (!sealer)
    throw new ConfigError(
      'SLACK_TOKEN_KEY: must be 32 bytes, as 64 hexadecimal digits or in base64, such as `openssl rand -hex 32` prints.',
    )
  return {
    kind: 'oauth',
    clientId: SLACK_CLIENT_ID,
    clientSecret: SLACK_CLIENT_SECRET,
    stateSecret: SLACK_STATE_SECRET,
    sealer,
  }
}
