/*
 * What the program must remember that is not knowledge, behind one small port. Keys and logs have names; values are
 * JSON. Collections, journals and topics give them types; nobody else speaks to the port itself.
 */

/** A value with its key. */
export interface Entry {
  readonly key: string
  readonly value: unknown
}

/** What was appended to a log. */
export interface Line {
  /** Later lines have greater ones; some may be missing. */
  readonly position: number
  /** Milliseconds since 1970 when it was appended. */
  readonly at: number
  readonly value: unknown
}

/** The part of a long list that is wanted. */
export interface Range<After> {
  /** Only what comes after this. */
  readonly after?: After | undefined
  /** How many at most, 1 to MOST_LISTED, which is also the default. */
  readonly most?: number | undefined
}

/**
 * A store. A promise that resolved is kept whatever happens to the process; one that rejected changed nothing, and
 * nothing is kept in memory as if it had. Values are JSON; `undefined` is none, and means that there is no value.
 * A time to live is in milliseconds; a value whose time is over is not there. Without one a value is on the disk before
 * the promise resolves; with one it survives the process, but the last of them not a power cut.
 * @throws RangeError (as a rejection) for a key, name, value or message beyond the limits below.
 */
export interface State {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown, timeToLive?: number): Promise<void>
  /** @returns whether there was a value. */
  delete(key: string): Promise<boolean>
  /** @returns whether the value was set: of many who try at once, in whatever process, one succeeds. */
  setIfAbsent(key: string, value: unknown, timeToLive?: number): Promise<boolean>
  /**
   * Sets a value by the one before it, with nobody in between.
   * @param change is pure and quick; it may be called more than once. Where it returns undefined all stays as it was.
   * @returns the value afterwards.
   */
  update(key: string, change: (before: unknown) => unknown, timeToLive?: number): Promise<unknown>
  /** In the order of the keys' UTF-8 bytes. */
  list(prefix: string, range?: Range<string>): Promise<readonly Entry[]>
  /** Adds a value at the end of a log, whole or not at all. @returns its position. */
  append(log: string, value: unknown): Promise<number>
  /** In the order of their positions. */
  read(log: string, range?: Range<number>): Promise<readonly Line[]>
  /**
   * Tells all who are subscribed at the moment, in this process and, where the store is shared by replicas, in theirs.
   * Nobody is told later: a message says that something changed, and what it is now stands in the store.
   */
  publish(topic: string, message: unknown): Promise<void>
  /**
   * Resolves when messages arrive from then on.
   * @param listener must not throw.
   * @returns what ends it.
   */
  subscribe(topic: string, listener: (message: unknown) => void): Promise<() => void>
  /** Waits for what was begun; afterwards all else rejects. */
  close(): Promise<void>
}

/** In UTF-16 units. */
const LONGEST_NAME = 512
/** In UTF-16 units of JSON. */
const LONGEST_VALUE = 1_000_000
/** In bytes of JSON; PostgreSQL carries 8,000 with what stands around it. */
const LONGEST_MESSAGE = 4_000
export const MOST_LISTED = 1_000
/** Comes after all others, so that it ends the range of a prefix. */
export const LAST_CHARACTER = '\u{10FFFF}'

const NAME = /^[^\p{Cc}\p{Cs}\u{10FFFF}]+$/u

/** @throws RangeError where it cannot be a key, or the name of a log or topic. */
export function checkName(name: string): void {
  if (name.length > LONGEST_NAME || !NAME.test(name))
    throw new RangeError(
      `A key of the state must have 1 to ${LONGEST_NAME} characters, none of them a control character: ${JSON.stringify(name.slice(0, 100))}`,
    )
}

/** @throws RangeError where it is too long, or is no JSON. */
export function textOf(value: unknown): string {
  const text: unknown = JSON.stringify(value)
  if (typeof text !== 'string') throw new RangeError('The state keeps JSON only.')
  if (text.length > LONGEST_VALUE)
    throw new RangeError(
      `A value of the state may have ${LONGEST_VALUE} characters; this has ${text.length}.`,
    )
  return text
}

/** What JSON that a store wrote stands for. */
export function parsed(text: string): unknown {
  return JSON.parse(text)
}

/** @throws RangeError where it is too long, or is no JSON. */
export function messageText(message: unknown): string {
  const text = textOf(message)
  const bytes = Buffer.byteLength(text)
  if (bytes > LONGEST_MESSAGE)
    throw new RangeError(`A message may have ${LONGEST_MESSAGE} bytes; this has ${bytes}.`)
  return text
}

/** @throws RangeError where it is no time to live. */
export function checkTimeToLive(timeToLive: number | undefined): void {
  if (timeToLive !== undefined && !(timeToLive > 0 && Number.isFinite(timeToLive)))
    throw new RangeError(`A time to live must be more than 0 milliseconds; this is ${timeToLive}.`)
}

/** @throws RangeError where it is none. */
export function mostOf({ most = MOST_LISTED }: Range<unknown>): number {
  if (!(Number.isInteger(most) && most >= 1 && most <= MOST_LISTED))
    throw new RangeError(`Between 1 and ${MOST_LISTED} entries can be listed at once, not ${most}.`)
  return most
}

/** Milliseconds since 1970 that never go back while the process runs, whatever is done to the machine's clock. */
export function steadyNow(): number {
  return performance.timeOrigin + performance.now()
}
