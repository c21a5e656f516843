/** A command line that cannot be read; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
