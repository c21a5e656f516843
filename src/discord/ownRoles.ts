import type { REST } from 'discord.js'
import { Routes } from 'discord-api-types/v10'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Log } from '../log.ts'

const roles = z.array(
  z.object({ id: z.string(), tags: z.object({ bot_id: z.string().nullish() }).nullish() }),
)

/** Servers that are remembered, and for how long; an app gets another role when it is added anew. */
const MOST = 2_000
const REMEMBERED_MS = 60 * 60_000
/** Stands for a server on which the app has no role of its own. */
const NONE = ''

/**
 * The role that Discord made for the app on each server. It bears the app's name, so people mention it for the app;
 * which it is comes with no message and takes a call, made once for a server whose members mention roles.
 */
export class OwnRoles {
  readonly #rest: REST
  readonly #log: Log
  readonly #known = new LRUCache<string, string>({ max: MOST, ttl: REMEMBERED_MS })

  constructor(rest: REST, log: Log) {
    this.#rest = rest
    this.#log = log
  }

  /** Never rejects; undefined where there is none, or where Discord does not say. */
  async of(guild: string, botId: string): Promise<string | undefined> {
    const known = this.#known.get(guild) ?? (await this.#ask(guild, botId))
    return known === NONE ? undefined : known
  }

  async #ask(guild: string, botId: string): Promise<string> {
    try {
      const all = roles.parse(await this.#rest.get(Routes.guildRoles(guild)))
      const own = all.find(({ tags }) => tags?.bot_id === botId)?.id ?? NONE
      this.#known.set(guild, own)
      return own
    } catch (err) {
      this.#log.debug({ err, guild }, 'Discord does not say which role is the app’s')
      return NONE
    }
  }
}
