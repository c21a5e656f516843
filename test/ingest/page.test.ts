import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPage } from '../../src/ingest/html/page.ts'
import { ARTICLE_LINES, articlePage } from './web.ts'

describe('the text of a page', () => {
  it('is the article, without menus, captions, links elsewhere and footer', () => {
    expect(readPage(articlePage()).text.split('\n\n')).toEqual(ARTICLE_LINES)
  })

  it('keeps lists, tables and quotations', () => {
    const body = `<h2>What it costs</h2><ul><li>Hull: 40,000 crowns</li><li>Engine: 12,000 crowns</li></ul>
      <table><caption>Passengers a year</caption><tr><th>Year</th><th>Passengers</th></tr><tr><td>2029</td><td>11,400</td></tr></table>
      <blockquote>We will not let the town be cut off for a whole winter, whatever the board says.</blockquote>`
    const lines = readPage(articlePage({ body })).text.split('\n\n')
    expect(lines).toContain('Hull: 40,000 crowns')
    expect(lines.slice(lines.indexOf('Passengers a year'))).toEqual([
      'Passengers a year',
      'Year | Passengers',
      '2029 | 11,400',
      'We will not let the town be cut off for a whole winter, whatever the board says.',
    ])
  })

  it('says a pull quote once, and keeps what is quoted nowhere else', () => {
    const [, second = ''] = ARTICLE_LINES
    const own = '“We were never asked, and nobody told us what it would cost,” a fisherman said at the pier.'
    const body = `<aside class="pullquote">“${second.slice(12, 90)}”</aside><blockquote><p>${own}</p></blockquote>`
    expect(readPage(articlePage({ body })).text.split('\n\n')).toEqual([...ARTICLE_LINES, own])
  })

  it('has apart, at its end, what stands beside it: captions without credits, and pull quotes in other words', () => {
    const caption = 'The lamp room in 1931, before the second lens was fitted.'
    const pulled = 'Nobody on the board has ever been to sea.'
    const [first = ''] = ARTICLE_LINES
    const body = `<figure><img src="lamp.jpg"><figcaption>${caption} <span class="credit">Coast Museum</span></figcaption></figure>
      <figure><img src="pier.jpg"><figcaption>${caption} Photo: A. Lens</figcaption></figure>
      <figure><img src="map.png"><figcaption>The pier</figcaption></figure>
      <figure><figcaption>${first}</figcaption></figure>
      <div class="pull-quote"><p>${pulled}</p></div>
      <p>The vote was five to two, and one member of the board stayed away from it.</p>`
    const { text, apart } = readPage(articlePage({ body }))
    expect(text.split('\n\n').slice(-3)).toEqual([
      'The vote was five to two, and one member of the board stayed away from it.',
      caption,
      pulled,
    ])
    expect(apart).toEqual(['caption', 'pull quote'])
  })

  it('keeps tables and quotations that stand in figures', () => {
    const quotation = 'We will not let the town be cut off for a whole winter, whatever the board says.'
    const body = `<figure class="wp-block-table"><table><tr><td>2029</td><td>11,400</td></tr></table><figcaption>Passengers by year, as the harbour counts them</figcaption></figure>
      <figure><blockquote>${quotation}</blockquote></figure><p>The harbour board did not answer when this paper asked.</p>`
    const { text, apart } = readPage(articlePage({ body }))
    expect(text.split('\n\n').slice(3)).toEqual([
      '2029 | 11,400',
      quotation,
      'The harbour board did not answer when this paper asked.',
      'Passengers by year, as the harbour counts them',
    ])
    expect(apart).toEqual(['caption'])
  })

  it('comes from markup that is nested deeper than calls may be', () => {
    const deep = '<div>'.repeat(5_000)
    const { text } = readPage(articlePage({ paragraphs: [`${deep}${ARTICLE_LINES[0] ?? ''}`] }))
    expect(text).toContain('will stop for the winter')
  })

  it('is read from any bytes without an error', () => {
    const parts = fc.constantFrom(
      '<p>',
      '</p>',
      '<table><tr>',
      '<script>',
      '<!--',
      '<a href="',
      '">',
      '&#x',
      'word ',
      '<svg><p>',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 40 }), (html) => {
        expect(typeof readPage(html.join('')).text).toBe('string')
      }),
    )
  })
})

