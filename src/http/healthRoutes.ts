import { Router } from 'express'
import type { HealthChecks } from './health.ts'

/**
 * `/health/live`: whether the process answers at all; one that does not is to be started again. `/health/ready`, and
 * `/healthz` as ever: whether it can answer questions; one that cannot is to be asked nothing, and may recover.
 */
export function healthRoutes(checks: HealthChecks): Router {
  const router = Router()
  router.get('/health/live', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: checks.isStopping ? 'stopping' : 'ok' })
  })
  router.get(['/healthz', '/health/ready'], (_request, response) => {
    const { health } = checks
    response
      .status(health.status === 'ok' ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(health)
  })
  return router
}
