import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import { excerptsOf, type Card } from '../../src/card/card.ts'
import type { Caller } from '../../src/command/backgrounder.ts'
import { desk as openDesk, FERRY as ID } from '../ingest/desk.ts'
import { ARTICLE_LINES } from '../ingest/web.ts'

const ADA = { id: 'chat ada', isAdministrator: true }

async function desk(mayAnybodyAdd = false) {
  const opened = await openDesk(mayAnybodyAdd)
  const { program } = opened
  const ask = async (line: string, caller: Caller = ADA): Promise<Card> =>
    (await program.reply(program.read(line), caller, ROOMY)).card
  return { ...opened, ask, url: opened.ferry }
}

function wordsOf({ heading, label, notes, sections }: Card): string {
  const items = sections.flatMap((section) =>
    section.type === 'list' ? section.items.map(({ term, description }) => `${term} ${description}`) : [],
  )
  return [heading, label, ...notes, ...items].join('\n')
}

describe('/kb add', () => {
  it('answers with a card of the source, which can be asked right after', async () => {
    const { ask, url } = await desk()
    const card = await ask(`/kb add ${url}`)
    expect(card.heading).toBe('Ferry stops for winter')
    for (const words of ['The Lune Herald', '4 November 2031', '3 passages', 'can be asked from now on'])
      expect(wordsOf(card)).toContain(words)
    expect(excerptsOf(card)[0]?.quote).toBe(ARTICLE_LINES[0])
    expect(card.request).toMatchObject({ command: 'source', arguments: { id: ID } })
    const asked = await ask('what did the mayor of Port Lune reject?')
    expect(excerptsOf(asked)[0]?.quote).toBe(ARTICLE_LINES[2])
  })

  it.each(['<%>', '<%|the ferry>', '[the ferry](%)'])(
    'reads a link as a chat writes it: %s',
    async (form) => {
      const { ask, url } = await desk()
      expect((await ask(`/kb add ${form.replace('%', url)}`)).heading).toBe('Ferry stops for winter')
    },
  )

  it('says what it needs, and why something is not added', async () => {
    const { ask, web } = await desk()
    expect(wordsOf(await ask('/kb add the ferry'))).toContain(
      '/kb add needs an address that begins with https://',
    )
    const refused = await ask(`/kb add ${web.url('/none')}`)
    expect(wordsOf(refused)).toBe(
      'Not added\nadministration\nThe server answers with status 404.\nCheck the address.',
    )
  })

  it('is for administrators, unless the operator lets anybody add drafts', async () => {
    const closed = await desk()
    const reader = { id: 'chat cy', isAdministrator: false }
    expect(wordsOf(await closed.ask(`/kb add ${closed.url}`, reader))).toContain('is for administrators')
    const open = await desk(true)
    const card = await open.ask(`/kb add ${open.url}`, reader)
    expect(wordsOf(card)).toContain('It waits for an administrator to read it')
    expect(wordsOf(await open.ask(`/kb add ${open.url}`, { isAdministrator: false }))).toContain(
      'Who you are is not known here',
    )
  })
})

describe('what waits for a review', () => {
  it('is offered by its id, and a source says that its new version waits', async () => {
    const { ask, url, program, knowledge } = await desk()
    await ask(`/kb add ${url}`)
    expect(wordsOf(await ask(`/source ${ID}`))).not.toContain('waits')
    const content = readFileSync(path.join(knowledge, 'sources', `${ID}.md`), 'utf8')
    mkdirSync(path.join(knowledge, 'drafts'))
    writeFileSync(path.join(knowledge, 'drafts', `${ID}.md`), content.replace('40,000', '45,000'))
    const drafts = (): unknown => program.complete('kb publish', 'id', 'ferry', 25)
    await expect.poll(drafts, { timeout: 30_000 }).toEqual([{ label: ID, value: ID }])
    expect(wordsOf(await ask(`/source ${ID}`))).toContain('the new version waits for a review')
  })

  it('is listed with its beginning and its problems, and read and decided by buttons', async () => {
    const { ask, url, program, knowledge } = await desk()
    await ask(`/kb add ${url} as:draft`)
    writeFileSync(path.join(knowledge, 'drafts', 'short.md'), '---\ntitle: Short\n---\nToo short.\n')
    const list = await ask('/kb drafts')
    expect(wordsOf(list)).toContain('2. Short')
    expect(wordsOf(list)).toContain('Its text has 11 characters')
    expect(wordsOf(list)).toContain(`Begins: “${ARTICLE_LINES[0]?.slice(0, 40)}`)
    expect(list.suggestions.map(({ label }) => label)).toEqual([
      'Publish 1',
      'Reject 1',
      'Read 1',
      'Publish 2',
      'Reject 2',
      'Read 2',
    ])
    const press = async (card: Card, label: string) => {
      const pressed = card.suggestions.find((each) => each.label === label)?.request
      if (!pressed) throw new Error(`No button ${label}`)
      return (await program.reply(pressed, ADA, ROOMY)).card
    }
    const draft = await press(list, 'Read 1')
    for (const line of ARTICLE_LINES) expect(wordsOf(draft)).toContain(line)
    const before = readFileSync(path.join(knowledge, 'drafts', `${ID}.md`), 'utf8')
    const published = await press(draft, 'Publish')
    expect(wordsOf(published)).toContain('Published. It can be asked from now on.')
    expect(readFileSync(path.join(knowledge, 'sources', `${ID}.md`), 'utf8')).toBe(before)
    expect(wordsOf(await press(list, 'Reject 1'))).toContain(`${ID} was published already, by chat ada`)
    expect(wordsOf(await press(list, 'Reject 2'))).toContain('rejected/short.md')
    expect((await ask('/kb drafts')).heading).toBe('Nothing waits for a review')
  })

  it('is turned page by page without being decided once more', async () => {
    const { ask, knowledge, program } = await desk()
    mkdirSync(path.join(knowledge, 'drafts'))
    const long = Array.from({ length: 80 }, (_, at) => `Line ${at} of a long text about a ferry.`).join(
      '\n\n',
    )
    writeFileSync(path.join(knowledge, 'drafts', 'long.md'), `---\ntitle: Long\n---\n${long}\n`)
    const narrow = { ...ROOMY, characters: 1_500 }
    const first = await program.reply(program.read('/kb drafts long'), ADA, narrow)
    const { next } = first.card.page
    expect(first.card.page.count).toBeGreaterThan(1)
    expect(next && wordsOf((await program.reply(next, ADA, narrow)).card)).toContain('Line ')
    expect((await ask('/kb drafts')).heading).toBe('Waiting for a review: 1')
  })
})

describe('/kb feeds', () => {
  it('says that there is none, and how each does', async () => {
    const { ask, knowledge } = await desk()
    expect(wordsOf(await ask('/kb feeds'))).toContain('there is none')
    writeFileSync(path.join(knowledge, 'feeds.yaml'), '- url: https://herald.example/rss\n')
    const card = await ask('/kb feeds')
    expect(card.heading).toBe('1 feed')
    expect(wordsOf(card)).toContain(
      'No article yet. Never read yet. Next as soon as it is due, every 30 minutes.',
    )
  })
})
