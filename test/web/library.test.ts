import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser, objectionsOf, openBrowser } from './browser.ts'
import { runWeb, type Running } from './running.ts'

const DRAFT = '---\ntitle: "Ferry stops"\n---\nThe ferry stops for the winter, the board said.\n'

let running: Running
beforeAll(async () => {
  running = await runWeb()
})
afterAll(() => running.stop())

function draft(id: string, content = DRAFT): void {
  mkdirSync(path.join(running.folder, 'drafts'), { recursive: true })
  writeFileSync(path.join(running.folder, 'drafts', `${id}.md`), content)
}

/** The administrator's cookie, as the address gives it that is printed at the start. */
async function cookie(): Promise<string> {
  const { headers } = await fetch(running.entrance, { redirect: 'manual' })
  return headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

async function post(
  address: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) {
  const response = await fetch(running.url + address, {
    method: 'POST',
    body,
    headers: {
      cookie: await cookie(),
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      ...headers,
    },
  })
  return { status: response.status, text: await response.text() }
}

const ADDRESSES = ['/api/library', '/api/library/file', '/api/library/decision', '/api/library/draft']

describe('the library of the page', () => {
  it.each(ADDRESSES)(
    'is the administrator’s alone, and no page of another site reaches it: %s',
    async (address) => {
      const words = JSON.stringify({ text: 'The ferry is at the pier.', title: 'Pier' })
      for (const headers of [
        { cookie: '' },
        { cookie: 'administrator=nonsense' },
        { 'sec-fetch-site': 'cross-site', origin: 'https://thief.example' },
        { 'sec-fetch-site': 'none' },
      ])
        expect(await post(address, words, headers)).toMatchObject({ status: 403 })
      expect((await fetch(`${running.url}/api/library`)).status).toBe(403)
      expect((await fetch(`${running.url}/library`)).status).toBe(403)
      expect(running.backgrounder.store.snapshot.sources.has('pier')).toBe(false)
    },
  )

  it('takes words, and says why an address is not taken', async () => {
    const added = await post(
      '/api/library',
      JSON.stringify({ text: 'The pier closed in May.', title: 'A pier' }),
    )
    expect(added.text).toContain('It can be asked from now on')
    expect(running.backgrounder.store.snapshot.sources.has('a-pier')).toBe(true)
    const refused = await post('/api/library', JSON.stringify({ address: 'http://127.0.0.1:9/' }))
    expect(refused.text).toContain('INGEST_ALLOW_HOSTS')
    expect((await post('/api/library', '{}')).status).toBe(400)
  })

  it('takes a file of more bytes than a question may have, and no more than a file may', async () => {
    const words = Array.from({ length: 60_000 }, (_, at) => `word${at}`).join(' ')
    const type = { 'content-type': 'text/plain' }
    const { text } = await post('/api/library/file?name=long-notes.txt', `It says: ${words}.\n`, type)
    expect(text).toContain('added as long-notes')
    const tooLong = await post(
      '/api/library/file?name=a.txt',
      Buffer.alloc(21 * 1024 * 1024, 'a'),
      type,
    ).catch(() => ({ status: 413 }))
    expect(tooLong.status).toBe(413)
    expect((await post('/api/ask', JSON.stringify({ text: 'a'.repeat(300_000) }))).status).toBe(413)
  })

  it('publishes once by a press, however many platforms the page shows', async () => {
    draft('pressed')
    const asked = await post('/api/ask', JSON.stringify({ text: '/kb publish pressed', pressed: true }))
    expect(asked.text).toContain('Published. It can be asked from now on.')
    expect(asked.text).not.toContain('was published already')
    const followed = await post('/api/ask', JSON.stringify({ text: '/kb reject pressed' }))
    expect(followed.text).toContain('Press Ask to run /kb reject')
  })
})

describe.skipIf(noBrowser !== undefined)(
  `the library in a browser${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await openBrowser()
    })
    afterAll(() => browser.close())
    const problems: string[] = []

    async function open(options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      page.on('pageerror', (error) => problems.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text())
      })
      await page.goto(running.entrance)
      await page.getByRole('link', { name: 'Library' }).click()
      await page.getByRole('heading', { name: 'Waiting for a review' }).waitFor()
      return page
    }

    it('adds words by the keyboard alone, and tells a screen reader', async () => {
      const page = await open()
      await page.getByLabel('Its title').focus()
      await page.keyboard.type('Tides of May')
      await page.keyboard.press('Tab')
      await page.keyboard.type('The tide was high on 4 May 2031, the harbour master said.')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.locator('.made', { hasText: 'Tides of May' }).waitFor()
      expect(await page.getByRole('status').innerText()).toContain('It can be asked from now on')
      await page.getByRole('link', { name: 'Read the source' }).click()
      await page.getByRole('heading', { name: 'Tides of May' }).first().waitFor()
    })

    it('takes a file that is chosen', async () => {
      const page = await open()
      const buffer = Buffer.from('The lighthouse was painted in June.\n')
      await page
        .getByLabel('A file')
        .setInputFiles({ name: 'lighthouse.txt', mimeType: 'text/plain', buffer })
      await page.locator('.made', { hasText: 'lighthouse' }).waitFor()
    })

    it('edits a draft, and overwrites nothing that somebody else has changed meanwhile', async () => {
      draft('edited')
      const page = await open()
      await page.getByRole('button', { name: 'Read or edit Ferry stops' }).click()
      await page.getByLabel('The file').fill(DRAFT.replace('stops for', 'sails in'))
      draft('edited', DRAFT.replace('board', 'mayor'))
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('alert').filter({ hasText: 'nothing was saved' }).waitFor()
      expect(await page.getByLabel('The file').inputValue()).toContain('sails in')
      const file = path.join(running.folder, 'drafts', 'edited.md')
      expect(readFileSync(file, 'utf8')).toContain('the mayor said')
      await page.getByRole('button', { name: 'Close' }).click()
      await page.getByText('the mayor said').waitFor()
      await page.getByRole('button', { name: 'Read or edit Ferry stops' }).click()
      await page.getByLabel('The file').fill(DRAFT.replace('stops for', 'sails in'))
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('The ferry sails in the winter').waitFor()
      await page.getByRole('button', { name: 'Publish Ferry stops' }).click()
      await page.locator('.made', { hasText: 'Published' }).waitFor()
      await page.getByText('Nothing waits.').waitFor()
      expect(running.backgrounder.store.snapshot.sources.get('edited')?.text).toContain('sails in')
    })

    it.each(['light', 'dark'] as const)(
      'has nothing that axe objects to on a phone (%s)',
      async (colorScheme) => {
        draft(`seen-${colorScheme}`, DRAFT.replace('The ferry', `By ${colorScheme}, the ferry`))
        writeFileSync(
          path.join(running.folder, 'feeds.yaml'),
          '- url: https://herald.example/rss\n  minutes: 60\n',
        )
        const page = await open({ colorScheme, viewport: { width: 390, height: 844 } })
        await page.getByRole('button', { name: 'Read or edit' }).first().click()
        expect(await objectionsOf(page)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
      },
    )

    it('met no error', () => {
      expect(problems).toEqual([])
    })
  },
)
