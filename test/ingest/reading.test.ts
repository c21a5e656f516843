import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/ingest/encoding.ts'
import { formatOf, type Format } from '../../src/ingest/format.ts'
import { readFeed } from '../../src/ingest/formats/feed.ts'
import { momentOf } from '../../src/ingest/moment.ts'
import { parseDocument } from '../../src/ingest/parse/parse.ts'
import { pdfOf } from './pdf.ts'
import { articlePage, ARTICLE_LINES } from './web.ts'

function parse(
  bytes: Uint8Array | string,
  format: Exclude<Format, 'feed'>,
  name = '',
): ReturnType<typeof parseDocument> {
  return parseDocument({
    bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes,
    format,
    contentType: '',
    name,
  })
}

describe('a text’s encoding', () => {
  const cyrillic = Uint8Array.from([0xcf, 0xe0, 0xf0, 0xee, 0xec])
  it.each([
    ['a byte order mark', Uint8Array.from([0xff, 0xfe, 0x11, 0x04]), 'text/plain; charset=utf-8', 'Б'],
    ['the header', cyrillic, 'text/html; charset=windows-1251', 'Паром'],
    [
      'the page',
      Buffer.concat([Buffer.from('<meta charset="windows-1251">'), cyrillic]),
      '',
      '<meta charset="windows-1251">Паром',
    ],
    ['its bytes, where the header is wrong', strToU8('Größe'), 'text/html; charset=iso-8859-1', 'Größe'],
    [
      'nobody, so that it is guessed',
      Buffer.from('Die Fähre über den Fluß fährt im Winter nicht mehr, sagt die Behörde.', 'latin1'),
      '',
      'Die Fähre über den Fluß fährt im Winter nicht mehr, sagt die Behörde.',
    ],
  ])('is told by %s', (_by, bytes, contentType, text) => {
    expect(decode(bytes, contentType)).toBe(text)
  })
})

describe('the format of what comes in', () => {
  it.each([
    ['%PDF-1.7', 'report.html', 'text/html', 'pdf'],
    ['<!DOCTYPE html>', 'download.pdf', 'application/pdf', 'html'],
    ['<?xml version="1.0"?><rss>', '', 'text/html', 'feed'],
    ['<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- made --><feed>', '', 'text/xml', 'feed'],
    ['<?xml version="1.0"?>\n<?xml-stylesheet href="a.xsl"?>\n<urlset>', '', '', 'feed'],
    [
      '{"title":"Herald","version":"https:\\/\\/jsonfeed.org\\/version\\/1.1"',
      '',
      'application/json',
      'feed',
    ],
    ['WEBVTT\n', 'talk.txt', '', 'subtitles'],
    ['From: a@example.org\n', 'letter.eml', '', 'mail'],
    ['A line.', '', '', 'text'],
    ['\u0000\u0001\u0002', 'picture.bin', '', undefined],
  ])('of %j called %j, sent as %j, is %s', (beginning, name, contentType, format) => {
    expect(formatOf(Buffer.from(beginning, 'latin1'), name, contentType)).toBe(format)
  })
})

describe('a moment', () => {
  it.each([
    ['2031-11-04T01:30:00+05:00', '2031-11-04T01:30:00+05:00'],
    ['2031-11-04 01:30:00', '2031-11-04'],
    ['Tue, 04 Nov 2031 01:30:00 +0500', '2031-11-04T01:30:00+05:00'],
    ['Tue, 04 Nov 2031 01:30:00 EST', '2031-11-04T01:30:00-05:00'],
    ['Tue, 04 Nov 2031 01:30:00 IST', undefined],
    ['4 November 2031', '2031-11-04'],
    ['20311104', '2031-11-04'],
    ['2031-02-30', undefined],
    ['banana', undefined],
    ['1', undefined],
  ])('written %j is %j', (text, moment) => {
    expect(momentOf(text)).toBe(moment)
  })
})

