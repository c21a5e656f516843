import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import { linksIn } from '../chat/links.ts'
import type { Contribution } from '../ingest/library/contribution.ts'
import { Secret } from '../secret.ts'
import { messageFile, type messageShortcut } from './payloads.ts'

/** Where Slack keeps the files of messages. */
export const FILE_ORIGINS: readonly string[] = ['https://files.slack.com']

type Message = z.output<typeof messageShortcut>['message']

const answered = z.object({ file: messageFile })

/**
 * A message with all of what Slack says of its files: of those of a shared channel the message has an id only
 * (`file_access: check_file_info`), and `files.info` has the rest.
 * @param failed is told why a file cannot be had; it is left out then.
 */
export async function withFiles(
  message: Message,
  client: WebClient,
  failed: (cause: unknown) => void,
): Promise<Message> {
  const { files } = message
  if (!files) return message
  const whole = await Promise.all(
    files.map(async (file) => {
      if (file.file_access !== CHECK || !file.id) return file
      try {
        return answered.parse(await client.files.info({ file: file.id })).file
      } catch (cause) {
        failed(cause)
        return file
      }
    }),
  )
  return { ...message, files: whole }
}

const CHECK = 'check_file_info'

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
