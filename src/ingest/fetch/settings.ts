import type { Config } from '../../config.ts'
import type { FetchOptions } from './fetch.ts'

/** How the program fetches, by its settings. */
export function fetchingOf({
  INGEST_ALLOW_HOSTS,
  INGEST_FORBID_HOSTS,
  INGEST_CONTACT,
}: Config): FetchOptions {
  return {
    rules: { allowed: INGEST_ALLOW_HOSTS, forbidden: INGEST_FORBID_HOSTS },
    // What the program calls itself, and whom a site's owner can write to (RFC 9110, 10.1.5).
    userAgent: INGEST_CONTACT === undefined ? 'Backgrounder/0.1' : `Backgrounder/0.1 (+${INGEST_CONTACT})`,
  }
}
