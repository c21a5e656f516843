import { request } from 'node:http'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ROOMY } from '../../src/card/capacity.ts'
import { excerptsOf, type CitedExcerpt } from '../../src/card/card.ts'
import { runWeb, type Running } from './running.ts'

/** Asks under a name that `fetch` would not let us claim. */
function statusUnder(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asked.on('error', reject)
    asked.end()
  })
}

const preview = z.object({ type: z.string(), heading: z.string(), summary: z.string() })

describe('a citation, where the program has a public address', () => {
  let running: Running
  beforeAll(async () => {
    running = await runWeb(
      async (folder) => {
        await writeFile(
          path.join(folder, 'sources/elsewhere.md'),
          '---\ntitle: Elsewhere\nurl: https://example.org/a\n---\nThe lighthouse of Norland was lit in 1874.\n',
        )
      },
      { PUBLIC_URL: 'https://news.example.org' },
    )
  })
  afterAll(() => running.stop())

  const cited = async (text: string): Promise<readonly CitedExcerpt[]> => {
    const { backgrounder } = running
    const { card } = await backgrounder.reply(
      { ...backgrounder.read(text), view: 'excerpts' },
      { isAdministrator: false },
      ROOMY,
    )
    return excerptsOf(card)
  }

  it('leads to its very words in the source reader', async () => {
    const excerpts = [...(await cited('/trade')), ...(await cited('/actor TTP'))]
    expect(excerpts.length).toBeGreaterThan(5)
    for (const { url = '', quote } of excerpts) {
      const { origin, pathname, search, hash } = new URL(url)
      expect([origin, hash]).toEqual(['https://news.example.org', '#passage'])
      const page = await (await fetch(running.url + pathname + search)).text()
      expect(page).toContain('id="passage"')
      expect(passageIn(page)).toBe(quote)
    }
  })

  it('leads to the source itself where that has an address', async () => {
    const [excerpt] = await cited('/ask when was the lighthouse of Norland lit')
    expect(excerpt?.url).toMatch(/^https:\/\/example\.org\/a#:~:text=/)
  })
})

/** What a page of the source reader highlights, where marks of facts may cut it into pieces. */
function passageIn(page: string): string {
  return [...page.matchAll(/<mark class="[^"]*passage[^"]*"[^>]*>(.*?)<\/mark>/gs)]
    .map(([, text = '']) =>
      text.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
    )
    .join('')
}

describe('the server of the page', () => {
  let running: Running
  beforeAll(async () => {
    running = await runWeb(async (folder) => {
      await mkdir(path.join(folder, 'sources'), { recursive: true })
      await writeFile(
        path.join(folder, 'sources/hostile.md'),
        '---\ntitle: <script>alert(1)</script>\nlanguage: en\n---\n<img src=x onerror=alert(2)> says "Pakistan" & \'more\'.\n',
      )
    })
  })
  afterAll(() => running.stop())

  const ask = (body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${running.url}/api/ask`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })

  it('escapes every byte of a source', async () => {
    for (const address of ['/sources/hostile', '/sources/hostile?name=pakistan', '/knowledge']) {
      const text = await (await fetch(running.url + address)).text()
      expect(text).not.toMatch(/<script>|<img/)
      expect(text).toContain('&#60;script&#62;')
    }
  })

  it('lists what was published to its administrator, and answers only them as it stood', async () => {
    const entered = await fetch(running.entrance, { redirect: 'manual' })
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''
    const own = { cookie, 'sec-fetch-site': 'same-origin' }
    const page = async (headers: Record<string, string>): Promise<string> =>
      (await fetch(`${running.url}/knowledge`, { headers })).text()
    expect(await page({})).not.toContain('id="revisions"')
    expect(await page(own)).toContain('What the folder held when it was first published.')
    const ask = async (headers: Record<string, string>): Promise<string> => {
      const body = JSON.stringify({ text: '/actor TTP revision:1', pressed: true })
      const sent = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }
      return (await fetch(`${running.url}/api/ask`, sent)).text()
    }
    expect(await ask({})).toContain('is for administrators')
    expect(await ask(own)).toContain('As it stood in revision 1')
  })

  it('serves nothing but sources of the knowledge', async () => {
    for (const id of [
      'nothing',
      '..%2Factors%2Fgroups',
      '..%2f..%2fpackage.json',
      '__proto__',
      '%00',
      'hostile.md',
    ])
      expect((await fetch(`${running.url}/sources/${id}`)).status).toBe(404)
  })

  it('takes odd offsets and names for none', async () => {
    for (const query of [
      'from=-1&to=x',
      'from=9&to=1',
      'name=__proto__',
      'name=a&name=b',
      'from=0&to=99999999',
    ])
      expect((await fetch(`${running.url}/sources/hostile?${query}`)).status).toBe(200)
  })

  it('lets no page load anything from elsewhere', async () => {
    for (const address of ['/', '/knowledge', '/sources/hostile']) {
      const policy = (await fetch(running.url + address)).headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toMatch(/unsafe|https?:|\*/)
    }
  })

  it('is a first page of less than 100 kB', async () => {
    const sizes = await Promise.all(
      ['/', '/assets/page.js', '/assets/page.css'].map(
        async (address) => (await (await fetch(running.url + address)).arrayBuffer()).byteLength,
      ),
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000)
  })

  it('answers under no name but this machine’s', async () => {
    expect(await statusUnder(`${running.url}/knowledge`, 'attacker.example')).toBe(421)
    expect(await statusUnder(`${running.url}/knowledge`, 'localhost:3000')).toBe(200)
  })

  it('does nothing for pages of other sites', async () => {
    expect((await ask({ text: '/kb reload' }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  })

  it('refuses what is no question, and answers whatever is one', async () => {
    for (const body of [{}, { text: 1 }, { text: 'a'.repeat(5_000) }, [], null])
      expect((await ask(body)).status).toBe(400)
    for (const text of ['', '/', '"', '__proto__', '/actor \u202e', '🙂'.repeat(500), '/timeline [(*', '\0'])
      expect(preview.parse(await (await ask({ text })).json()).type).toBe('preview')
  })

  it('says of a forged button that it is none of this version’s', async () => {
    for (const body of [{ discord: 'o:2|actor|1|' }, { slack: '["1|', action: 'open:1' }, { code: 'x' }])
      expect(await (await ask(body)).json()).toMatchObject({ type: 'notice' })
  })

  it('has no picture that was not drawn', async () => {
    expect((await fetch(`${running.url}/pictures/0000000000000000.png`)).status).toBe(404)
  })
})
