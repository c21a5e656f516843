import type { REST } from 'discord.js'
import type { Backgrounder } from '../command/backgrounder.ts'
import type { Config } from '../config.ts'
import { reportFailure } from '../errors.ts'
import type { Log } from '../log.ts'
import { definitionsOf } from './commands.ts'
import { applicationIdOf, compareCommands, writeCommands, type Scope } from './registration.ts'

export interface RegistrarParts {
  readonly rest: REST
  readonly config: Config
  readonly backgrounder: Backgrounder
  readonly log: Log
}

/**
 * Keeps Discord's list of commands in step with the program's, which a reload may change: compared once at the start
 * and once for each change of the knowledge. Nothing is ever deleted.
 */
export class Registrar {
  readonly #parts: RegistrarParts
  #endListening: (() => void) | undefined

  constructor(parts: RegistrarParts) {
    this.#parts = parts
  }

  /** Never rejects: the app answers with whatever commands there are. */
  async start(): Promise<void> {
    const { store } = this.#parts.backgrounder
    this.#endListening = store.onChange('registering the commands with Discord', () => this.#register())
    await this.#register()
  }

  stop(): void {
    this.#endListening?.()
  }

  async #register(): Promise<void> {
    const { rest, config, backgrounder, log } = this.#parts
    try {
      const { commands, omitted } = definitionsOf(backgrounder.specifications)
      if (omitted.length > 0)
        log.warn({ omitted }, 'Discord takes 100 commands; the topics left out open by /topic')
      const scope = await scopeOf(rest, config)
      const difference = await compareCommands(rest, scope, commands)
      const refusals = await writeCommands(rest, scope, difference)
      for (const { name, reason } of refusals) log.error(`Discord refuses the command /${name}: ${reason}`)
      const { create, update, unchanged, unknown } = difference
      log.info(
        {
          created: create.length,
          updated: update.length,
          unchanged,
          refused: refusals.map(({ name }) => name),
          unknown: unknown.map(({ name }) => name),
        },
        'Commands are registered',
      )
    } catch (error) {
      reportFailure(log, 'The commands could not be registered; npm run discord:register says more', error)
    }
  }
}

/** Where commands are registered: for everybody, or on the one server of the settings. */
export async function scopeOf(rest: REST, config: Config): Promise<Scope> {
  const { DISCORD_APPLICATION_ID: given, DISCORD_GUILD_ID: guildId } = config
  const applicationId = given ?? (await applicationIdOf(rest))
  return { applicationId, ...(guildId !== undefined && { guildId }) }
}
