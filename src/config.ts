import { readFileSync } from 'node:fs'
import { parse } from 'dotenv'
import { z } from 'zod'
import { hasCode } from './errors.ts'
import { Secret } from './secret.ts'

/*
 * Every setting that the program knows, once: parsed from the environment, typed and frozen. `.env.example` documents
 * each; a test holds the two together.
 */

const text = z.string().trim().min(1, 'must not be empty')
const secret = text.transform((value) => new Secret(value))
const address = z.url({ protocol: /^https?$/, error: 'must be an http or https address' })
const database = z
  .url({
    protocol: /^postgres(ql)?$/,
    error: 'must be an address such as postgres://user:password@host/database',
  })
  .transform((value) => new Secret(value))
const list = z.string().transform((value) => value.split(/[\s,]+/).filter((part) => part !== ''))
const hosts = list.transform((names) => names.map((name) => name.toLowerCase()))
const line = text.regex(/^[\x20-\x7e]+$/, 'must be one line of ASCII')
const flag = z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true')
const snowflake = z.string().regex(/^\d{17,20}$/, 'must be an id of 17 to 20 digits')

export const environment = z.object({
  KNOWLEDGE_DIR: text.default('knowledge'),
  DATA_DIR: text.default('data'),
  DATABASE_URL: database.optional(),
  HOST: text.default('127.0.0.1'),
  PORT: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0, 'must be 0 to 65535')
    .max(65535, 'must be 0 to 65535')
    .default(3000),
  PUBLIC_URL: address.optional(),
  PAGE: z.enum(['off', 'read', 'full'], 'must be off, read or full').default('full'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'must be fatal, error, warn, info, debug or silent',
    )
    .default('info'),
  METRICS_TOKEN: secret.optional(),
  MCP_TOKEN: secret.optional(),

  INGEST_ALLOW_HOSTS: hosts.default([]),
  INGEST_FORBID_HOSTS: hosts.default([]),
  INGEST_CONTACT: line.optional(),
  ANYBODY_MAY_ADD: flag.default(false),

  DISCORD_TOKEN: secret.optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be the 64 hexadecimal digits of the public key')
    .optional(),
  DISCORD_APPLICATION_ID: snowflake.optional(),
  DISCORD_GUILD_ID: snowflake.optional(),
  DISCORD_ADMIN_IDS: list.default([]),
  DISCORD_SHARE: flag.default(false),
  DISCORD_SHARDS: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .optional(),
  DISCORD_API_URL: address.default('https://discord.com/api'),

  SLACK_BOT_TOKEN: secret.optional(),
  SLACK_APP_TOKEN: secret.optional(),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_CLIENT_ID: text.optional(),
  SLACK_CLIENT_SECRET: secret.optional(),
  SLACK_STATE_SECRET: secret.optional(),
  SLACK_TOKEN_KEY: secret.optional(),
  SLACK_COMMAND: z
    .string()
    .regex(/^\/?[a-z0-9_-]{1,31}$/, 'must be a slash command of at most 31 lower-case letters')
    .transform((value) => value.replace(/^\//, ''))
    .default('context'),
  SLACK_ADMIN_IDS: list.default([]),
  SLACK_SHARE: flag.default(false),
  SLACK_WATCHERS: z
    .enum(['members', 'administrators'], 'must be members or administrators')
    .default('members'),
  SLACK_API_URL: address.default('https://slack.com/api/'),
})

export type Config = Readonly<z.output<typeof environment>>

/** Every secret among the settings. */
export function secretsOf(config: Config): Secret[] {
  return Object.values(config).flatMap((value) => (value instanceof Secret ? [value] : []))
}

/** Settings that cannot be used; the message has a line for each, with its name. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * Parses the settings. A setting that is there but empty counts as absent, as `.env.example` leaves them.
 * @throws ConfigError that names every malformed setting at once, and never shows a value.
 */
export function parseConfig(values: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value?.trim()))
  const parsed = environment.safeParse(given)
  if (parsed.success) return Object.freeze(parsed.data)
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new ConfigError(`Some settings cannot be used.\n${lines.join('\n')}`)
}

/**
 * The settings of this process: its environment, then `.env` in the folder that it was started in. The environment
 * itself is left as it is, so that what `.env` holds is not handed on to other processes.
 * @throws ConfigError
 */
export function loadConfig(file = '.env', given: NodeJS.ProcessEnv = process.env): Config {
  return parseConfig({ ...readEnvironmentFile(file), ...given })
}

function readEnvironmentFile(file: string): Record<string, string> {
  try {
    return parse(readFileSync(file))
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return {}
    throw new ConfigError(`The settings file ${file} cannot be read.`, { cause })
  }
}
