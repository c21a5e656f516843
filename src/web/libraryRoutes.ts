import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { z } from 'zod'
import { ROUTES } from '../addresses.ts'
import { ROOMY } from '../card/capacity.ts'
import type { Card } from '../card/card.ts'
import { dateLabel, momentLabel } from '../card/dates.ts'
import { request as asked } from '../card/request.ts'
import type { Backgrounder, Caller } from '../command/backgrounder.ts'
import type { Config } from '../config.ts'
import { HTTP_LIMITS } from '../http/limits.ts'
import type { Contribution } from '../ingest/library/contribution.ts'
import type { Draft } from '../ingest/library/draft.ts'
import type { FeedHealth } from '../ingest/library/feedHealth.ts'
import type { Library } from '../ingest/library/library.ts'
import type { Administrator } from './administrator.ts'
import { forAdministrator, page } from './frame.ts'
import { html } from './html.ts'
import type { DraftData, EditData, FeedData, LibraryData } from './protocol.ts'
import { isOfOwnPage, ownPagesOnly, type Guard } from './security.ts'

export interface LibraryParts {
  readonly router: Router
  readonly guard: Guard
  readonly config: Config
  readonly backgrounder: Backgrounder
  readonly administrator: Administrator
}

/** Whoever comes to these addresses is the page's administrator. */
const ADMINISTRATOR: Caller = { isAdministrator: true, id: 'the page' }

const given = z.union([
  z.object({ address: z.string().trim().min(1).max(4_000) }),
  z.object({ text: z.string().min(1), title: z.string().trim().max(300).default('') }),
])
const decision = z.object({ id: z.string().max(200), what: z.enum(['publish', 'reject']) })
const edit = z.object({ id: z.string().max(200), content: z.string(), hash: z.string().max(64) })
const named = z.object({ name: z.string().max(300).catch('') })

/** Where the page's administrator adds articles and reviews what came in. */
export function libraryRoutes({ router, guard, config, backgrounder, administrator }: LibraryParts): void {
  const { library } = backgrounder
  if (!library) return
  router.get('/library', guard, (request, response) => {
    const isAdministrator = administrator.sent(request)
    response.status(isAdministrator ? 200 : 403).send(isAdministrator ? LIBRARY : REFUSED)
  })
  const own = [guard, ownPagesOnly(config), administratorOnly(administrator, config)]
  router.get('/api/library', own, async (_request: Request, response: Response) => {
    response.set('Cache-Control', 'no-store').json(await dataOf(library))
  })
  const add = async (contribution: Contribution, response: Response): Promise<void> => {
    const { card } = await backgrounder.contribute([contribution], ADMINISTRATOR, ROOMY)
    response.json(card satisfies Card)
  }
  router.post(
    '/api/library',
    own,
    express.json({ limit: HTTP_LIMITS.body }),
    read(given, (value, response) =>
      add('address' in value ? { kind: 'address', ...value } : pasted(value), response),
    ),
  )
  const file = express.raw({ type: () => true, limit: HTTP_LIMITS.file, inflate: false })
  router.post(ROUTES.libraryFile, own, file, async (request: Request, response: Response) => {
    const bytes: unknown = request.body
    const { name } = named.parse(request.query)
    const contentType = request.get('content-type') ?? ''
    await add(
      { kind: 'file', name, contentType, bytes: Buffer.isBuffer(bytes) ? bytes : Buffer.of() },
      response,
    )
  })
  router.post(
    '/api/library/decision',
    own,
    express.json(),
    read(decision, async ({ id, what }, response) => {
      const reply = await backgrounder.reply(asked(`kb ${what}`, { id }), ADMINISTRATOR, ROOMY)
      response.json(reply.card satisfies Card)
    }),
  )
  const draft = express.json({ limit: HTTP_LIMITS.file })
  router.post(
    ROUTES.libraryDraft,
    own,
    draft,
    read(edit, async ({ id, content, hash }, response) => {
      const edited = await library.edit(id, content, hash, ADMINISTRATOR)
      const data: EditData = 'draft' in edited ? { ...edited, draft: draftData(edited.draft) } : edited
      response.json(data)
    }),
  )
}

const LIBRARY = page({
  title: 'Library',
  asks: true,
  isAdministrator: true,
  script: 'library.js',
  body: html`<main id="main" tabindex="-1">
    <noscript
      ><p class="notice">Adding and reviewing needs JavaScript here; /kb on a platform does not.</p></noscript
    >
  </main>`,
})

const REFUSED = forAdministrator('Library')

/** Only a page of this server's own, with the administrator's cookie, gets here; nothing of a body is read before. */
function administratorOnly(administrator: Administrator, config: Config): RequestHandler {
  return (request, response, next) => {
    if (administrator.sent(request) && isOfOwnPage(request, config)) next()
    else
      response
        .status(403)
        .set('Connection', 'close')
        .type('text')
        .send('This is for the administrator of the page.')
  }
}

function read<Value>(
  schema: z.ZodType<Value>,
  answer: (value: Value, response: Response) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    const parsed = schema.safeParse(request.body)
    if (parsed.success) await answer(parsed.data, response)
    else response.status(400).type('text').send('What was sent cannot be read.')
  }
}

function pasted({ text, title }: { readonly text: string; readonly title: string }): Contribution {
  return { kind: 'text', text, ...(title !== '' && { title }) }
}

async function dataOf(library: Library): Promise<LibraryData> {
  const [drafts, { feeds, problems }] = await Promise.all([library.drafts(), library.feeds()])
  return { drafts: drafts.map(draftData), feeds: feeds.map(feedData), problems }
}

function draftData({
  id,
  title,
  particulars,
  arrival,
  problems,
  isPublishable,
  content,
  hash,
}: Draft): DraftData {
  const { publisher, published } = particulars ?? {}
  return {
    id,
    title,
    from: [publisher, published && dateLabel(published).text].filter(Boolean).join(', '),
    by: arrival ? `${arrival.by}, ${momentLabel(new Date(arrival.at))}` : '',
    problems,
    isPublishable,
    content,
    hash,
  }
}

function feedData(feed: FeedHealth): FeedData {
  const { url, publisher, lastArticle, readAt, nextAt, failures, lastError = '', waiting } = feed
  return {
    name: publisher ?? url,
    url,
    lastArticle: lastArticle ? `${lastArticle.title}, ${momentLabel(lastArticle.at)}` : 'none yet',
    lastRead: readAt ? momentLabel(readAt) : 'never yet',
    next: nextAt ? momentLabel(nextAt) : 'as soon as it is due',
    error: failures > 0 ? `${lastError} (${failures} in a row)` : '',
    waiting,
  }
}
