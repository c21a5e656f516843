import { isDeepStrictEqual } from 'node:util'
import { DiscordAPIError, type REST } from 'discord.js'
import { ApplicationCommandType, Routes } from 'discord-api-types/v10'
import { z } from 'zod'
import type { CommandDefinition } from './commands.ts'

/** A command as Discord has it, in the form in which it is compared. What is absent, null or default is one. */
const localizations = z
  .record(z.string(), z.string())
  .nullish()
  .transform((map) => map ?? {})
const numbers = z
  .array(z.int())
  .nullish()
  .transform((list) => list?.toSorted((a, b) => a - b))
const leaf = z.object({
  type: z.int(),
  name: z.string(),
  name_localizations: localizations,
  description: z.string(),
  description_localizations: localizations,
  required: z.boolean().default(false),
  autocomplete: z.boolean().default(false),
  choices: z.array(z.unknown()).default([]),
})
const option = leaf.extend({ options: z.array(leaf).default([]) })
const comparable = z.object({
  type: z.int().default(ApplicationCommandType.ChatInput),
  name: z.string(),
  name_localizations: localizations,
  description: z.string().default(''),
  description_localizations: localizations,
  options: z.array(option).default([]),
  default_member_permissions: z
    .string()
    .nullish()
    .transform((bits) => bits ?? null),
  contexts: numbers,
  integration_types: numbers,
})
const registered = z.array(z.looseObject({ id: z.string(), type: z.int(), name: z.string() }))

/** Commands of an app, for everybody or on one server. */
export interface Scope {
  readonly applicationId: string
  readonly guildId?: string
}

/** What it takes to make Discord's list the program's. */
export interface Difference {
  readonly create: readonly CommandDefinition[]
  readonly update: readonly { readonly id: string; readonly command: CommandDefinition }[]
  readonly unchanged: number
  /** Commands that the program does not have: of a topic that is gone, or of another program under the same app. */
  readonly unknown: readonly { readonly id: string; readonly name: string }[]
}

/** Compares the program's commands with those that Discord has. Nothing is changed. */
export async function compareCommands(
  rest: REST,
  scope: Scope,
  commands: readonly CommandDefinition[],
): Promise<Difference> {
  const query = new URLSearchParams({ with_localizations: 'true' })
  const present = registered.parse(await rest.get(routeOf(scope), { query }))
  const wanted = commands.map((command) => ({
    command,
    found: present.find((other) => isSame(command, other)),
  }))
  return {
    create: wanted.flatMap(({ command, found }) => (found ? [] : [command])),
    update: wanted.flatMap(({ command, found }) =>
      found && !isEqual(command, found, scope) ? [{ id: found.id, command }] : [],
    ),
    unchanged: wanted.filter(({ command, found }) => found && isEqual(command, found, scope)).length,
    unknown: present.filter((other) => !commands.some((command) => isSame(command, other))),
  }
}

/** A command that Discord does not take, and why in its words. */
export interface Refusal {
  readonly name: string
  readonly reason: string
}

/**
 * Writes a difference, each command by itself, so that no other is touched.
 * @param remove names of unknown commands to delete; no command is deleted that is not named here.
 * @returns the commands that Discord refuses; all others are written.
 */
export async function writeCommands(
  rest: REST,
  scope: Scope,
  { create, update, unknown }: Difference,
  remove: readonly string[] = [],
): Promise<readonly Refusal[]> {
  const route = routeOf(scope)
  const refusals: Refusal[] = []
  for (const body of create)
    refusals.push(...(await refusalOf(body.name, rest.post(route, { body: inScope(body, scope) }))))
  for (const { id, command } of update) {
    // A command's type is the one thing that cannot be changed.
    const body = { ...inScope(command, scope), type: undefined }
    refusals.push(...(await refusalOf(command.name, rest.patch(`${route}/${id}`, { body }))))
  }
  for (const { id, name } of unknown) if (remove.includes(name)) await rest.delete(`${route}/${id}`)
  return refusals
}

/** What is wrong with this one command; whatever else fails, such as the token, fails for all. */
async function refusalOf(name: string, writing: Promise<unknown>): Promise<Refusal[]> {
  try {
    await writing
    return []
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.status !== 400) throw error
    return [{ name, reason: error.message.replace(/\s+/g, ' ') }]
  }
}

/** The id of the app whose token it is. */
export async function applicationIdOf(rest: REST): Promise<string> {
  return z.object({ id: z.string() }).parse(await rest.get(Routes.currentApplication())).id
}

function routeOf({ applicationId, guildId }: Scope): `/${string}` {
  return guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId)
}

function isSame(
  command: CommandDefinition,
  other: { readonly type: number; readonly name: string },
): boolean {
  return command.name === other.name && Number(command.type) === other.type
}

function isEqual(command: CommandDefinition, other: unknown, scope: Scope): boolean {
  const parsed = comparable.safeParse(other).data
  return isDeepStrictEqual(withoutPlaces(parsed, scope), withoutPlaces(comparable.parse(command), scope))
}

/** Commands of one server have no contexts and no integration types. */
function inScope({ contexts, integration_types, ...command }: CommandDefinition, { guildId }: Scope) {
  return guildId === undefined ? { ...command, contexts, integration_types } : command
}

function withoutPlaces(command: z.output<typeof comparable> | undefined, { guildId }: Scope) {
  return guildId === undefined ? command : { ...command, contexts: undefined, integration_types: undefined }
}
