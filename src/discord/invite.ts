import { OAuth2Scopes, PermissionFlagsBits } from 'discord-api-types/v10'

/** What the app needs to answer a mention, with a picture; slash commands need none of it. */
const PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory

/** The addresses at which the app is added to a server, and to a user's own account. */
export function inviteLinks(applicationId: string): { readonly server: string; readonly user: string } {
  const link = (parameters: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams({ client_id: applicationId, ...parameters })
    return `https://discord.com/oauth2/authorize?${query.toString()}`
  }
  const { Bot, ApplicationsCommands } = OAuth2Scopes
  return {
    server: link({
      integration_type: '0',
      scope: `${Bot} ${ApplicationsCommands}`,
      permissions: PERMISSIONS.toString(),
    }),
    user: link({ integration_type: '1', scope: ApplicationsCommands }),
  }
}
