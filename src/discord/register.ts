import { stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { DiscordAPIError, REST } from 'discord.js'
import { createBackgrounder } from '../command/createBackgrounder.ts'
import { addersOf, reserved } from '../command/list.ts'
import { loadConfig, type Config } from '../config.ts'
import { KnowledgeStore } from '../knowledge/store.ts'
import { definitionsOf } from './commands.ts'
import { inviteLinks } from './invite.ts'
import { scopeOf } from './registrar.ts'
import { compareCommands, writeCommands, type Difference, type Scope } from './registration.ts'

/* `npm run discord:register`: Discord's list of commands, made the program's by hand. */

const USAGE = `npm run discord:register -- [--dry-run] [--delete NAME]… [--invite]

Registers the commands with Discord; only what differs is written.
  --dry-run      shows what would be written, and which commands are unknown to this program
  --delete NAME  deletes an unknown command; may be given more than once
  --invite       prints the addresses at which the app is added to a server or an account
DISCORD_TOKEN is needed; DISCORD_GUILD_ID registers on that server only.
`

/** A failure that one line says all of. */
class RegistrationError extends Error {}

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  try {
    await run(args)
    return 0
  } catch (error) {
    stderr.write(`${failureLine(error)}\n`)
    return 1
  }
}

async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'dry-run': { type: 'boolean', default: false },
      delete: { type: 'string', multiple: true, default: [] },
      invite: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const config = loadConfig()
  if (values.help) stdout.write(USAGE)
  else if (values.invite) await printInvite(config)
  else await register(config, values['dry-run'], values.delete)
}

async function printInvite(config: Config): Promise<void> {
  const given = config.DISCORD_APPLICATION_ID
  const applicationId = given ?? (await scopeOf(restOf(config), config)).applicationId
  const { server, user } = inviteLinks(applicationId)
  stdout.write(`Add the app to a server:\n${server}\n\nAdd it to your own account:\n${user}\n`)
}

async function register(config: Config, isDry: boolean, remove: readonly string[]): Promise<void> {
  const rest = restOf(config)
  const store = await KnowledgeStore.open(config.KNOWLEDGE_DIR, reserved)
  const { commands, omitted } = definitionsOf(
    createBackgrounder(store, () => new Date(), undefined, {
      adders: addersOf(config),
    }).specifications,
  )
  const scope = await scopeOf(rest, config)
  const difference = await compareCommands(rest, scope, commands)
  const unknown = remove.filter((name) => !difference.unknown.some((other) => other.name === name))
  if (unknown.length > 0) throw new RegistrationError(`Nothing to delete is called ${unknown.join(', ')}.`)
  stdout.write(summary(scope, difference, remove))
  if (omitted.length > 0) stdout.write(`Discord takes 100 commands; left out: ${omitted.join(', ')}\n`)
  if (isDry) stdout.write('Nothing was written.\n')
  else {
    await writeCommands(rest, scope, difference, remove)
    stdout.write('Registered.\n')
  }
}

function summary({ guildId }: Scope, difference: Difference, remove: readonly string[]): string {
  const { create, update, unchanged, unknown } = difference
  const lines = [
    guildId === undefined ? 'Commands everywhere:' : `Commands on the server ${guildId}:`,
    ...create.map(({ name }) => `  + ${name}: new`),
    ...update.map(({ command }) => `  ~ ${command.name}: changed`),
    ...unknown.map(({ name }) =>
      remove.includes(name)
        ? `  - ${name}: deleted`
        : `  ? ${name}: unknown to this program, left alone (--delete ${name})`,
    ),
    `  ${unchanged} unchanged`,
  ]
  return `${lines.join('\n')}\n`
}

function restOf({ DISCORD_TOKEN: token, DISCORD_API_URL: api }: Config): REST {
  if (!token)
    throw new RegistrationError(
      'DISCORD_TOKEN is not set: copy it from the developer portal (Bot, Reset Token).',
    )
  return new REST({ api }).setToken(token.reveal())
}

function failureLine(error: unknown): string {
  if (error instanceof DiscordAPIError && error.status === 401)
    return 'Discord refused DISCORD_TOKEN. Copy the token again from the developer portal (Bot, Reset Token).'
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `${error.message}${cause}`
}
