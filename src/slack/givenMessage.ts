import type { z } from 'zod'
import { linksIn } from '../chat/links.ts'
import type { Contribution } from '../ingest/library/contribution.ts'
import { Secret } from '../secret.ts'
import type { messageShortcut } from './payloads.ts'

/** Where Slack keeps the files of messages. */
export const FILE_ORIGINS: readonly string[] = ['https://files.slack.com']

type Message = z.output<typeof messageShortcut>['message']

/**
 * What a message brings that can be added: the links in its text, and its files.
 * @param token of the workspace's bot, which files are handed out to; it is shown to the origins of files only.
 */
export function contributionsOf(
  { text, files = [] }: Message,
  token: string | undefined,
  origins: readonly string[],
): Contribution[] {
  const links = linksIn((text ?? '').replaceAll('&amp;', '&'))
  return [
    ...links.map((address) => ({ kind: 'address' as const, address })),
    ...files.flatMap(({ name, mimetype, url_private, url_private_download }): Contribution[] => {
      const address = url_private_download ?? url_private
      // A picture beside a link is no document; what another workspace holds back has no address.
      if (address === null || address === undefined || /^(?:image|video|audio)\//u.test(mimetype ?? ''))
        return []
      const authorization = token === undefined ? {} : { authorization: new Secret(`Bearer ${token}`) }
      return [{ kind: 'attachment', name: name ?? 'file', address, origins, ...authorization }]
    }),
  ]
}
