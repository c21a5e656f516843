/** What work gives that takes too long. */
export const LATE = Symbol('late')

/**
 * Waits for work, but not for ever; work that is late goes on, and if it fails then, nobody is told.
 * @param milliseconds after which nobody waits any more.
 */
export function inTime<Value>(work: Promise<Value>, milliseconds: number): Promise<Value | typeof LATE> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve(LATE)
    }, milliseconds)
    void work.then(resolve, reject).finally(() => {
      clearTimeout(timer)
    })
  })
}
