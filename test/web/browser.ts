import { existsSync } from 'node:fs'
import { env } from 'node:process'
import { chromium, type Browser } from 'playwright-core'

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
