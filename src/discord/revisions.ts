import { z } from 'zod'

/*
 * What the program and its shards tell each other: the revision of the knowledge that serves. Whoever has another one
 * looks what is published, and tells of what it then has; where all have the same, nobody says anything more.
 */

const told = z.object({ knowledge: z.string() })

export function tellingOf(revision: string): z.output<typeof told> {
  return { knowledge: revision }
}

/** @returns undefined where the message is another's, such as discord.js's own. */
export function revisionIn(message: unknown): string | undefined {
  return told.safeParse(message).data?.knowledge
}
