import type { BrowserContextOptions } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { runWeb } from './running.ts'

/* Takes the pictures of docs/screenshots anew: npm run screenshots. Look at them before you commit them. */

const phone = { viewport: { width: 390, height: 844 } }
const shots: readonly (readonly [name: string, asked: string, options: BrowserContextOptions])[] = [
  ['actor', '/actor NRF', {}],
  ['trade', '/trade', { colorScheme: 'dark' }],
  ['timeline', '/timeline India', {}],
  ['claims', '/claims Durand Line', { ...phone, colorScheme: 'dark' }],
  ['choice', '/actor Muhammad', phone],
]

const running = await runWeb()
const browser = await openBrowser()
for (const [name, asked, options] of shots) {
  const context = await browser.newContext({ viewport: { width: 1120, height: 1000 }, ...options })
  const page = await context.newPage()
  await page.goto(`${running.url}/?q=${encodeURIComponent(asked)}`)
  await page.locator('.slack').waitFor()
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined)
  await page.screenshot({ path: `docs/screenshots/${name}.png` })
  await context.close()
}
await browser.close()
await running.stop()