describe('the particulars of a page', () => {
  const linked = (data: unknown): string =>
    `<script type="application/ld+json">${JSON.stringify(data)}</script>`

  it('come from JSON-LD, each with where it was read from', () => {
    const head = linked({
      '@graph': [
        {
          '@type': 'OpinionNewsArticle',
          headline: 'Ferry stops for winter',
          author: [{ '@type': 'Person', name: 'B. Berg' }, { name: 'C. Dahl' }],
          publisher: { '@type': 'Organization', name: 'The Lune Herald' },
          datePublished: '2031-11-04T01:30:00+05:00',
        },
      ],
    })
    expect(readPage(articlePage({ head })).particulars).toMatchObject({
      title: { value: 'Ferry stops for winter', from: 'JSON-LD headline' },
      author: { value: 'B. Berg, C. Dahl', from: 'JSON-LD author' },
      publisher: { value: 'The Lune Herald' },
      published: { value: '2031-11-04T01:30:00+05:00', from: 'JSON-LD datePublished' },
      kind: { value: 'opinion' },
      language: { value: 'en', from: 'html lang' },
    })
  })

  it('come from meta elements where there is no JSON-LD', () => {
    const head = `<meta property="article:published_time" content="2031-11-04T01:30:00Z"><meta name="author" content="By B. Berg">
      <meta property="og:site_name" content="The Lune Herald"><link rel="canonical" href="/ferry">`
    expect(
      readPage(articlePage({ head }), 'https://herald.example/ferry?utm_source=x').particulars,
    ).toMatchObject({
      published: { value: '2031-11-04T01:30:00Z' },
      author: { value: 'B. Berg' },
      publisher: { value: 'The Lune Herald' },
      url: { value: 'https://herald.example/ferry' },
    })
  })

  it('give the heading that readers see, without the name of the site and with no references in it', () => {
    const titled = (title: string, heading: string, data: string): string | undefined =>
      readPage(
        `<html><head><title>${title}</title><meta property="og:site_name" content="Lune Herald">${linked({ '@type': 'NewsArticle', headline: data })}</head><body><h1>Lune Herald</h1><article><h1>${heading}</h1><p>${ARTICLE_LINES.join(' ')}</p></article></body></html>`,
      ).particulars.title?.value
    const whole = 'The ferry to Sand Key stops for the winter'
    expect(titled(`Opinion | ${whole} - Lune Herald`, whole, 'Ferry Sand Key winter stop')).toBe(whole)
    expect(titled(`${whole} | Lune Herald`, 'Most read', `${whole} | Lune Herald`)).toBe(whole)
    expect(titled('“Stop” - Lune Herald', '“Stop”', '&#8220;Stop&#8221;')).toBe('“Stop”')
  })

  it.each([
    [linked({ '@type': 'LiveBlogPosting' }), 'live'],
    [linked({ '@type': 'NewsArticle', articleSection: 'Opinion' }), 'opinion'],
    ['<meta property="article:section" content="Analysis">', 'analysis'],
    [linked({ '@type': 'NewsArticle', articleSection: 'Harbour' }), 'news'],
    ['<meta property="article:section" content="Harbour">', undefined],
  ])('have a kind by %s: %s', (head, kind) => {
    expect(readPage(articlePage({ head })).particulars.kind?.value).toBe(kind)
  })

  it.each([
    [
      '<meta itemprop="datePublished dateCreated" content="2031-11-04T11:00:09.000Z">',
      '2031-11-04T11:00:09Z',
    ],
    [linked({ '@type': 'NewsArticle', datePublished: '4 Nov 2031 07:09 GMT' }), '2031-11-04T07:09:00Z'],
    [linked({ '@type': 'NewsArticle', datePublished: '0001-01-01T00:00:00Z' }), undefined],
    [linked({ '@type': 'NewsArticle', datePublished: '1970-01-01T00:00:00Z' }), undefined],
    [
      '<meta property="article:published_time" content="November 4, 2031, 07:47 PM EST">',
      '2031-11-04T19:47:00-05:00',
    ],
    ['<span class="publish-date">Published 11:11 PM EST Nov 4, 2031</span>', '2031-11-04'],
    ['<span class="storyDate">Posted: Fri 6:45 PM, Nov 7, 2031</span>', '2031-11-07'],
    [
      '<time datetime="Tue Nov 04 2031 05:44:06 GMT+0000 (UTC)">yesterday</time>',
      '2031-11-04T05:44:06+00:00',
    ],
    ['<p class="date">4 November 2031</p><p class="date">5 November 2031</p>', undefined],
    ['<p class="date">Updated 4 November 2031</p>', undefined],
    ['<p class="tweet-date">4 November 2031</p>', undefined],
  ])('have a date by %s: %s', (said, published) => {
    expect(
      readPage(`<html lang="en"><head></head><body>${said}${articlePage()}</body></html>`).particulars
        .published?.value,
    ).toBe(published)
  })

  it('are absent where the page does not say them', () => {
    const { particulars } = readPage('<html><body><p>Nothing but a line.</p></body></html>')
    expect(Object.keys(particulars)).toEqual([])
  })

  it.each([
    [
      'a headline of something else',
      linked({ '@type': 'NewsArticle', headline: 'Subscribe now' }),
      'title',
      'Ferry stops for winter',
    ],
    ['a date that is none', '<meta name="date" content="banana">', 'published', undefined],
    [
      'an address as an author',
      '<meta name="author" content="https://herald.example/b">',
      'author',
      'B. Berg',
    ],
    [
      'JSON-LD that is broken',
      '<script type="application/ld+json">{"@type": </script>',
      'publisher',
      undefined,
    ],
  ] as const)('do not take %s', (_what, head, name, value) => {
    expect(readPage(articlePage({ head })).particulars[name]?.value).toBe(value)
  })
})
