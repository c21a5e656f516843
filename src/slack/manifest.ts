import { rootOf, type CommandSpecification } from '../command/specification.ts'
import { cut } from '../card/cut.ts'
import { SHORTCUTS } from './shortcuts.ts'

/** The scope without which cards go without pictures, where PUBLIC_URL is not set. */
export const UPLOADING = 'files:write'

/** What the app asks of a workspace, and why; the fewest with which it works. */
export const BOT_SCOPES = {
  commands: 'slash commands and shortcuts',
  'chat:write': 'answers in threads and direct messages',
  'app_mentions:read': 'questions that mention the app',
  'im:history': 'questions in direct messages to the app',
  'files:read': 'files of a message on which somebody chooses Add to knowledge',
  [UPLOADING]: 'pictures of cards, where PUBLIC_URL is not set',
  'users:read': 'whether somebody is an admin of the workspace, for /kb',
} as const

/** What the app needs besides to unfold links to known sources, in workspaces that want it. */
export const UNFURL_SCOPES = {
  'links:read': 'links to known sources in messages',
  'links:write': 'what is known of the source, below the message',
} as const

/** What the app needs besides to be an agent, with threads and suggestions of its own. */
export const AGENT_SCOPES = { 'assistant:write': 'suggestions in threads with the app' } as const

/** Slack registers no more for an app. */
const MOST_DOMAINS = 5

/** What Slack tells the app of. */
const BOT_EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'message.im',
  'tokens_revoked',
] as const

export interface ManifestOptions {
  /** The umbrella command, without its slash. */
  readonly umbrella: string
  /** The address at which the program is reached; absent for Socket Mode. */
  readonly address?: URL
  /** Hosts of sources whose links are to be unfolded, the most frequent first; absent where none is to be. */
  readonly unfurlDomains?: readonly string[]
  /** Whether the app is to be an agent, where Slack offers that. */
  readonly isAgent?: boolean
}

/** Slack has commands of these names itself; the umbrella command leads to ours. */
export const TAKEN_NAMES: ReadonlySet<string> = new Set(
  (
    'active apps archive away call collapse contact dm dnd expand feed feedback help invite join kick leave me msg ' +
    'mute open people prefs remind remove rename search shortcuts shrug star status topic who'
  ).split(' '),
)

/** Slack takes no more of an app. */
const MOST_COMMANDS = 50
const DESCRIPTION = 2_000
const HINT = 1_000

/** The manifest from which Slack makes the app, with the commands that the program serves. */
export function slackManifest(
  specifications: readonly CommandSpecification[],
  { umbrella, address, unfurlDomains = [], isAgent = false }: ManifestOptions,
) {
  const endpoint = address && new URL('/slack/events', address).href
  const at = endpoint === undefined ? {} : { url: endpoint }
  const unfurls = unfurlDomains.slice(0, MOST_DOMAINS)
  const requests = endpoint === undefined ? {} : { request_url: endpoint }
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'Backgrounder',
      description: 'Background to the news: exact, cited excerpts of your own sources',
      background_color: '#1f2937',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Backgrounder', always_online: true },
      shortcuts: [
        {
          name: 'Look something up',
          type: 'global',
          callback_id: SHORTCUTS.lookUp,
          description: 'Ask the sources, or open a name',
        },
        {
          name: 'Get context',
          type: 'message',
          callback_id: SHORTCUTS.getContext,
          description: 'What the sources say of whom a message names',
        },
        {
          name: 'Check this message',
          type: 'message',
          callback_id: SHORTCUTS.check,
          description: 'What the sources say of each sentence of a message',
        },
        {
          name: 'Add to knowledge',
          type: 'message',
          callback_id: SHORTCUTS.add,
          description: 'Makes sources of the links and files of a message',
        },
      ],
      slash_commands: slashCommands(specifications, umbrella).map((command) => ({
        ...command,
        ...at,
        should_escape: false,
      })),
      ...(unfurls.length > 0 && { unfurl_domains: unfurls }),
      ...(isAgent && {
        assistant_view: {
          assistant_description: 'Answers from your own sources, with exact, cited excerpts',
        },
      }),
    },
    oauth_config: {
      ...(address && { redirect_urls: [new URL('/slack/oauth_redirect', address).href] }),
      scopes: {
        bot: Object.keys({
          ...BOT_SCOPES,
          ...(unfurls.length > 0 && UNFURL_SCOPES),
          ...(isAgent && AGENT_SCOPES),
        }),
      },
    },
    settings: {
      event_subscriptions: {
        ...requests,
        bot_events: [
          ...BOT_EVENTS,
          ...(unfurls.length > 0 ? ['link_shared'] : []),
          ...(isAgent ? ['assistant_thread_started'] : []),
        ],
      },
      interactivity: {
        is_enabled: true,
        ...requests,
        ...(endpoint !== undefined && { message_menu_options_url: endpoint }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: endpoint === undefined,
      token_rotation_enabled: false,
    },
  }
}

interface SlashCommand {
  readonly command: string
  readonly description: string
  readonly usage_hint?: string
}

/** One for each command that people type, the subcommands under one, and the umbrella first. */
function slashCommands(specifications: readonly CommandSpecification[], umbrella: string): SlashCommand[] {
  const shown = specifications.filter(({ hidden }) => !hidden)
  const own = shown
    .filter(({ name }) => !name.includes(' ') && !TAKEN_NAMES.has(name) && name !== umbrella)
    .map((specification) =>
      slashCommand(specification.name, specification.description, hintOf(specification)),
    )
  const subcommands = shown.filter(({ name }) => name.includes(' '))
  const grouped = [...new Set(subcommands.map(({ name }) => rootOf(name)))].map((parent) => {
    const commands = subcommands.filter(({ name }) => name.startsWith(`${parent} `))
    const hint = commands.map(({ name }) => name.slice(parent.length + 1)).join(' | ')
    const isRestricted = commands.every(({ audience }) => audience === 'administrators')
    return slashCommand(parent, isRestricted ? 'The knowledge, for administrators' : 'The knowledge', hint)
  })
  const everything = slashCommand(umbrella, 'Everything: a question, or any command', 'question | command …')
  return [everything, ...grouped, ...own].slice(0, MOST_COMMANDS)
}

/** The arguments that people type, optional ones in brackets. */
function hintOf({ arguments: all }: CommandSpecification): string {
  const typed = all.filter(({ hidden, filter }) => !hidden && filter === undefined)
  return typed.map(({ name, required }) => (required ? name : `[${name}]`)).join(' ')
}

function slashCommand(name: string, description: string, hint: string): SlashCommand {
  return {
    command: `/${name}`,
    description: cut(description, DESCRIPTION),
    ...(hint !== '' && { usage_hint: cut(hint, HINT) }),
  }
}
