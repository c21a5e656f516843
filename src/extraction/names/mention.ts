/** What a sentence does with a name, as bits. */
export const DEFINES = 1
export const INTRODUCES = 2
export const ACTS = 4
export const SAYS = 8

/** So many roles there are, with their combinations. */
const ROLES = 16

/**
 * A sentence that names something, and what it does with it, as one number: of these a large collection has millions.
 * @param passage the sentence's number, from its text's first or among all.
 * @param role bits.
 */
export function mention(passage: number, role: number): number {
  return passage * ROLES + role
}

export function passageOf(mentioned: number): number {
  return Math.floor(mentioned / ROLES)
}

export function roleOf(mentioned: number): number {
  return mentioned % ROLES
}
