import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'

/** How a web server answers a path. */
export type Route = (request: IncomingMessage, response: ServerResponse) => void

export interface TestWeb {
  /** `127.0.0.1:PORT`. */
  readonly host: string
  url(path: string): string
  /** The paths that were asked for, in order. */
  readonly asked: readonly string[]
}

/** A web on loopback, ended after the test. */
export async function webOf(routes: Readonly<Record<string, Route | string>>): Promise<TestWeb> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const route = routes[path]
    if (route === undefined) response.writeHead(404).end()
    else if (typeof route === 'string') response.writeHead(200, { 'content-type': 'text/html' }).end(route)
    else route(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const bound = server.address()
  const port = bound !== null && typeof bound === 'object' ? bound.port : 0
  return { host: `127.0.0.1:${port}`, asked, url: (path) => `http://127.0.0.1:${port}${path}` }
}

const PARAGRAPHS = [
  'The ferry between Port Lune and Sand Key will stop for the winter, the harbour board said on Tuesday after a vote.',
  'Captain Ada Holm, who has steered it since 2019, told the board that the hull leaks and that repairs cost 40,000 crowns.',
  'The mayor of Port Lune rejected the decision and said that the town would pay for a smaller boat until spring comes.',
]

/** A page as a newspaper serves it: an article among menus, captions, links elsewhere and a footer. */
export function articlePage({
  title = 'Ferry stops for winter',
  head = '',
  paragraphs = PARAGRAPHS,
  body = '',
} = {}): string {
  return `<!doctype html><html lang="en"><head><title>${title} | The Lune Herald</title>${head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>${title}</h1><p class="byline">By <a rel="author" href="/staff/b-berg">B. Berg</a></p>
<figure><img src="ferry.jpg"><figcaption>The ferry in 2030. Photo: A. Lens</figcaption></figure>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n<p><a href="/other">Read more: Bridge opens</a></p>\n')}
${body}</article>
<aside><h3>Most read</h3><ul><li><a href="/1">Storm hits Sand Key</a></li></ul></aside>
<footer>© The Lune Herald</footer></body></html>`
}

export const ARTICLE_LINES: readonly string[] = PARAGRAPHS
