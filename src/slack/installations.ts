import { readFile, rename } from 'node:fs/promises'
import type { Installation, InstallationQuery, InstallationStore } from '@slack/oauth'
import { z } from 'zod'
import { hasCode } from '../errors.ts'
import { Collection } from '../state/collection.ts'
import type { State } from '../state/state.ts'
import type { Sealer } from './encryption.ts'

/* Workspaces that installed the app, each sealed on its own, so that nobody without the key reads what the state has. */

const file = z.record(z.string(), z.string())

/* What the program reads of an installation; the rest is kept as Slack gave it. */
const shape = z.looseObject({
  team: z.looseObject({ id: z.string() }).optional(),
  enterprise: z.looseObject({ id: z.string() }).optional(),
  user: z.looseObject({ id: z.string() }),
  bot: z.looseObject({ token: z.string(), id: z.string(), userId: z.string() }).optional(),
})
type AnyInstallation = Installation
const installation = z.custom<AnyInstallation>((value) => shape.safeParse(value).success)

/** An installation store that lasts. */
export interface LastingInstallationStore extends InstallationStore {
  deleteInstallation(query: InstallationQuery<boolean>): Promise<void>
  /** How many workspaces were installed when it was opened. */
  readonly sizeAtStart: number
}

/**
 * Opens the store, and takes over what earlier versions kept in a file.
 * @param earlier the path of that file, which need not exist.
 * @throws Error in one line for the operator where the file cannot be read, or where anything was written with another
 * key.
 */
export async function openInstallations(
  state: State,
  sealer: Sealer,
  earlier: string,
): Promise<LastingInstallationStore> {
  const sealed = new Collection(state, 'installations-slack', z.string())
  await takeOver(sealed, sealer, earlier)
  let sizeAtStart = 0
  for await (const { id, value } of sealed.all()) {
    parse(open(sealer, value, id, 'the installations were'))
    sizeAtStart += 1
  }
  return {
    sizeAtStart,
    async storeInstallation(added) {
      const key = keyOf({
        teamId: added.team?.id,
        enterpriseId: added.enterprise?.id,
        isEnterpriseInstall: added.isEnterpriseInstall ?? false,
      })
      await sealed.set(key, sealer.seal(JSON.stringify(added), key))
    },
    async fetchInstallation(query) {
      for (const key of [keyOf(query), keyOf({ ...query, isEnterpriseInstall: true })]) {
        const text = await sealed.get(key)
        if (text !== undefined) return parse(open(sealer, text, key, 'the installations were'))
      }
      throw new Error('The app is not installed in this workspace.')
    },
    async deleteInstallation(query) {
      await sealed.delete(keyOf(query))
    },
  }
}

/** An organisation's installation serves all its workspaces. */
function keyOf(
  query: Pick<InstallationQuery<boolean>, 'teamId' | 'enterpriseId' | 'isEnterpriseInstall'>,
): string {
  return query.isEnterpriseInstall ? `enterprise:${query.enterpriseId ?? ''}` : `team:${query.teamId ?? ''}`
}

/** The file is put aside when all of it is kept; until then every start begins again. */
async function takeOver(sealed: Collection<string>, sealer: Sealer, path: string): Promise<void> {
  const found = await read(path)
  if (!found) return
  for (const [key, text] of found) {
    parse(open(sealer, text, key, `${path} was`))
    await sealed.setIfAbsent(key, text)
  }
  await rename(path, `${path}.taken-over`)
}

async function read(path: string): Promise<Map<string, string> | undefined> {
  try {
    return new Map(Object.entries(file.parse(JSON.parse(await readFile(path, 'utf8')))))
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return undefined
    throw new Error(
      `Slack: the installations in ${path} cannot be read. Put a backup in its place, or remove it.`,
      { cause },
    )
  }
}

/** @param what what was written, and that it was. */
function open(sealer: Sealer, text: string, key: string, what: string): string {
  try {
    return sealer.open(text, key)
  } catch (cause) {
    throw new Error(`Slack: SLACK_TOKEN_KEY is not the key with which ${what} written.`, { cause })
  }
}

function parse(text: string): AnyInstallation {
  return installation.parse(JSON.parse(text))
}
