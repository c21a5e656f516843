import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser, objectionsOf, openBrowser } from './browser.ts'
import { runWeb, type Running } from './running.ts'

/** The view with the figures of /trade, as a link to it has it. */
const FIGURES = `/?r=${encodeURIComponent('1|trade|f1|')}`

describe.skipIf(noBrowser !== undefined)(
  `the page in a browser${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    let running: Running
    let browser: Browser
    beforeAll(async () => {
      running = await runWeb()
      browser = await openBrowser()
    }, 60_000)
    afterAll(async () => {
      await browser.close()
      await running.stop()
    })

    const problems: string[] = []
    const asked: string[] = []
    let readers = 0

    async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
      // Each page is another reader's, as behind a proxy: one alone may not ask as much as all these tests do.
      readers += 1
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        extraHTTPHeaders: { 'X-Forwarded-For': `192.0.2.${readers}` },
        ...options,
      })
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      page.on('pageerror', (error) => problems.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text())
      })
      page.on('request', (request) => asked.push(request.url()))
      await page.goto(running.url + address)
      return page
    }

    it('answers what is typed, as both platforms show it', async () => {
      const page = await open('/')
      await page.getByRole('combobox').waitFor()
      await page.keyboard.press('/')
      await page.keyboard.type('/trade')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Enter')
      await page.locator('.slack').waitFor()
      for (const name of ['.discord', '.slack'])
        expect(await page.locator(name).innerText()).toContain('about USD 1.6 billion')
      expect(new URL(page.url()).searchParams.get('q')).toBe('/trade')
      expect(await page.getByRole('status').first().innerText()).toContain('Trade')
    })

    it('keeps what is typed when Escape comes before the suggestions, and asks it', async () => {
      const page = await open('/')
      await page.route('**/api/suggest?*', async (route) => {
        await page.locator('.slack').waitFor()
        await route.continue()
      })
      await page.getByRole('combobox').fill('/trade')
      await page.keyboard.press('Escape')
      expect(await page.getByRole('combobox').inputValue()).toBe('/trade')
      await page.keyboard.press('Enter')
      await page.locator('.slack').waitFor()
      expect(await page.getByRole('option').count()).toBe(0)
      await page.keyboard.press('Escape')
      expect(await page.getByRole('combobox').inputValue()).toBe('')
    })

    it('suggests names while they are typed, and takes one by the arrow keys', async () => {
      const page = await open('/')
      await page.getByRole('combobox').fill('/actor pakistan ins')
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('ArrowDown')
      expect(await page.getByRole('combobox').getAttribute('aria-activedescendant')).toBe('suggestion-0')
      const chosen = await page.getByRole('option').first().innerText()
      await page.keyboard.press('Enter')
      expect(await page.locator('.discord .heading').first().innerText()).toBe(chosen)
      await page.keyboard.press('ArrowUp')
      expect(await page.getByRole('combobox').inputValue()).toContain(chosen)
    })

    it('opens views, turns pages and opens a context by the buttons and menus of either message', async () => {
      const page = await open('/?q=/trade')
      await page.locator('.discord').getByRole('button', { name: 'Excerpts (' }).click()
      await page.locator('.discord').getByText('Page 1 of').waitFor()
      await page.locator('.discord').getByRole('button', { name: 'Next' }).click()
      await page.locator('.discord').getByText('Page 2 of').waitFor()
      await page.goBack()
      await page.locator('.discord').getByText('Page 1 of').waitFor()
      await page.locator('.discord summary', { hasText: 'in context' }).click()
      await page.locator('.discord .menu button').first().click()
      await page.locator('.slack .heading', { hasText: 'Pakistan between' }).waitFor()
      await page.goto(`${running.url}/?q=/trade`)
      await page.locator('.slack').getByRole('button', { name: '[1] in context' }).click()
      await page.locator('.discord').getByText('paragraph 9 of 19').waitFor()
      await page.locator('.slack').getByRole('button', { name: '← Back' }).click()
      await page.locator('.discord .heading', { hasText: 'Trade' }).first().waitFor()
    })

    it('says what a button does on its platform that has no place here', async () => {
      const page = await open('/?q=/trade')
      await page.locator('.discord').getByRole('button', { name: 'Share' }).click()
      await page.locator('.notice', { hasText: 'posts the card to the channel' }).waitFor()
    })

    it('shows the very payload', async () => {
      const page = await open('/?q=/trade')
      await page.locator('.payload summary').first().click()
      const payload: unknown = JSON.parse(await page.locator('.payload pre').first().innerText())
      expect(payload).toMatchObject({ flags: 32768, allowed_mentions: { parse: [] } })
    })

    it('draws the picture that goes with the card, where Discord shows it', async () => {
      const page = await open(FIGURES)
      const picture = page.locator('.discord img')
      expect(await picture.getAttribute('alt')).toContain('about USD 1.06 billion')
      await expect.poll(() => page.evaluate(`document.querySelector('.discord img').naturalWidth`)).toBe(960)
    })

    it('draws the picture that Slack shows', async () => {
      const page = await open(FIGURES)
      const picture = page.locator('.slack img')
      expect(await picture.getAttribute('alt')).toContain('about USD 1.06 billion')
      await expect.poll(() => page.evaluate(`document.querySelector('.slack img').naturalWidth`)).toBe(960)
    })

    it('changes themes and width, and keeps the choice', async () => {
      const page = await open('/?q=/trade')
      const ground = (): Promise<unknown> =>
        page.evaluate(`getComputedStyle(document.querySelector('.discord')).backgroundColor`)
      await page.locator('.discord').waitFor()
      const light = await ground()
      await page.getByRole('button', { name: 'dark' }).click()
      await expect.poll(ground).not.toBe(light)
      await page.getByRole('button', { name: 'phone' }).click()
      await page.reload()
      await page.locator('.discord').waitFor()
      expect(await page.evaluate(`document.querySelector('.discord').clientWidth`)).toBeLessThan(400)
      expect(await ground()).not.toBe(light)
    })

    it('follows a deep link into a source without a script', async () => {
      const page = await open('/sources/pakistan-afghanistan-taliban?from=4194&to=4445#passage', {
        javaScriptEnabled: false,
      })
      expect(
        await page
          .locator('mark.passage')
          .allInnerTexts()
          .then((parts) => parts.join('')),
      ).toMatch(/^Official figures .* from Afghanistan\.$/)
      await page.goto(`${running.url}/sources/pakistan-afghanistan-taliban?name=ttp#m1`)
      await page.getByRole('link', { name: 'Next mention' }).first().click()
      expect(new URL(page.url()).hash).toBe('#m2')
    })

    it('hears of a changed source, and of a broken one without losing the good one', async () => {
      const page = await open('/?q=/figures')
      await page.locator('.discord').getByText('about USD 1.6 billion').first().waitFor()
      const file = path.join(running.folder, 'figures/trade.yaml')
      const written = await readFile(file, 'utf8')
      await writeFile(file, written.replace('name: Trade between', 'name: Commerce between'))
      await page.locator('.discord').getByText('Commerce between').first().waitFor()
      await writeFile(file, written.replace('value: 1600000000', 'value: many'))
      await page.locator('.notice', { hasText: 'figures/trade.yaml' }).waitFor()
      expect(await page.locator('.discord').innerText()).toContain('Commerce between')
      await writeFile(file, written)
      await page.locator('.discord').getByText('Trade between').first().waitFor()
    })

    it('shows what a source says now, whenever it is saved', async () => {
      const page = await open('/?q=/ask when was the lighthouse of Velmora lit')
      await page.locator('.discord').getByText('no evidence').first().waitFor()
      const file = path.join(running.folder, 'sources/velmora.md')
      const write = (year: number): Promise<void> =>
        writeFile(file, `---\ntitle: Velmora\n---\nThe lighthouse of Velmora was lit in ${year}.\n`)
      for (const year of [1874, 1875]) {
        await write(year)
        for (const platform of ['.discord', '.slack'])
          await page.locator(platform).getByText(`was lit in ${year}.`).first().waitFor()
      }
      await rm(file)
      await page.locator('.discord').getByText('no evidence').first().waitFor()
    })

    it('keeps an open view of the knowledge as the folder is', async () => {
      const page = await open('/knowledge')
      const file = path.join(running.folder, 'figures/trade.yaml')
      const written = await readFile(file, 'utf8')
      await writeFile(file, written.replace('name: Trade between', 'name: Commerce between'))
      await page
        .getByRole('cell', { name: /^Commerce between/ })
        .first()
        .waitFor()
      await page.evaluate('window.scrollTo(0, 500)')
      await writeFile(file, written.replace('value: 1600000000', 'value: many'))
      await page.locator('.problems', { hasText: 'figures/trade.yaml' }).waitFor()
      expect(await page.getByRole('status').innerText()).toContain('what was loaded before still serves')
      expect(await page.getByRole('cell', { name: /^Commerce between/ }).count()).toBeGreaterThan(0)
      expect(await page.evaluate('window.scrollY')).toBeGreaterThan(0)
      await writeFile(file, written)
      await page
        .getByRole('cell', { name: /^Trade between/ })
        .first()
        .waitFor()
    })

    it.each([
      ['/', 'light'],
      ['/?q=/trade', 'light'],
      ['/?q=/trade', 'dark'],
      ['/?q=/actor Muhammad', 'dark'],
      ['/?q=/claims', 'light'],
      ['/sources/pakistan-afghanistan-taliban?name=ttp#m1', 'light'],
      ['/sources/pakistan-afghanistan-taliban#p12', 'dark'],
      ['/knowledge', 'dark'],
      ['/knowledge', 'light'],
    ] as const)('has nothing at %s (%s) that axe objects to', async (address, colorScheme) => {
      const page = await open(address, { colorScheme, viewport: { width: 390, height: 844 } })
      if (address.includes('?q=')) await page.locator('.slack').waitFor()
      for (const summary of await page.locator('main summary').all())
        if (address !== '/knowledge') await summary.click()
      const objections = await objectionsOf(page)
      expect(objections).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    })

    it('asked nobody else for anything, and met no error', () => {
      expect(asked.filter((url) => !url.startsWith(running.url) && !url.startsWith('data:'))).toEqual([])
      expect(problems).toEqual([])
    })
  },
)
