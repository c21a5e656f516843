import path from 'node:path'
import express, { Router, type Request, type Response } from 'express'
import { pictureHash, ROUTES } from '../addresses.ts'
import { buildClient } from './bundle.ts'
import { page } from './frame.ts'
import { html } from './html.ts'
import { knowledgePage } from './knowledgePage.ts'
import { answer, question } from './preview.ts'
import { guardOf, isAdministrator, ownPagesOnly, type Guard } from './security.ts'
import { sourcePage, sourceView } from './sourcePage.ts'
import { suggest } from './suggest.ts'
import type { LiveKnowledge } from './live.ts'
import type { WebOptions } from './options.ts'

const ASK = page({
  title: 'Ask',
  script: 'page.js',
  body: html`<main id="main" tabindex="-1">
    <noscript>
      <p class="notice">The preview needs JavaScript; the sources and the knowledge can be read without.</p>
    </noscript>
  </main>`,
})

/** Every address of the page. */
export async function routesOf(options: Omit<WebOptions, 'http'>, live: LiveKnowledge): Promise<Router> {
  const { config, painter, backgrounder } = options
  const bundle = await buildClient()
  const router = Router()
  // On each route: the router stands at the root, where requests for others pass through it.
  const guard = guardOf(config)
  router.get('/', guard, (_request, response) => void response.send(ASK))
  router.get('/assets/:name', guard, ({ params: { name } }, response, next) => {
    const asset = bundle.get(name)
    if (asset === undefined) next()
    else response.type(path.extname(name)).send(asset)
  })
  readerRoutes(router, guard, options, live)
  router.get(ROUTES.picture, guard, async (request, response, next) => {
    const png = await painter.find(pictureHash(request.params.name))
    if (png) response.type('png').set('Cache-Control', FOREVER).send(Buffer.from(png))
    else next()
  })
  router.get('/api/suggest', guard, (request, response) => {
    const { text } = request.query
    response.json(suggest(backgrounder, typeof text === 'string' ? text.slice(0, LONGEST_TYPED) : ''))
  })
  router.post('/api/ask', guard, ownPagesOnly, express.json({ limit: '16kb' }), async (request, response) => {
    const asked = question.safeParse(request.body)
    const caller = { isAdministrator: isAdministrator(request, config) }
    if (asked.success) response.json(await answer(asked.data, { backgrounder, painter, caller }))
    else response.status(400).type('text').send('The question cannot be read.')
  })
  return router
}

const FOREVER = 'public, max-age=604800, immutable'
const LONGEST_TYPED = 500

function readerRoutes(
  router: Router,
  guard: Guard,
  { backgrounder }: Omit<WebOptions, 'http'>,
  live: LiveKnowledge,
): void {
  const { store } = backgrounder
  router.get(ROUTES.source, guard, (request, response, next) => {
    const source = store.snapshot.sources.get(request.params.id)
    if (source) response.send(sourcePage(store.snapshot, source, sourceView.parse(request.query)))
    else next()
  })
  router.get('/knowledge', guard, (_request, response) => {
    response.send(knowledgePage(store.snapshot, live.news))
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
  live: LiveKnowledge,
  ended: () => void,
): () => void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  const tell = (news: unknown): unknown => response.write(`data: ${JSON.stringify(news)}\n\n`)
  const beat = setInterval(() => response.write(':\n\n'), BEAT_MILLISECONDS)
  const unlisten = live.listen(tell)
  request.once('close', () => {
    clearInterval(beat)
    unlisten()
    ended()
  })
  tell(live.news)
  return () => response.end()
}
