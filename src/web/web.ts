import type { Platform } from '../http/platform.ts'
import { LiveKnowledge } from './live.ts'
import type { WebOptions } from './options.ts'
import { answer } from './preview.ts'
import { routesOf, tellNews } from './routes.ts'
import { guardOf } from './security.ts'

/** Answers a question that nobody asked: what is compiled when it is first needed is so before the first reader asks. */
async function rehearse({ backgrounder, painter }: Omit<WebOptions, 'http'>): Promise<void> {
  await answer({ text: '/timeline' }, { backgrounder, painter, caller: { isAdministrator: false } })
}

/** The local page, the source reader and the view of the knowledge, on the program's HTTP server. */
export function createWeb({ http, ...options }: WebOptions): Platform {
  const { config, backgrounder, log } = options
  const live = new LiveKnowledge(backgrounder.store, log)
  const listeners = new Set<() => void>()
  return {
    async start() {
      const routes = await routesOf(options, live)
      await live.start(config.KNOWLEDGE_DIR)
      await rehearse(options)
      http.app.get('/api/news', guardOf(config), (request, response) => {
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
