import { z } from 'zod'

/** Where the program can post. */
export const place = z.object({
  /** `discord`, `slack`. */
  platform: z.string(),
  /** A server or a workspace, as the platform names it; on Discord a direct message is of none, and it is empty. */
  community: z.string(),
  /** A channel, a thread or a direct message, as the platform names it. */
  channel: z.string(),
})
export type Place = Readonly<z.output<typeof place>>

/** A place as the key of a value of the state. */
export function placeKey({ platform, community, channel }: Place): string {
  return [platform, community, channel].map(encodeURIComponent).join('/')
}
