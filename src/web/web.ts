import type { Platform } from '../http/platform.ts'
import { LiveKnowledge } from './live.ts'
import type { WebOptions } from './options.ts'
import { routesOf, tellNews } from './routes.ts'
import { ownNamesOnly, secured } from './security.ts'

/** The local page, the source reader and the view of the knowledge, on the program's HTTP server. */
export function createWeb({ http, ...options }: WebOptions): Platform {
  const { config, backgrounder, log } = options
  const live = new LiveKnowledge(backgrounder.store, log)
  const listeners = new Set<() => void>()
  return {
    async start() {
      const routes = await routesOf(options, live)
      await live.start(config.KNOWLEDGE_DIR)
      http.app.get('/api/news', ownNamesOnly(config), secured, (request, response) => {
        const end = tellNews(request, response, live, () => listeners.delete(end))
        listeners.add(end)
      })
      http.app.use(routes)
    },
    async stop() {
      for (const end of listeners) end()
      await live.stop()
    },
  }
}
