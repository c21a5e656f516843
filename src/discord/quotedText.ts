import { z } from 'zod'
import { orElse } from './absent.ts'

const embed = z.object({ title: z.string().nullish(), description: z.string().nullish() })
const contents = z.object({ content: orElse(z.string(), ''), embeds: orElse(z.array(embed), []) })
const snapshot = z.object({ message: contents })

/** All that a reader sees of a message: its own text, the preview of a link in it, and what it forwards. */
export const quotedText = contents
  .extend({ message_snapshots: orElse(z.array(snapshot), []) })
  .transform((message) => {
    const seen = [message, ...message.message_snapshots.map((forwarded) => forwarded.message)]
    return seen
      .flatMap(({ content, embeds }) => [
        content,
        ...embeds.flatMap(({ title, description }) => [title ?? '', description ?? '']),
      ])
      .filter((text) => text.trim() !== '')
      .join('\n')
  })
