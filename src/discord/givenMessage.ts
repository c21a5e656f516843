import { z } from 'zod'
import { linksIn } from '../chat/links.ts'
import type { Contribution } from '../ingest/library/contribution.ts'
import { orElse } from './absent.ts'

/** Where Discord keeps what is attached to messages. */
export const FILE_ORIGINS: readonly string[] = ['https://cdn.discordapp.com', 'https://media.discordapp.net']

const attachment = z.object({ filename: z.string(), url: z.string(), content_type: z.string().nullish() })
const contents = z.object({
  content: orElse(z.string(), ''),
  attachments: orElse(z.array(attachment), []),
})
const snapshot = z.object({ message: contents })

/** What a message brings that can be added: the links in its text and its files, those of what it forwards too. */
export const givenMessage = contents
  .extend({ message_snapshots: orElse(z.array(snapshot), []) })
  .transform((message) => {
    const all = [message, ...message.message_snapshots.map((forwarded) => forwarded.message)]
    return {
      links: [...new Set(all.flatMap(({ content }) => linksIn(content)))],
      files: all.flatMap(({ attachments }) => attachments.filter(isDocument)),
    }
  })

type GivenMessage = z.output<typeof givenMessage>

/** @param origins where files stand. */
export function contributionsOf({ links, files }: GivenMessage, origins: readonly string[]): Contribution[] {
  return [
    ...links.map((address) => ({ kind: 'address' as const, address })),
    ...files.map(({ filename: name, url: address }) => ({
      kind: 'attachment' as const,
      name,
      address,
      origins,
    })),
  ]
}

/** A picture beside a link is no document. */
function isDocument({ content_type }: z.output<typeof attachment>): boolean {
  return !/^(?:image|video|audio)\//u.test(content_type ?? '')
}