describe('documents', () => {
  const paragraph = '<w:p><w:r><w:t>The ferry stops for the winter.</w:t></w:r></w:p>'
  const core =
    '<cp:coreProperties xmlns:dc="d" xmlns:dcterms="t"><dc:title>Ferry</dc:title><dc:creator>B. Berg</dc:creator></cp:coreProperties>'

  it('are read from Word', async () => {
    const bytes = zipSync({
      '[Content_Types].xml': strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      '_rels/.rels': strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      'word/document.xml': strToU8(
        `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph}${paragraph}</w:body></w:document>`,
      ),
      'docProps/core.xml': strToU8(core),
    })
    const { text, particulars } = await parse(bytes, 'docx')
    expect(text).toBe('The ferry stops for the winter.\n\nThe ferry stops for the winter.')
    expect(particulars).toMatchObject({ title: { value: 'Ferry' }, author: { value: 'B. Berg' } })
  })

  it('are read from OpenDocument', async () => {
    const bytes = zipSync({
      'content.xml': strToU8(
        '<?xml version="1.0"?><office:document-content><text:h>Ferry</text:h><text:p>It stops.</text:p></office:document-content>',
      ),
      'meta.xml': strToU8('<m><dc:title>Ferry</dc:title></m>'),
    })
    const { text, particulars } = await parse(bytes, 'odt')
    expect(text).toBe('Ferry\n\nIt stops.')
    expect(particulars.title?.value).toBe('Ferry')
  })

  it('are read from EPUB, chapters in the order of the spine', async () => {
    const bytes = zipSync({
      'META-INF/container.xml': strToU8(
        '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
      ),
      'OPS/book.opf': strToU8(
        '<package><metadata><dc:title>Two ferries</dc:title></metadata><manifest><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest><spine><itemref idref="b"/><itemref idref="a"/></spine></package>',
      ),
      'OPS/a.xhtml': strToU8('<html><body><p>The second.</p></body></html>'),
      'OPS/b.xhtml': strToU8('<html><body><p>The first.</p></body></html>'),
    })
    expect(await parse(bytes, 'epub')).toMatchObject({
      text: 'The first.\n\nThe second.',
      particulars: { title: { value: 'Two ferries' } },
    })
  })

  it('are read from mail', async () => {
    const mail =
      'From: "B. Berg" <b@example.org>\r\nSubject: =?utf-8?q?F=C3=A4hre?=\r\nDate: Tue, 04 Nov 2031 01:30:00 +0500\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe ferry stops.\r\n\r\nIt comes back in spring.\r\n'
    const { text, particulars } = await parse(mail, 'mail')
    expect(text).toBe('The ferry stops.\n\nIt comes back in spring.')
    expect(particulars).toMatchObject({
      title: { value: 'Fähre' },
      author: { value: 'B. Berg' },
    })
    expect(particulars.published?.value).toMatch(/^2031-11-0[34]/u)
  })

  it('are read from a page saved with its parts', async () => {
    const page = articlePage()
    const saved = `Snapshot-Content-Location: https://herald.example/ferry\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}\r\n--x--\r\n`
    const { text, particulars } = await parse(saved, 'mail')
    expect(text.split('\n\n')).toEqual(ARTICLE_LINES)
    expect(particulars.url?.value).toBe('https://herald.example/ferry')
  })

  describe('in a web archive', () => {
    const record = (type: string, uri: string, block: Buffer): Buffer =>
      Buffer.concat([
        Buffer.from(
          `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${uri}\r\nContent-Length: ${block.length}\r\n\r\n`,
        ),
        block,
        Buffer.from('\r\n\r\n'),
      ])
    const answer = (head: string, body: Uint8Array): Buffer =>
      Buffer.concat([
        Buffer.from(`HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\n${head}\r\n`),
        body,
      ])
    const address = 'https://herald.example/ferry'
    const page = Buffer.from(articlePage())
    const chunked = Buffer.concat([
      Buffer.from(`${page.length.toString(16)}\r\n`),
      page,
      Buffer.from('\r\n0\r\n\r\n'),
    ])
    const missing = Buffer.from('HTTP/1.1 404 Not Found\r\ncontent-type: text/html\r\n\r\nNothing here.')
    const before = [
      record('warcinfo', '', Buffer.from('software: x\r\n')),
      record('response', address, missing),
    ]

    it.each([
      ['as it was sent', record('response', address, answer('', page))],
      ['in chunks', record('response', address, answer('transfer-encoding: chunked\r\n', chunked))],
      ['packed', record('response', address, answer('content-encoding: gzip\r\n', gzipSync(page)))],
    ])('are read %s, whether its records are packed or not', async (_how, response) => {
      const records = [...before, response]
      for (const archive of [Buffer.concat(records), Buffer.concat(records.map((each) => gzipSync(each)))]) {
        expect(formatOf(archive, 'ferry.warc.gz', '')).toBe('warc')
        const { text, particulars } = await parse(archive, 'warc')
        expect(text.split('\n\n')).toEqual(ARTICLE_LINES)
        expect(particulars.url?.value).toBe(address)
      }
    })

    it.each([
      ['has no page', Buffer.concat(before)],
      ['is cut', record('response', address, answer('', page)).subarray(0, 90)],
      ['unpacks to more than a document may', gzipSync(Buffer.alloc(80 * 1024 * 1024))],
    ])('that %s are refused', async (_what, archive) => {
      await expect(parse(archive, 'warc')).rejects.toThrow()
    })
  })

  it('are read from a transcript, with time and speaker', async () => {
    const cues =
      'WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Ada Holm>The hull\n\n00:00:03.100 --> 00:00:05.000\n<v Ada Holm>leaks.\n\n00:01:00.000 --> 00:01:02.000\n<v Mayor>We will pay.\n'
    expect((await parse(cues, 'subtitles')).text).toBe(
      '[00:00:01] Ada Holm: The hull leaks.\n\n[00:01:00] Mayor: We will pay.',
    )
  })

  it('are kept byte for byte where they are plain text', async () => {
    const text = 'One  paragraph,\twith “odd”  spaces.\n\n\n  And another.  \n'
    expect((await parse(text, 'text', 'odd-notes.txt')).text).toBe(text)
  })

  it('are read from PDF: columns in order, hyphens joined, running heads left out, footnotes last', async () => {
    const page = (left: readonly string[], right: readonly string[], note: string, number: number) => [
      { x: 60, y: 800, size: 8, text: `The Lune Review, volume ${number}` },
      ...left.map((text, row) => ({ x: 60, y: 740 - row * 14, size: 11, text })),
      ...right.map((text, row) => ({ x: 320, y: 740 - row * 14, size: 11, text })),
      { x: 60, y: 60, size: 8, text: note },
      { x: 290, y: 30, size: 8, text: String(number) },
    ]
    const bytes = pdfOf([
      page(
        [
          'The ferry between the two towns was re-',
          'paired in the spring of 2030 and has carried',
          'passengers on every day since that time.',
        ],
        [
          'In the winter it stops, as the harbour board',
          'decided on Tuesday, and the mayor said that',
          'he would pay for another boat, which',
        ],
        '1 The board has seven members.',
        11,
      ),
      page(
        [
          'was bought the year before by the town.',
          'Nobody has seen it since then, it is said,',
          'and nobody knows where it is kept today.',
        ],
        [
          'The captain is looking for another place to',
          'work, as she told this paper in November of',
          'the same year, and has found none so far.',
        ],
        '2 By five votes to two.',
        12,
      ),
    ])
    const { text, apart } = await parse(bytes, 'pdf')
    const lines = text.split('\n\n')
    expect(apart).toEqual(['footnote', 'footnote'])
    expect(lines[0]).toContain(
      'was repaired in the spring of 2030 and has carried passengers on every day since that time.',
    )
    expect(lines.join('\n')).toContain('another boat, which was bought the year before by the town.')
    expect(lines.join('\n')).not.toMatch(/Lune Review|^1[12]$/mu)
    expect(lines.slice(-2)).toEqual(['1 The board has seven members.', '2 By five votes to two.'])
  })

  it.each(['pdf', 'docx', 'odt', 'epub'] as const)('that are damaged are refused as %s', async (format) => {
    await expect(parse(format === 'pdf' ? '%PDF-1.7 nothing' : 'PK nothing', format)).rejects.toThrow()
  })

  it('that unpack to more than a document may are refused', async () => {
    const bomb = zipSync({ 'content.xml': new Uint8Array(80 * 1024 * 1024) })
    expect(bomb.byteLength).toBeLessThan(200_000)
    await expect(parse(bomb, 'odt')).rejects.toThrow('unpacks to more than 64 MiB')
  })
})

