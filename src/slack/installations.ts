import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Installation, InstallationQuery, InstallationStore } from '@slack/oauth'
import { z } from 'zod'
import type { Sealer } from './encryption.ts'

/*
 * Workspaces that installed the app, each sealed on its own, in one file that is always replaced whole: a program
 * that is killed while it writes leaves the file as it was. One process at a time may use it.
 */

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
  /** How many workspaces are installed. */
  readonly size: number
}

/**
 * Opens the store; the file need not exist.
 * @throws Error in one line for the operator where the file cannot be read, or was written with another key.
 */
export async function openInstallations(path: string, sealer: Sealer): Promise<LastingInstallationStore> {
  const sealed = await read(path)
  for (const [key, text] of sealed) parse(open(sealer, text, key, path))
  let writing = Promise.resolve()

  const save = (): Promise<void> => {
    const text = JSON.stringify(Object.fromEntries(sealed), undefined, 1)
    writing = writing.catch(() => undefined).then(() => replaceFile(path, text))
    return writing
  }

  return {
    get size() {
      return sealed.size
    },
    async storeInstallation(added) {
      const key = keyOf({
        teamId: added.team?.id,
        enterpriseId: added.enterprise?.id,
        isEnterpriseInstall: added.isEnterpriseInstall ?? false,
      })
      sealed.set(key, sealer.seal(JSON.stringify(added), key))
      await save()
    },
    fetchInstallation(query) {
      const keys = [keyOf(query), keyOf({ ...query, isEnterpriseInstall: true })]
      const key = keys.find((candidate) => sealed.has(candidate))
      const text = key === undefined ? undefined : sealed.get(key)
      if (key === undefined || text === undefined)
        return Promise.reject(new Error('The app is not installed in this workspace.'))
      return Promise.resolve(parse(open(sealer, text, key, path)))
    },
    async deleteInstallation(query) {
      if (sealed.delete(keyOf(query))) await save()
    },
  }
}

/** An organisation's installation serves all its workspaces. */
function keyOf(
  query: Pick<InstallationQuery<boolean>, 'teamId' | 'enterpriseId' | 'isEnterpriseInstall'>,
): string {
  return query.isEnterpriseInstall ? `enterprise:${query.enterpriseId ?? ''}` : `team:${query.teamId ?? ''}`
}

async function read(path: string): Promise<Map<string, string>> {
  try {
    return new Map(Object.entries(file.parse(JSON.parse(await readFile(path, 'utf8')))))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return new Map()
    throw new Error(
      `Slack: the installations in ${path} cannot be read. Put a backup in its place, or remove it.`,
      {
        cause,
      },
    )
  }
}

function open(sealer: Sealer, text: string, key: string, path: string): string {
  try {
    return sealer.open(text, key)
  } catch (cause) {
    throw new Error(`Slack: SLACK_TOKEN_KEY is not the key with which ${path} was written.`, { cause })
  }
}

function parse(text: string): AnyInstallation {
  return installation.parse(JSON.parse(text))
}

async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.new`, text, { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
}
