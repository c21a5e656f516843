import path from 'node:path'
import express, { Router, type Request, type Response } from 'express'
import { pictureHash, ROUTES } from '../addresses.ts'
import type { Caller } from '../command/backgrounder.ts'
import type { Administrator } from './administrator.ts'
import { buildClient } from './bundle.ts'
import { page } from './frame.ts'
import { html } from './html.ts'
import { libraryRoutes } from './libraryRoutes.ts'
import { watchesRoute } from './watchesRoute.ts'
import { knowledgePage } from './knowledgePage.ts'
import { answer, question } from './preview.ts'
import { guardOf, isOfOwnPage, ownPagesOnly, type Guard } from './security.ts'
import { rateLimits } from './rateLimits.ts'
import { sourcePage, sourceView } from './sourcePage.ts'
import { suggest } from './suggest.ts'
import type { KnowledgeStore } from '../knowledge/store.ts'
import { newsOf } from './news.ts'
import type { WebOptions } from './options.ts'

const askPage = (isAdministrator: boolean): string =>
  page({
    title: 'Ask',
    asks: true,
    isAdministrator,
    script: 'page.js',
    body: html`<main id="main" tabindex="-1">
      <noscript>
        <p class="notice">The preview needs JavaScript; the sources and the knowledge can be read without.</p>
      </noscript>
    </main>`,
  })

/** What every route is made of. */
interface Parts extends Omit<WebOptions, 'http'> {
  readonly router: Router
  /** On each route: the router stands at the root, where requests for others pass through it. */
  readonly guard: Guard
  readonly administrator: Administrator
}

/** Every address of the page, as far as the settings have it served. */
export async function routesOf(
  options: Omit<WebOptions, 'http'>,
  administrator: Administrator,
): Promise<Router> {
  const { config } = options
  const router = Router()
  const parts = { ...options, router, administrator, guard: guardOf(config) }
  pictureRoutes(parts)
  if (config.PAGE === 'off') return router
  await assetRoutes(parts)
  readerRoutes(parts)
  if (config.PAGE === 'full') {
    askRoutes(parts)
    libraryRoutes(parts)
    watchesRoute(parts)
  } else
    router.get('/', parts.guard, (_request, response) => {
      response.redirect('/knowledge')
    })
  return router
}

const FOREVER = 'public, max-age=604800, immutable'
const LONGEST_TYPED = 500

/** Slack fetches pictures by their address, whether there is a page or not. */
function pictureRoutes({ router, guard, painter }: Parts): void {
  router.get(ROUTES.picture, guard, async (request, response, next) => {
    const png = await painter.find(pictureHash(request.params.name))
    if (png) response.type('png').set('Cache-Control', FOREVER).send(Buffer.from(png))
    else next()
  })
}

async function assetRoutes({ router, guard }: Parts): Promise<void> {
  const bundle = await buildClient()
  router.get('/assets/:name', guard, ({ params: { name } }, response, next) => {
    const asset = bundle.get(name)
    if (asset === undefined) next()
    else response.type(path.extname(name)).send(asset)
  })
}

function askRoutes({ router, guard, config, backgrounder, painter, administrator }: Parts): void {
  const limits = rateLimits(administrator)
  router.get('/', guard, administrator.enter, (request, response) => {
    response.send(askPage(administrator.sent(request)))
  })
  router.get('/api/suggest', guard, limits.suggesting, (request, response) => {
    const { text } = request.query
    const typed = typeof text === 'string' ? text.slice(0, LONGEST_TYPED) : ''
    response.json(suggest(backgrounder, typed, administrator.sent(request)))
  })
  const read = [guard, ownPagesOnly(config), limits.asking, express.json({ limit: '16kb' })]
  router.post('/api/ask', read, async (request: Request, response: Response) => {
    const asked = question.safeParse(request.body)
    const isAdministrator = administrator.sent(request) && isOfOwnPage(request, config)
    const [locale] = request.acceptsLanguages()
    const caller: Caller = {
      isAdministrator,
      ...(isAdministrator && { id: 'the page' }),
      ...(locale !== undefined && locale !== '*' && { locale }),
    }
    if (asked.success) response.json(await answer(asked.data, { backgrounder, painter, caller }))
    else response.status(400).type('text').send('The question cannot be read.')
  })
}

/** What is told to readers of what administrators do. */
const NOBODY = { library: undefined, revisions: undefined }

function readerRoutes({ router, guard, backgrounder, config, administrator }: Parts): void {
  const asks = config.PAGE === 'full'
  const { store } = backgrounder
  router.get(ROUTES.source, guard, (request, response, next) => {
    const source = store.snapshot.sources.get(request.params.id)
    if (source) response.send(sourcePage(store.snapshot, source, sourceView.parse(request.query), asks))
    else next()
  })
  router.get('/knowledge', guard, (request, response) => {
    const { library, revisions } = asks && administrator.sent(request) ? backgrounder : NOBODY
    response.send(knowledgePage(store.snapshot, newsOf(store), asks, library?.counts, revisions))
  })
}

/** Shorter than the silence after which the server cuts a connection. */
const BEAT_MILLISECONDS = 20_000

/**
 * Tells an open page of the knowledge, now and whenever it changes (server-sent events).
 * @returns what ends it.
 */
export function tellNews(
  request: Request,
  response: Response,
  store: KnowledgeStore,
  ended: () => void,
): () => void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  const tell = (): void => void response.write(`data: ${JSON.stringify(newsOf(store))}\n\n`)
  const beat = setInterval(() => response.write(':\n\n'), BEAT_MILLISECONDS)
  const unlisten = store.onReload('telling an open page', tell)
  request.once('close', () => {
    clearInterval(beat)
    unlisten()
    ended()
  })
  tell()
  return () => response.end()
}
