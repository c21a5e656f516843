import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import { rootOf, type ArgumentSpecification, type CommandSpecification } from '../command/specification.ts'
import { cut } from '../card/cut.ts'
import { DISCORD_LIMITS } from './limits.ts'
import { LOCALIZATIONS } from './localizations.ts'

export type CommandDefinition =
  RESTPostAPIChatInputApplicationCommandsJSONBody | RESTPostAPIContextMenuApplicationCommandsJSONBody

/** The names of the commands on messages. */
export const MESSAGE_COMMANDS = {
  context: 'Get context',
  check: 'Check this message',
  add: 'Add to knowledge',
} as const

export interface Definitions {
  readonly commands: readonly CommandDefinition[]
  /** Names of commands that are beyond what Discord takes. */
  readonly omitted: readonly string[]
}

/** The commands as Discord registers them, all made from the one list; `/kb status` is a subcommand of `/kb`. */
export function definitionsOf(specifications: readonly CommandSpecification[]): Definitions {
  const typed = specifications.filter(({ hidden }) => !hidden)
  const roots = [...new Set(typed.map(({ name }) => rootOf(name)))]
  const kept = roots.slice(0, DISCORD_LIMITS.commands)
  return {
    commands: [
      ...kept.map((root) => chatCommand(root, typed)),
      messageCommand(MESSAGE_COMMANDS.context, false),
      messageCommand(MESSAGE_COMMANDS.check, false),
      messageCommand(MESSAGE_COMMANDS.add, isForAdministrators(typed, 'kb add')),
    ],
    omitted: roots.slice(DISCORD_LIMITS.commands),
  }
}

function chatCommand(root: string, specifications: readonly CommandSpecification[]): CommandDefinition {
  const own = specifications.filter(({ name }) => rootOf(name) === root)
  const whole = own.find(({ name }) => name === root)
  const isForAdministrators = own.every(({ audience }) => audience === 'administrators')
  return {
    ...everywhere(isForAdministrators),
    ...localized(root),
    type: ApplicationCommandType.ChatInput,
    name: root,
    description: whole?.description ?? subcommandsDescription(own),
    options: whole ? optionsOf(whole) : own.map(subcommand),
  }
}

function messageCommand(name: string, isForAdministrators: boolean): CommandDefinition {
  const { name_localizations } = localized(name)
  return {
    ...everywhere(isForAdministrators),
    type: ApplicationCommandType.Message,
    name,
    name_localizations,
  }
}

function isForAdministrators(specifications: readonly CommandSpecification[], command: string): boolean {
  return specifications.find(({ name }) => name === command)?.audience !== 'everyone'
}

/** Where a command may be used and installed, and by whom unless a server's managers decide otherwise. */
function everywhere(isForAdministrators: boolean) {
  return {
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    default_member_permissions: isForAdministrators ? String(PermissionFlagsBits.ManageGuild) : null,
  }
}

function subcommand({
  name,
  description,
  ...rest
}: CommandSpecification): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: name.slice(rootOf(name).length + 1),
    description,
    options: argumentsOf(rest.arguments),
  }
}

function optionsOf(specification: CommandSpecification): APIApplicationCommandBasicOption[] {
  const given = argumentsOf(specification.arguments)
  if (specification.audience === 'administrators') return given
  return [...given.slice(0, DISCORD_LIMITS.optionsOfCommand - 1), SHARE_OPTION]
}

const SHARE_OPTION: APIApplicationCommandBasicOption = {
  ...localized('share'),
  type: ApplicationCommandOptionType.Boolean,
  name: 'share',
  description: 'Show the answer to everybody in the channel',
  required: false,
}

function argumentsOf(all: readonly ArgumentSpecification[]): APIApplicationCommandBasicOption[] {
  return all.filter(({ hidden, filter }) => !hidden && filter !== 'typed').map(option)
}

/** A date is a text: Discord has no type for it. */
function option({
  name,
  description,
  type,
  required,
  suggest,
}: ArgumentSpecification): APIApplicationCommandBasicOption {
  const described = { ...localized(name), name, description, required }
  if (type === 'integer') return { ...described, type: ApplicationCommandOptionType.Integer }
  return { ...described, type: ApplicationCommandOptionType.String, autocomplete: suggest !== undefined }
}

function localized(name: string) {
  const found = LOCALIZATIONS.get(name)
  return {
    name_localizations: found?.name ?? null,
    description_localizations: found?.description ?? null,
  }
}

function subcommandsDescription(own: readonly CommandSpecification[]): string {
  const names = own.map(({ name }) => name.slice(rootOf(name).length + 1))
  return cut(`Keeps the knowledge: ${names.join(', ')}`, DISCORD_LIMITS.commandDescription)
}
