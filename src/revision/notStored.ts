/** What is remembered cannot be read or written at the moment. */
export class NotStored extends Error {
  override readonly name = 'NotStored'
}

/** @throws NotStored where the store fails. */
export async function stored<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (cause) {
    throw new NotStored('What is remembered cannot be read or written.', { cause })
  }
}
