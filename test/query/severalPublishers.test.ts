import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import type { View } from '../../src/card/view.ts'
import { DISCORD_CAPACITY } from '../../src/discord/limits.ts'
import { replyData } from '../../src/terminal/data.ts'
import { backgrounderOf, sourceFile, type Files } from '../knowledge/folder.ts'

/* What several publishers tell: wire copy once, each publisher before one comes twice. */

const WIRE = 'The Orla Dam in Tarnholm burst on 3 May 2031 after two nights of rain, the inspectors said.'
const head = (publisher: string, day = '2031-05-04'): string =>
  `title: ${publisher} on the dam\npublisher: ${publisher}\npublished: ${day}\nkind: news`

const files: Files = {
  'sources/a.md': sourceFile(
    [WIRE, 'The Orla Dam had been old.', 'The Orla Dam was watched by nobody.'].join('\n\n'),
    head('Velm Post'),
  ),
  'sources/b.md': sourceFile(WIRE.replace('two nights', 'both nights'), head('Coast Herald')),
  'sources/c.md': sourceFile(
    ['The Orla Dam will be built anew.', 'Inspectors left Tarnholm on 3 May 2031.'].join('\n\n'),
    head('Norport Times'),
  ),
}

async function answered(line: string, from: Files = files, view?: View) {
  const backgrounder = await backgrounderOf(from)
  const request = { ...backgrounder.read(line), ...(view && { view }) }
  const { card, answer } = await backgrounder.reply(request, { isAdministrator: false }, ROOMY)
  return { card, quotes: replyData({ answer, card }).excerpts.map(({ quote }) => quote) }
}

describe('a sentence of wire copy', () => {
  it.each(['/place Orla Dam', '/ask When did the Orla Dam burst?', '/topic dam', '/event Orla Dam burst'])(
    'stands once, with where else it stands: %s',
    async (line) => {
      const { card, quotes } = await answered(line, files, 'excerpts')
      expect(quotes.filter((quote) => quote.includes('nights of rain'))).toHaveLength(1)
      expect(JSON.stringify(card.sections)).toMatch(/also in (?:Velm Post|Coast Herald)/)
    },
  )

  it('stands once beside the figure that it gives', async () => {
    const counts = 'Some 34 boats sank in the harbour of Velm on Monday night, the harbour master said.'
    const { card } = await answered(
      '/figures Velm',
      {
        'sources/a.md': sourceFile(counts, head('Velm Post')),
        'sources/b.md': sourceFile(counts, head('Coast Herald')),
      },
      'excerpts',
    )
    expect(JSON.stringify(card.sections)).toContain('also in Coast Herald')
  })
})

describe('an event', () => {
  it('gathers what else is told of its day and its place, and says so', async () => {
    const { card, quotes } = await answered('/event Orla Dam burst', files, 'excerpts')
    expect(quotes[0]).toContain('nights of rain')
    expect(quotes).toContain('Inspectors left Tarnholm on 3 May 2031.')
    expect(card.notes.join(' ')).toContain('its day (2031-05-03) and its place (Tarnholm)')
  })
})

describe('a timeline of several pages', () => {
  it('says of each which time it covers, without a gap, and draws the latest', async () => {
    const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August']
    const text = months.flatMap((month, at) =>
      [1, 12, 20].map(
        (day) => `On ${day} ${month} 2030 the Orla Dam let out ${at + day} litres, and boats waited.`,
      ),
    )
    const backgrounder = await backgrounderOf({
      'sources/a.md': sourceFile(text.join('\n\n'), head('Velm Post')),
    })
    const asked = { ...backgrounder.read('/timeline Orla Dam'), view: 'timeline' as const }
    const pages = []
    for (let page = 1; ; page += 1) {
      const { card } = await backgrounder.reply(
        { ...asked, page },
        { isAdministrator: false },
        DISCORD_CAPACITY,
      )
      pages.push(card)
      if (card.page.next === undefined) break
    }
    const periods = pages.map(({ label }) => /\d+ \w+ 2030(?: to \d+ \w+ 2030)?$/.exec(label)?.[0])
    expect(periods[0]).toMatch(/^1 January 2030 to /)
    expect(periods.at(-1)).toMatch(/20 August 2030$/)
    expect(periods).not.toContain(undefined)
    expect(pages[0]?.chart).toMatchObject({ type: 'spans', title: 'Timeline: Orla Dam' })
    const entries = pages.map(({ sections }) =>
      sections.reduce((sum, section) => sum + (section.type === 'timeline' ? section.entries.length : 0), 0),
    )
    expect(Math.max(...entries)).toBeGreaterThan(3)
  })
})
