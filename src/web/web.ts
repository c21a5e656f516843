import type { Platform } from '../http/platform.ts'
import { Administrator } from './administrator.ts'
import type { WebOptions } from './options.ts'
import { answer } from './preview.ts'
import { routesOf, tellNews } from './routes.ts'
import { guardOf, isLoopback } from './security.ts'

/** Warms up the way from a question to a message, so that no reader waits until its code is compiled. */
async function rehearse({ backgrounder, painter }: Omit<WebOptions, 'http'>): Promise<void> {
  await answer(
    { text: '/timeline', pressed: false },
    { backgrounder, painter, caller: { isAdministrator: false } },
  )
}

export interface Web extends Platform {
  /**
   * The address to open, of the one where the server listens: it makes its visitor the administrator of the page. It is
   * told only to whoever starts the program.
   */
  entrance(address: URL): URL
}

/** The local page, the source reader and the view of the knowledge, on the program's HTTP server. */
export function createWeb({ http, ...options }: WebOptions): Web {
  const { config, backgrounder } = options
  const administrator = new Administrator()
  const listeners = new Set<() => void>()
  return {
    name: 'page',
    condition: () => ({ serves: config.PAGE }),
    entrance: (address) => (config.PAGE === 'full' ? administrator.entrance(address) : address),
    async mount() {
      const routes = await routesOf(options, administrator)
      await rehearse(options)
      sayWhatIsPublic(options)
      if (config.PAGE !== 'off')
        http.app.get('/api/news', guardOf(config), (request, response) => {
          const end = tellNews(request, response, backgrounder.store, () => listeners.delete(end))
          listeners.add(end)
        })
      http.app.use(routes)
    },
    start: () => Promise.resolve(),
    stop() {
      for (const end of listeners) end()
      return Promise.resolve()
    },
  }
}

function sayWhatIsPublic({ config: { HOST, PUBLIC_URL, PAGE }, log }: Omit<WebOptions, 'http'>): void {
  if (PAGE === 'off' || (isLoopback(HOST) && PUBLIC_URL === undefined)) return
  const what =
    PAGE === 'full'
      ? 'read every source, see the knowledge and ask'
      : 'read every source and see the knowledge'
  log.info(`Whoever reaches this server can ${what}. PAGE=off, or PAGE=read, serves less.`)
}
