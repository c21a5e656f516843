import { createHash, timingSafeEqual } from 'node:crypto'
import { Router } from 'express'
import type { Secret } from '../secret.ts'
import type { Metrics } from './metrics.ts'

/**
 * `/metrics`, for whoever sends the token as a bearer token: how much is asked, and how well that goes, is the
 * operator's to know.
 */
export function metricsRoute(metrics: Metrics, token: Secret): Router {
  const router = Router()
  const due = digest(`Bearer ${token.reveal()}`)
  router.get('/metrics', async (request, response) => {
    response.set('Cache-Control', 'no-store')
    if (timingSafeEqual(digest(request.get('authorization') ?? ''), due))
      response.type(metrics.contentType).send(await metrics.text())
    else
      response
        .status(401)
        .set('WWW-Authenticate', 'Bearer')
        .type('text')
        .send('Metrics are for whoever has METRICS_TOKEN.')
  })
  return router
}

/** Of equal length, whatever was sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
