import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler } from 'express'

const COOKIE = 'administrator'

/**
 * The page's administrator: whoever has the address that is printed at the start. Where a request comes from says
 * nothing of who sent it, since a proxy on this machine sends those of everybody. The address's token is exchanged for
 * a cookie, so that it stays in no history; both end with the process.
 */
export class Administrator {
  readonly #token = random()
  readonly #session = random()

  /** The address that makes its visitor the administrator. */
  entrance(page: URL): URL {
    const address = new URL(page)
    address.searchParams.set('token', this.#token)
    return address
  }

  /** Lets in whoever comes with the token; a visitor without one goes on as a reader. */
  readonly enter: RequestHandler = (request, response, next) => {
    const { token } = request.query
    if (token === undefined) next()
    else if (typeof token === 'string' && isSame(token, this.#token))
      response
        .cookie(COOKIE, this.#session, {
          httpOnly: true,
          sameSite: 'strict',
          secure: request.secure,
          path: '/',
        })
        .set('Cache-Control', 'no-store')
        .redirect(303, '/')
    else
      response
        .status(403)
        .type('text')
        .send('This address is of another start of the program. It prints a new one each time.')
  }

  /** Whether a request has the administrator's cookie. */
  sent(request: Pick<Request, 'headers'>): boolean {
    const cookies = request.headers.cookie?.split(';') ?? []
    const given = cookies.map((cookie) => cookie.trim()).find((cookie) => cookie.startsWith(`${COOKIE}=`))
    return given !== undefined && isSame(given.slice(COOKIE.length + 1), this.#session)
  }
}

function random(): string {
  return randomBytes(32).toString('base64url')
}

/** Takes as long for a near miss as for any other. */
function isSame(given: string, own: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(own)]
  return a.length === b.length && timingSafeEqual(a, b)
}
