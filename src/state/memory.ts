import { Listeners } from './listeners.ts'
import {
  checkName,
  checkTimeToLive,
  messageText,
  mostOf,
  parsed,
  steadyNow,
  textOf,
  type Entry,
  type Line,
  type Range,
  type State,
} from './state.ts'

interface Kept {
  readonly text: string
  readonly expires: number
}

const SWEEP_MILLISECONDS = 60_000

/** A store that is forgotten with the process: for tests, and for a process that has none of its own. */
export function memoryState(now: () => number = steadyNow): State {
  const entries = new Map<string, Kept>()
  const logs = new Map<string, Line[]>()
  const listeners = new Listeners()
  let position = 0
  let isOpen = true

  const sweeping = setInterval(() => {
    for (const [key, { expires }] of entries) if (expires <= now()) entries.delete(key)
  }, SWEEP_MILLISECONDS).unref()
  const find = (key: string): unknown => {
    checkName(key)
    const kept = entries.get(key)
    return kept && kept.expires > now() ? parsed(kept.text) : undefined
  }
  const put = (key: string, value: unknown, timeToLive: number | undefined): void => {
    checkName(key)
    checkTimeToLive(timeToLive)
    entries.set(key, { text: textOf(value), expires: now() + (timeToLive ?? Infinity) })
  }
  /** As with the others, what goes wrong is a rejection. */
  const work = <Result>(what: () => Result): Promise<Result> =>
    new Promise((resolve) => {
      if (!isOpen) throw new Error('The state is closed.')
      resolve(what())
    })

  return {
    get: (key) => work(() => find(key)),
    set: (key, value, timeToLive) =>
      work(() => {
        put(key, value, timeToLive)
      }),
    delete: (key) => work(() => find(key) !== undefined && entries.delete(key)),
    setIfAbsent: (key, value, timeToLive) =>
      work(() => {
        if (find(key) !== undefined) return false
        put(key, value, timeToLive)
        return true
      }),
    update: (key, change, timeToLive) =>
      work(() => {
        const value = change(find(key))
        if (value !== undefined) put(key, value, timeToLive)
        return find(key)
      }),
    list: (prefix, range = {}) => work(() => listed(entries, prefix, range, now())),
    append: (log, value) =>
      work(() => {
        checkName(log)
        position += 1
        const line = { position, at: Math.floor(now()), value: parsed(textOf(value)) }
        const lines = logs.get(log)
        if (lines) lines.push(line)
        else logs.set(log, [line])
        return position
      }),
    read: (log, range = {}) =>
      work(() => {
        checkName(log)
        const { after = 0 } = range
        const lines = (logs.get(log) ?? []).filter((line) => line.position > after)
        return structuredClone(lines.slice(0, mostOf(range)))
      }),
    publish: (topic, message) =>
      work(() => {
        checkName(topic)
        listeners.tell(topic, messageText(message))
      }),
    subscribe: (topic, listener) => work(() => listeners.add(topic, listener)),
    close() {
      isOpen = false
      clearInterval(sweeping)
      listeners.clear()
      return Promise.resolve()
    },
  }
}

function listed(
  entries: ReadonlyMap<string, Kept>,
  prefix: string,
  range: Range<string>,
  now: number,
): readonly Entry[] {
  if (prefix !== '') checkName(prefix)
  const { after } = range
  return [...entries]
    .filter(([key, { expires }]) => key.startsWith(prefix) && expires > now)
    .filter(([key]) => after === undefined || compare(key, after) > 0)
    .sort(([one], [other]) => compare(one, other))
    .slice(0, mostOf(range))
    .map(([key, { text }]) => ({ key, value: parsed(text) }))
}

function compare(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}
