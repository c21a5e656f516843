import type { Response, Router } from 'express'
import { z } from 'zod'
import type { Backgrounder } from '../command/backgrounder.ts'
import type { Administrator } from './administrator.ts'
import { forAdministrator } from './frame.ts'
import type { Guard } from './security.ts'
import { watchesPage } from './watchesPage.ts'

export interface WatchesParts {
  readonly router: Router
  readonly guard: Guard
  readonly backgrounder: Backgrounder
  readonly administrator: Administrator
}

const asked = z.object({ preview: z.string().max(20).optional().catch(undefined) })

/** Where the page's administrator sees what is watched and what became of what was shared; it changes nothing. */
export function watchesRoute({ router, guard, backgrounder, administrator }: WatchesParts): void {
  router.get('/watches', guard, async (request, response: Response) => {
    if (!administrator.sent(request)) {
      response.status(403).send(forAdministrator('Watches'))
      return
    }
    const { preview } = asked.parse(request.query)
    response.set('Cache-Control', 'no-store').send(await watchesPage(backgrounder, preview))
  })
}
