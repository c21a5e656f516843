import type { WebClient } from '@slack/web-api'
import type { Log } from '../log.ts'
import { adviceFor } from './failures.ts'

/** A user in a workspace, with the client that acts there. */
export interface Asker {
  readonly user: string
  readonly team: string | undefined
  readonly client: WebClient
  /** Where they ask; absent in a window. */
  readonly channel?: string | undefined
}

/** Milliseconds for which Slack's word on a user is taken; a right that was withdrawn lives no longer. */
const TRUSTED = 60_000

/** Who may see and reload the knowledge: the ids that are listed, and a workspace's admins and owners. */
export class Administrators {
  readonly #listed: ReadonlySet<string>
  readonly #log: Log
  readonly #known = new Map<string, { readonly isAdministrator: boolean; readonly until: number }>()

  constructor(listed: readonly string[], log: Log) {
    this.#listed = new Set(listed)
    this.#log = log
  }

  /** Asks Slack where it must; a question that Slack does not answer is a no. */
  async includes({ user, team, client }: Asker, now: number = Date.now()): Promise<boolean> {
    if (this.#listed.has(user)) return true
    const key = `${team ?? ''} ${user}`
    const known = this.#known.get(key)
    if (known && known.until > now) return known.isAdministrator
    try {
      const { user: info } = await client.users.info({ user })
      // A guest of a shared channel may be an admin at home.
      const isOwn = team === undefined || info?.team_id === undefined || info.team_id === team
      const isAdministrator = isOwn && (info?.is_admin === true || info?.is_owner === true)
      if (this.#known.size >= 1_000) this.#known.clear()
      this.#known.set(key, { isAdministrator, until: now + TRUSTED })
      return isAdministrator
    } catch (error) {
      this.#log.error(
        adviceFor(error) ?? `Slack does not say whether ${user} is an administrator: ${String(error)}`,
      )
      return false
    }
  }
}
