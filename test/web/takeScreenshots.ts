import { openBrowser } from './browser.ts'
import { runWeb } from './running.ts'

/*
 * Takes the pictures of docs/screenshots anew, each what a phone shows of a message without scrolling: npm run
 * screenshots. Look at them before you commit them.
 */

const PHONE = { width: 390, height: 844 }
/** What is asked as a line, or as a button carries it. */
const shots: readonly (readonly [
  name: string,
  asked: { readonly q: string } | { readonly r: string },
  platform: 'discord' | 'slack',
  colorScheme: 'light' | 'dark',
])[] = [
  ['actor', { q: '/actor TTP' }, 'discord', 'light'],
  ['trade', { q: '/trade' }, 'slack', 'dark'],
  ['figures', { r: '1|trade|f1|' }, 'discord', 'dark'],
  ['claims', { q: '/claims airstrikes' }, 'slack', 'light'],
  ['timeline', { r: '1|timeline|t1|' }, 'discord', 'light'],
  ['choice', { q: '/actor Muhammad' }, 'slack', 'dark'],
]

const running = await runWeb()
const browser = await openBrowser()
for (const [name, asked, platform, colorScheme] of shots) {
  const context = await browser.newContext({ viewport: PHONE, colorScheme })
  const page = await context.newPage()
  await page.goto(`${running.url}/?${new URLSearchParams(asked).toString()}`)
  await page.locator('.slack').waitFor()
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined)
  const top = (await page.locator(`.${platform}`).boundingBox())?.y ?? 0
  await page.screenshot({
    path: `docs/screenshots/${name}.png`,
    fullPage: true,
    clip: { x: 0, y: Math.max(0, top - 8), ...PHONE },
  })
  await context.close()
}
await browser.close()
await running.stop()
