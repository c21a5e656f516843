import type { LookupFunction } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fetchAddress, type Fetched } from '../../src/ingest/fetch/fetch.ts'
import { Secret } from '../../src/secret.ts'
import { webOf } from './web.ts'

function fetchWith(
  allowed: readonly string[],
  url: string,
  more: {
    readonly etag?: string
    readonly forbidden?: readonly string[]
    readonly longest?: number
    readonly origins?: readonly string[]
    readonly authorization?: Secret
    readonly lookup?: LookupFunction
  } = {},
): Promise<Fetched> {
  const { forbidden = [], ...rest } = more
  return fetchAddress(url, {
    rules: { allowed, forbidden },
    userAgent: 'Test (+mailto:a@example.org)',
    ...rest,
  })
}

describe('an address that may not be asked', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f.0.0.1/',
    'http://2130706433/',
    'http://localhost/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
  ])('is refused: %s', async (url) => {
    await expect(fetchWith([], url)).rejects.toThrow(/not on the public internet/u)
  })

  it.each([
    ['file:///etc/passwd', 'http:// or https://'],
    ['ftp://herald.example/', 'http:// or https://'],
    ['javascript:alert(1)', 'http:// or https://'],
    ['https://user:secret@herald.example/', 'user name'],
    ['nonsense', 'not an address'],
  ])('is refused in words: %s', async (url, words) => {
    await expect(fetchWith([], url)).rejects.toThrow(words)
  })

  it('is refused where a redirect leads to it', async () => {
    const inner = await webOf({ '/secret': 'inside' })
    const web = await webOf({
      '/out': (_request, response) => response.writeHead(302, { location: inner.url('/secret') }).end(),
    })
    await expect(fetchWith([web.host], web.url('/out'))).rejects.toThrow(/not on the public internet/u)
    expect(inner.asked).toEqual([])
  })

  it.each([
    ['a private address', ['127.0.0.1']],
    ['a private address beside a public one', ['8.8.8.8', '127.0.0.1']],
    ['the address of a cloud’s metadata', ['169.254.169.254']],
    ['a loopback address in the clothes of IPv6', ['::ffff:127.0.0.1']],
  ])('is refused where its name resolves to %s when the connection is made', async (_what, addresses) => {
    const inner = await webOf({ '/': 'inside' })
    let asked = 0
    const answer = await fetchWith([], `http://rebind.example:${inner.host.split(':')[1] ?? ''}/`, {
      lookup: (_name, options, done) => {
        asked += 1
        const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
        if (options.all === true) done(null, all)
        else done(null, all[0]?.address ?? '', all[0]?.family ?? 4)
      },
    }).catch((cause: unknown) => String(cause))
    expect(answer).toContain('not on the public internet')
    // Asked once, and connected to what was answered: between the check and the connection no name is resolved.
    expect({ asked, inner: inner.asked }).toEqual({ asked: 1, inner: [] })
  })

  it('is refused where the operator forbids it, and every name below it', async () => {
    const forbidden = ['herald.example']
    await expect(fetchWith([], 'https://news.herald.example/', { forbidden })).rejects.toThrow(
      'not to be fetched',
    )
  })

  it('is the only one refused: the port counts where it is named', async () => {
    const web = await webOf({ '/': 'page' })
    await expect(fetchWith(['127.0.0.1:1'], web.url('/'))).rejects.toThrow(/not on the public internet/u)
    expect((await fetchWith([web.host], web.url('/'))).status).toBe(200)
  })
})

