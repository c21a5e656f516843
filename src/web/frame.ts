import { html, type Html } from './html.ts'

interface Frame {
  readonly title: string
  readonly body: Html
  /** The name of the script that it runs; see bundle.ts. */
  readonly script?: string
  /** Whether questions can be asked here, so that there is a page for it. */
  readonly asks: boolean
  /** Whether its visitor is the administrator, who reviews what comes in. */
  readonly isAdministrator?: boolean
}

/** A whole page: its head, the way around, and a body. */
export function page({ title, body, script, asks, isAdministrator = false }: Frame): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – Backgrounder</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/page.css" />
        ${script === undefined ? '' : html`<script src="/assets/${script}" defer></script>`}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
          <a class="brand" href="/">Backgrounder</a>
          <nav aria-label="Pages">
            ${asks ? html`<a href="/">Ask</a>` : ''}
            <a href="/knowledge">Knowledge</a>
            ${isAdministrator ? html`<a href="/library">Library</a> <a href="/watches">Watches</a>` : ''}
          </nav>
        </header>
        ${body}
      </body>
    </html>`.text
}

/** What anybody else sees of a page that is the administrator's. */
export function forAdministrator(title: string): string {
  const body = html`<main id="main" tabindex="-1">
    <h1>${title}</h1>
    <p class="notice">
      This is for the administrator of the page: whoever opens the address that is printed when the program
      starts.
    </p>
  </main>`
  return page({ title, asks: true, body })
}
