import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { Administrator } from './administrator.ts'
import { isLoopback } from './security.ts'

/** Of one address in a minute: more than anybody reads, fewer than make others wait. */
const QUESTIONS = 60
const SUGGESTIONS = 600

/** Keeps one address from taking up the room of all others; the administrator is not counted. */
export function rateLimits(administrator: Administrator): {
  readonly asking: RequestHandler
  readonly suggesting: RequestHandler
} {
  const limited = (limit: number): RequestHandler =>
    rateLimit({
      windowMs: 60_000,
      limit,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      skip: (request) => administrator.sent(request),
      keyGenerator: (request) => ipKeyGenerator(senderOf(request)),
      message: 'You ask faster than is allowed here. Try again in a minute.',
      // Whom to trust about the sender is decided by `senderOf`.
      validate: { xForwardedForHeader: false, forwardedHeader: false },
    })
  return { asking: limited(QUESTIONS), suggesting: limited(SUGGESTIONS) }
}

/** The address of the sender. Only a proxy on this machine is believed, which appends it to `X-Forwarded-For`. */
function senderOf(request: Request): string {
  const remote = request.socket.remoteAddress ?? ''
  const forwarded = request.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return isLoopback(remote) && forwarded !== undefined && forwarded !== '' ? forwarded.slice(0, 64) : remote
}
