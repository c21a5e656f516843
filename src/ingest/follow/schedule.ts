const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** What is older is changed no more, or nobody reads it. */
export const YOUNG_MILLISECONDS = 30 * DAY

/** The longer an article has been there, the longer it is until the next look: half its age, an hour to a week. */
export function untilNextLook(age: number): number {
  return Math.min(Math.max(age / 2, HOUR), 7 * DAY)
}
