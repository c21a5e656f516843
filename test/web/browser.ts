import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { env } from 'node:process'
import { chromium, type Browser, type Page } from 'playwright-core'

const CHROMIUM = env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Why the tests in a browser are skipped here; undefined where there is one. With REQUIRE_BROWSER=1 none is skipped. */
export const noBrowser: string | undefined =
  env['REQUIRE_BROWSER'] === '1' || existsSync(CHROMIUM)
    ? undefined
    : `there is no Chromium at ${CHROMIUM}; install it, or name another by CHROMIUM`

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

const AXE = createRequire(import.meta.url).resolve('axe-core')

/** What axe objects to on a page. The Content-Security-Policy keeps scripts out, so axe comes in by the debugger. */
export async function objectionsOf(page: Page): Promise<unknown> {
  await page.evaluate(await readFile(AXE, 'utf8'))
  return page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html, any }) => html.slice(0, 200) + ' ' + (any[0]?.message ?? ''))]))`,
  )
}
