/** The result of work that took too long. */
export const LATE = Symbol('late')

/**
 * Waits for work until a deadline. Work that is late goes on, and if it fails then, the error is dropped.
 * @returns what the work resolves to, or `LATE`.
 * @throws what the work rejects with before the deadline.
 */
export function withDeadline<Value>(
  work: Promise<Value>,
  milliseconds: number,
): Promise<Value | typeof LATE> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve(LATE)
    }, milliseconds)
    void work.then(resolve, reject).finally(() => {
      clearTimeout(timer)
    })
  })
}
