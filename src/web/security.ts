import { isIP } from 'node:net'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { Config } from '../config.ts'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A handler for routes of any parameters. */
export type Guard = <Params>(request: Request<Params>, response: Response, next: NextFunction) => void

/**
 * Stands before each route of the page, and before no other's: the page is mounted at the root, as the platforms are.
 *
 * Keeps web pages of others from reading a local server under a name of theirs (DNS rebinding): a server that listens
 * on this machine only is asked by this machine's names only.
 */
export function guardOf(config: Config): Guard {
  return (request, response, next) => {
    if (!isLoopback(config.HOST) || isOwnName(request.hostname, config)) {
      secure(response)
      next()
    } else response.status(421).type('text').send('This server is not known by that name.')
  }
}

/** The page loads nothing from other origins, cannot be framed, and sends no referrer to what it links to. */
function secure(response: Response): void {
  response.set({
    'Content-Security-Policy': POLICY,
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
  })
}

/** Other sites may link here; only our own pages, and programs that are no browser, may ask this server something. */
export function ownPagesOnly(config: Config): RequestHandler {
  return (request, response, next) => {
    const isBrowser = request.get('sec-fetch-site') !== undefined || request.get('origin') !== undefined
    if (!isBrowser || isOfOwnPage(request, config)) next()
    else response.status(403).type('text').send('This is for the pages of this server only.')
  }
}

/**
 * Whether a browser says that a page of this server sent the request. A page cannot say so of itself: it sets neither
 * header. Browsers of before 2023 send no `Sec-Fetch-Site`.
 */
export function isOfOwnPage(request: Pick<Request, 'get'>, { PUBLIC_URL }: Config): boolean {
  const site = request.get('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = request.get('origin') ?? ''
  if (!URL.canParse(origin)) return false
  const isPublic = PUBLIC_URL !== undefined && new URL(PUBLIC_URL).origin === origin
  return isPublic || new URL(origin).host === request.get('host')
}

function isOwnName(hostname: string, { PUBLIC_URL }: Config): boolean {
  return isLoopback(hostname) || (PUBLIC_URL !== undefined && new URL(PUBLIC_URL).hostname === hostname)
}

/** Whether a name or an address is this machine's own. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').replace(/^::ffff:/, '')
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
}