describe('an answer', () => {
  it('is unpacked, and comes with its validators', async () => {
    const web = await webOf({
      '/': (request, response) => {
        if (request.headers['if-none-match'] === '"7"') response.writeHead(304).end()
        else
          response
            .writeHead(200, { 'content-encoding': 'gzip', etag: '"7"', 'content-type': 'text/plain' })
            .end(gzipSync('Ferry'))
      },
    })
    const first = await fetchWith([web.host], web.url('/'))
    expect(Buffer.from(first.bytes).toString()).toBe('Ferry')
    expect(first).toMatchObject({ status: 200, etag: '"7"', contentType: 'text/plain' })
    expect((await fetchWith([web.host], web.url('/'), { etag: '"7"' })).status).toBe(304)
  })

  it('says whom to write to', async () => {
    let agent: string | undefined
    const web = await webOf({
      '/': (request, response) => {
        agent = request.headers['user-agent']
        response.end('x')
      },
    })
    await fetchWith([web.host], web.url('/'))
    expect(agent).toBe('Test (+mailto:a@example.org)')
  })

  it.each([
    ['410 Gone', 410, {}, { status: 410 }],
    ['429 with seconds', 429, { 'retry-after': '120' }, { status: 429, retryAfter: 120 }],
  ])('of %s is told', async (_what, status, headers, told) => {
    const web = await webOf({ '/': (_request, response) => response.writeHead(status, headers).end('x') })
    expect(await fetchWith([web.host], web.url('/'))).toMatchObject(told)
  })

  it('that unpacks to more than is allowed is cut off', async () => {
    const bomb = gzipSync(new Uint8Array(64 * 1024 * 1024))
    const web = await webOf({
      '/': (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    })
    await expect(fetchWith([web.host], web.url('/'))).rejects.toThrow('more than 20 MiB')
  })

  it('that never ends is cut off', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'a')
    const web = await webOf({
      '/': (_request, response) => {
        const more = (): void => {
          while (!response.destroyed && response.write(chunk));
          if (!response.destroyed) response.once('drain', more)
        }
        more()
      },
    })
    await expect(fetchWith([web.host], web.url('/'))).rejects.toThrow('more than 20 MiB')
  })

  it('that never comes is waited for no longer than is said', async () => {
    const web = await webOf({ '/': () => undefined })
    await expect(fetchWith([web.host], web.url('/'), { longest: 100 })).rejects.toThrow(
      /could not be read: .*100\s?ms/u,
    )
  })

  it('that breaks off is an error', async () => {
    const web = await webOf({
      '/': (_request, response) => {
        response.writeHead(200, { 'content-length': '1000' })
        response.write('half', () => response.destroy())
      },
    })
    await expect(fetchWith([web.host], web.url('/'))).rejects.toThrow('could not be read')
  })

  it.each([
    ['much more than it sends', (length: number) => length * 1_000_000_000],
    ['less than it sends', () => 3],
    ['nothing that is a number', () => 'many'],
  ] as const)('that says its length is %s is no more than its beginning', async (_what, lengthOf) => {
    const web = await webOf({
      '/': ({ socket }) => {
        socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${lengthOf(5)}\r\n\r\nFerry`)
      },
    })
    await expect(fetchWith([web.host], web.url('/'))).rejects.toThrow('could not be read')
  })

  it('that comes a byte at a time is waited for no longer than one that never comes', async () => {
    const web = await webOf({
      '/': (_request, response) => {
        const drip = setInterval(() => response.write('a'), 10)
        response.once('close', () => {
          clearInterval(drip)
        })
      },
    })
    await expect(fetchWith([web.host], web.url('/'), { longest: 300 })).rejects.toThrow(/300\s?ms/u)
  })

  it('that leads in a circle is given up', async () => {
    const web = await webOf({ '/': (_request, response) => response.writeHead(301, { location: '/' }).end() })
    await expect(fetchWith([web.host], web.url('/'))).rejects.toThrow('leads on more than 5 times')
    expect(web.asked).toHaveLength(6)
  })
})

describe('a file that stands with a platform', () => {
  const authorization = new Secret('Bearer file-token')

  it('is asked for with its token, and no other origin is asked, nor sees the token, by a redirect either', async () => {
    const seen: (string | undefined)[] = []
    const thief = await webOf({
      '/': (request, response) => {
        seen.push(request.headers.authorization)
        response.end()
      },
    })
    const web = await webOf({
      '/file': (request, response) => {
        seen.push(request.headers.authorization)
        response.end('what the file says')
      },
      '/out': (_request, response) => response.writeHead(302, { location: thief.url('/') }).end(),
    })
    const more = { origins: [new URL(web.url('/')).origin], authorization }
    const allowed = [web.host, thief.host]
    expect((await fetchWith(allowed, web.url('/file'), more)).status).toBe(200)
    await expect(fetchWith(allowed, web.url('/out'), more)).rejects.toThrow('is not where such files stand')
    await expect(fetchWith(allowed, thief.url('/'), more)).rejects.toThrow('is not where such files stand')
    expect(seen).toEqual(['Bearer file-token'])
  })
})
