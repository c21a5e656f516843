import { request } from 'node:http'
import { rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runWeb, type Running } from '../web/running.ts'

const notice = z.object({ type: z.literal('notice'), text: z.string(), typed: z.string().optional() })

interface Asking {
  readonly body: object
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks as a program does: with whatever headers, and none of its own. */
function ask(running: Running, { body, headers = {} }: Asking): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers } }
    const asking = request(`${running.url}/api/ask`, options, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text })
      })
    })
    asking.on('error', reject)
    asking.end(JSON.stringify(body))
  })
}

async function cookieOf({ entrance }: Running): Promise<{ cookie: string; attributes: string; to: string }> {
  const response = await fetch(entrance, { redirect: 'manual' })
  const [cookie = '', ...attributes] = (response.headers.get('set-cookie') ?? '').split('; ')
  return { cookie, attributes: attributes.join('; '), to: response.headers.get('location') ?? '' }
}

const REFUSED = 'is for administrators'
const reload = { text: '/kb reload', pressed: true }

describe('an administrator of the page', () => {
  let running: Running
  beforeAll(async () => {
    running = await runWeb()
  })
  afterAll(() => running.stop())
  const own = () => ({ Origin: running.url })

  it.each([
    ['nothing', {}],
    ['a name of this machine', { Host: '127.0.0.1' }],
    ['what proxies add', { Host: '127.0.0.1', 'X-Forwarded-For': '203.0.113.9', Via: '1.1 proxy' }],
    ['what says that it comes from here', { 'X-Forwarded-For': '127.0.0.1', Forwarded: 'for=127.0.0.1' }],
    ['a made-up cookie', { Cookie: 'administrator=x; administrator=' }],
  ])('is nobody who comes with %s alone', async (_, headers) => {
    const { status, text } = await ask(running, { body: reload, headers: { ...own(), ...headers } })
    if (status !== 403) expect(text).toContain(REFUSED)
  })

  it('is whoever opens the address that is printed, which leaves no token behind', async () => {
    const { cookie, attributes, to } = await cookieOf(running)
    expect(attributes).toContain('HttpOnly')
    expect(attributes).toContain('SameSite=Strict')
    expect(to).toBe('/')
    const { text } = await ask(running, { body: reload, headers: { ...own(), Cookie: cookie } })
    expect(text).toContain('"preview"')
    expect(text).not.toContain(REFUSED)
    expect(new URL(running.entrance).searchParams.get('token')).not.toBe(cookie.split('=')[1])
  })

  it('is not who guesses the token', async () => {
    for (const token of ['', 'x', 'x'.repeat(43), '%00']) {
      const response = await fetch(`${running.url}/?token=${token}`, { redirect: 'manual' })
      expect([response.status, response.headers.get('set-cookie')]).toEqual([403, null])
    }
  })

  it('does nothing for another page, which has the cookie and not the press', async () => {
    const { cookie: Cookie } = await cookieOf(running)
    const foreign = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site', Origin: running.url },
    ]
    for (const headers of foreign)
      expect((await ask(running, { body: reload, headers: { ...headers, Cookie } })).status).toBe(403)
    expect((await ask(running, { body: reload, headers: { Cookie } })).text).toContain(REFUSED)
  })

  it('runs nothing by following an address: it is put into the input', async () => {
    const { cookie: Cookie } = await cookieOf(running)
    for (const body of [{ text: '/kb reload' }, { code: '1|kb reload|1|' }, { text: '/KB  Reload' }]) {
      const { text } = await ask(running, { body, headers: { ...own(), Cookie } })
      expect(notice.parse(JSON.parse(text)).typed).toBe('/kb reload')
    }
  })

  it('is told of a file that cannot be read without where the folder lies', async () => {
    const broken = path.join(running.folder, 'sources/broken.md')
    await symlink('/nowhere/at/all.md', broken)
    const { cookie: Cookie } = await cookieOf(running)
    const body = { text: '/kb check', pressed: true }
    const { text } = await ask(running, { body, headers: { ...own(), Cookie } })
    expect(text).toContain('cannot be read')
    expect(text).not.toContain(running.folder)
    expect(await (await fetch(`${running.url}/knowledge`)).text()).not.toContain(running.folder)
    await rm(broken)
  })
})

describe('a reader who asks without end', () => {
  it('is told to wait, and nobody else is', async () => {
    const running = await runWeb()
    try {
      const from = (address: string) => ({
        Origin: running.url,
        'X-Forwarded-For': `198.51.100.1, ${address}`,
      })
      const asking = (address: string) => ask(running, { body: {}, headers: from(address) })
      const many = await Promise.all(Array.from({ length: 70 }, () => asking('203.0.113.9')))
      expect(many.filter(({ status }) => status === 429)).toHaveLength(10)
      expect((await asking('203.0.113.10')).status).toBe(400)
      const { cookie } = await cookieOf(running)
      const headers = { ...from('203.0.113.9'), Cookie: cookie }
      expect((await ask(running, { body: {}, headers })).status).toBe(400)
    } finally {
      await running.stop()
    }
  })
})

describe('what the page serves', () => {
  it.each([
    ['off', [404, 404, 404, 404, 404]],
    ['read', [302, 200, 200, 404, 404]],
    ['full', [200, 200, 200, 200, 200]],
  ])('is what PAGE=%s says', async (PAGE, statuses) => {
    const running = await runWeb(undefined, { PAGE })
    try {
      const read = async (address: string) =>
        (await fetch(running.url + address, { redirect: 'manual' })).status
      const [source] = running.backgrounder.store.snapshot.sources.keys()
      const got = await Promise.all(
        ['/', '/knowledge', `/sources/${source ?? ''}`, '/api/suggest?text=/'].map(read),
      )
      const asked = await ask(running, { body: { text: '/help' }, headers: { Origin: running.url } })
      expect([...got, asked.status]).toEqual(statuses)
      for (const address of ['/knowledge', `/sources/${source ?? ''}`]) {
        const text = await (await fetch(running.url + address)).text()
        expect(/<a href="\/(\?[^"]*)?">/.test(text), address).toBe(PAGE === 'full')
      }
    } finally {
      await running.stop()
    }
  })
})