describe('a feed', () => {
  const item = { id: 'https://herald.example/ferry', title: 'Ferry stops', published: '2031-11-04' }
  it.each([
    [
      'RSS',
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title><item><title>Ferry stops</title><link>${item.id}</link><guid>${item.id}</guid><pubDate>Tue, 04 Nov 2031 01:30:00 +0500</pubDate></item></channel></rss>`,
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><id>${item.id}</id><title>Ferry stops</title><link href="${item.id}"/><published>2031-11-04T01:30:00+05:00</published></entry></feed>`,
    ],
    [
      'a JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Herald',
        items: [
          { id: item.id, url: item.id, title: 'Ferry stops', date_published: '2031-11-04T01:30:00+05:00' },
        ],
      }),
    ],
    [
      'a news sitemap',
      `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${item.id}</loc><news:news><news:publication><news:name>Herald</news:name><news:language>en</news:language></news:publication><news:publication_date>2031-11-04T01:30:00+05:00</news:publication_date><news:title><![CDATA[Ferry stops]]></news:title></news:news></url><url><loc>https://herald.example/imprint</loc></url></urlset>`,
    ],
  ])('is read as %s, with its moments in the zone in which they are written', (_kind, text) => {
    expect(formatOf(Buffer.from(text), '', '')).toBe('feed')
    const [found] = readFeed(text).items
    expect(found).toMatchObject({ id: item.id, url: item.id, particulars: { title: { value: item.title } } })
    expect(found?.particulars.published?.value).toBe('2031-11-04T01:30:00+05:00')
  })
})
