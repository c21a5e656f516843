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
 * Keeps Discord's list of commands in step with the program's, which a reload may change. Nothing is ever deleted.
 * @returns a function that does so if the knowledge is another one than the last time. It never rejects: the app
 * answers with whatever commands there are.
 */
export function keepRegistered({ rest, config, backgrounder, log }: RegistrarParts): () => Promise<void> {
  let registered: unknown
  return async () => {
    const { snapshot } = backgrounder.store
    if (registered === snapshot) return
    registered = snapshot
    try {
      const { commands, omitted } = definitionsOf(backgrounder.specifications)
      if (omitted.length > 0)
        log.warn({ omitted }, 'Discord takes 100 commands; the topics left out open by /topic')
      const scope = await scopeOf(rest, config)
      const difference = await compareCommands(rest, scope, commands)
      await writeCommands(rest, scope, difference)
      const { create, update, unchanged, unknown } = difference
      log.info(
        {
          created: create.length,
          updated: update.length,
          unchanged,
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
