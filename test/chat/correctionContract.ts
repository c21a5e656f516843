import { afterEach, describe, expect, it } from 'vitest'
import { actorYaml, sourceFile, type Files } from '../knowledge/folder.ts'
import type { Chat, ChatSettings } from './deliveryContract.ts'
import { Newsroom } from './newsroom.ts'

const MINUTE = 60_000
const OLD = 'Twelve boats left the quay of Norport.'
const NEW = 'Nine boats left the quay of Norport.'

const article = (text: string, more = ''): string =>
  sourceFile(text, `title: The quay\npublisher: The Norport Mail\npublished: 2032-11-20${more}`)

const FIRST: Files = {
  'sources/a.md': article(`${OLD} Nobody was hurt.`),
  'sources/b.md': sourceFile('The ferry of Sudby sank.', 'title: The ferry'),
  'actors/holm.yaml': actorYaml({
    id: 'holm',
    name: 'Ada Holm',
    exact: 'Nobody was hurt',
    statement: 'Ada Holm saw nobody hurt.',
  }),
}
/** As the program keeps an article that its publisher changed. */
const CORRECTED: Files = {
  'sources/a.md': article(`${NEW} Nobody was hurt.`),
  'versions/a/2032-11-24.md': article(`${OLD} Nobody was hurt.`),
}

/** A text without what sets words off, and without the ends of what is set off. */
function bare(text: string): string {
  return text.replaceAll(/[*\\\s]+/g, '')
}

/** What holds on every platform of cards whose sources are corrected. */
export function correctionContract(
  platform: string,
  openChat: (settings: ChatSettings) => Promise<Chat>,
): void {
  describe(`a shared card on ${platform}`, () => {
    let newsroom: Newsroom
    let shared = 0
    const opened = async (settings: ChatSettings = { mayManage: true }): Promise<Newsroom> => {
      newsroom = await Newsroom.open(openChat, settings, FIRST)
      shared = 0
      return newsroom
    }
    /** Shares the answer of a question. */
    const share = async (line: string): Promise<void> => {
      const { buttons } = await newsroom.chat.command(line)
      await newsroom.chat.press(buttons.get('Share') ?? '')
      await newsroom.remembers((shared += 1))
    }
    afterEach(() => newsroom.close())

    it('is corrected where it stands, wherever it was shared, with the new words beside', async () => {
      const { chat } = await opened()
      for (let count = 0; count < 5; count += 1) await share('/ask boats quay Norport')
      await share('/ask ferry Sudby')
      const began = Date.now()
      await newsroom.change(CORRECTED)
      expect(Date.now() - began).toBeLessThan(10_000)
      expect(chat.edits).toBe(5)
      const messages = new Set<string>()
      for (let count = 0; count < 5; count += 1) {
        const { text, message, struck } = await chat.edited()
        messages.add(message)
        expect(text).toContain('Corrected 24 November 2032: what is struck out no longer stands.')
        expect(struck).toContain(OLD)
        expect(text).toContain('Corrected by its publisher 24 November 2032. Paragraph 1 has now:')
        expect(text).toContain(NEW)
        expect(text).toContain('Shared by')
      }
      expect(messages.size).toBe(5)
      await newsroom.after(2 * MINUTE)
      await newsroom.change({ 'sources/c.md': sourceFile('The mayor resigns.', 'title: C') })
      expect(chat.edits).toBe(5)
    })

    it('is marked where its source was withdrawn, and is as it was where it no longer is', async () => {
      const { chat } = await opened()
      await share('/ask boats quay Norport')
      await newsroom.change({ 'sources/a.md': article(`${OLD} Nobody was hurt.`, '\nwithdrawn: 2032-11-23') })
      const { text, struck } = await chat.edited()
      expect(text).toContain('Withdrawn 23 November 2032: nobody stands by what is struck out any more.')
      expect(struck).toContain(OLD)
      await newsroom.change({ 'sources/a.md': article(`${OLD} Nobody was hurt.`) })
      // A card is not changed again at once.
      expect(chat.edits).toBe(1)
      await newsroom.after(2 * MINUTE)
      const restored = await chat.edited()
      expect(bare(restored.text)).toContain(bare(OLD))
      expect(restored.text).not.toContain('Withdrawn')
    })

    it('tells what the editors say now, and what they take back', async () => {
      const { chat } = await opened()
      await share('/actor Ada Holm')
      const statement = 'Ada Holm counted the boats.'
      await newsroom.change({
        'actors/holm.yaml': actorYaml({ id: 'holm', name: 'Ada Holm', exact: 'Nobody was hurt', statement }),
      })
      const { text, struck } = await chat.edited()
      expect(struck).toContain('Ada Holm saw nobody hurt.')
      expect(bare(text)).toContain(bare(`Changed by the editors 24 November 2032: ${statement}`))
      await newsroom.after(2 * MINUTE)
      await newsroom.change({}, ['actors/holm.yaml'])
      expect((await chat.edited()).text).toContain('Taken back by the editors 24 November 2032.')
    })

    it('of a watch, and of an answer to a mention, is corrected too', async () => {
      const { chat } = await opened()
      await chat.command('/watch Norport')
      await newsroom.comesIn('d', 'The mayor of Norport resigns.')
      expect((await chat.posted()).text).toContain('resigns')
      await chat.mention('the mayor of Norport')
      await newsroom.remembers(2)
      await newsroom.change({ 'sources/d.md': sourceFile('The mayor of Norport stays.', 'title: D') })
      expect(chat.edits).toBe(2)
      expect((await chat.edited()).text).toContain('No longer in the source since 24 November 2032.')
    })

    it('that cannot be changed is answered with what was corrected; one that was deleted is let be', async () => {
      const { chat } = await opened()
      await share('/ask boats quay Norport')
      await share('/ask boats quay Norport')
      const before = chat.posts
      chat.failEdits('forbidden', 'gone')
      await newsroom.change(CORRECTED)
      expect(chat.edits).toBe(0)
      expect(chat.posts).toBe(before + 1)
      const { text } = chat.lastPost
      expect(text).toContain('correction of a card above')
      expect(text).toContain(NEW)
    })

    it('that cannot be reached at all is listed for administrators', async () => {
      const { chat } = await opened({ mayManage: true, isAdministrator: true })
      await share('/ask boats quay Norport')
      chat.failEdits('forbidden')
      chat.failPosts('forbidden')
      await newsroom.change(CORRECTED)
      const { text } = await chat.command('/kb corrections')
      expect(text).toMatch(/1 could not be reached/)
      expect(text).toContain('boats quay Norport')
    })

    it('is corrected later where the platform fails, by another process too, once', async () => {
      const { chat } = await opened()
      await share('/ask boats quay Norport')
      chat.failEdits('failed')
      await newsroom.change(CORRECTED)
      expect(chat.edits).toBe(0)
      await newsroom.after(2 * MINUTE)
      expect((await chat.edited()).text).toContain(NEW)
      await newsroom.inAnotherProcess()
      await newsroom.after(2 * MINUTE)
      expect(chat.edits).toBe(1)
    })

    it('is forgotten with whoever shared it', async () => {
      const { chat } = await opened()
      await share('/ask boats quay Norport')
      expect((await chat.command('/watch forget-me')).text).toContain('1 card')
      await newsroom.change(CORRECTED)
      expect((await chat.edited()).text).not.toContain('Shared by')
    })
  })
}
