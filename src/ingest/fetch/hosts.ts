import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'

/** Agents for one request. They look at the address that a name resolved to when the connection is made. */
export interface Agents {
  readonly http: HttpAgent
  readonly https: HttpsAgent
}

/** Which hosts may be asked. */
export interface HostRules {
  /** `host` or `host:port`, in small letters: asked even where they are private, as on an intranet. */
  readonly allowed: readonly string[]
  /** `host`: never asked, nor any name below it. */
  readonly forbidden: readonly string[]
}

/**
 * The agents to ask an address with.
 * @throws RangeError with a sentence for whoever gave the address, where it may not be asked at all.
 */
export function agentsFor(address: URL, { allowed, forbidden }: HostRules): Agents {
  if (address.protocol !== 'http:' && address.protocol !== 'https:')
    throw new RangeError('Only addresses that begin with http:// or https:// can be fetched.')
  if (address.username !== '' || address.password !== '')
    throw new RangeError('An address with a user name or a password is not fetched.')
  const host = address.hostname.toLowerCase().replace(/\.$/u, '')
  if (forbidden.some((name) => host === name || host.endsWith(`.${name}`)))
    throw new RangeError(`${host} is not to be fetched from here.`)
  const port = address.port || (address.protocol === 'https:' ? '443' : '80')
  if (allowed.includes(host) || allowed.includes(`${host}:${port}`))
    return { http: new HttpAgent(), https: new HttpsAgent() }
  return { http: new RequestFilteringHttpAgent(), https: new RequestFilteringHttpsAgent() }
}
