import { readdirSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommandLine, temporaryFolder } from '../terminal/commandLine.ts'
import { articlePage, webOf, type Route } from './web.ts'

const ARTICLES = 6
const PROGRAMS = 2

function article(number: number, publisher: string): string {
  const words = Array.from({ length: 60 }, (_, at) => `word${number * 100 + at}`)
  const paragraphs = [0, 20, 40].map((at) => `${words.slice(at, at + 20).join(' ')}, said the harbour board.`)
  const head = `<meta property="og:site_name" content="${publisher}">`
  return articlePage({ title: `Article ${number}`, head, paragraphs })
}

/** Answers once as many have asked as there are programs, so that all of them have the article at the same moment. */
function together(page: () => string): Route {
  const waiting: ServerResponse[] = []
  return (_request, response) => {
    waiting.push(response)
    if (waiting.length < PROGRAMS) return
    for (const each of waiting.splice(0)) each.setHeader('content-type', 'text/html').end(page())
  }
}

describe('two programs that add to one folder at the same moment', () => {
  it.each([
    ['the same articles', (number: number) => [`/${number}`, `/${number}`]],
    ['what two papers print alike', (number: number) => [`/herald/${number}`, `/key/${number}`]],
  ])('have %s once', async (_, pathsOf) => {
    const routes: Record<string, Route> = {}
    for (let number = 0; number < ARTICLES; number += 1) {
      const route = together(() => article(number, 'The Lune Herald'))
      for (const at of pathsOf(number)) routes[at] = route
    }
    const web = await webOf(routes)
    const knowledge = temporaryFolder()
    const runs = await Promise.all(
      Array.from({ length: PROGRAMS }, (_each, program) =>
        runCommandLine(
          'add',
          Array.from({ length: ARTICLES }, (_one, number) => web.url(pathsOf(number)[program] ?? '')),
          { env: { KNOWLEDGE_DIR: knowledge, INGEST_ALLOW_HOSTS: '127.0.0.1' } },
        ),
      ),
    )
    expect(runs.map(({ code, err }) => [code, err])).toEqual(Array(PROGRAMS).fill([0, '']))
    const sources = readdirSync(path.join(knowledge, 'sources')).filter((name) => name.endsWith('.md'))
    const titles = sources.map(
      (name) => /Article \d+/u.exec(readFileSync(path.join(knowledge, 'sources', name), 'utf8'))?.[0],
    )
    expect(titles.sort()).toEqual(Array.from({ length: ARTICLES }, (_each, at) => `Article ${at}`).sort())
    const printed = runs.map(({ out }) => out).join('')
    expect([...printed.matchAll(/^Added /gmu)]).toHaveLength(ARTICLES)
    expect([...printed.matchAll(/is there already/gu)]).toHaveLength(ARTICLES)
  })
})
