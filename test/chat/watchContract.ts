import { afterEach, describe, expect, it } from 'vitest'
import type { Chat, ChatSettings } from './deliveryContract.ts'
import { sourceFile } from '../knowledge/folder.ts'
import { FIRST, Newsroom } from './newsroom.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** What holds on every platform of what people watch. */
export function watchContract(platform: string, openChat: (settings: ChatSettings) => Promise<Chat>): void {
  describe(`a watch on ${platform}`, () => {
    let newsroom: Newsroom
    const opened = async (settings?: ChatSettings): Promise<Newsroom> => {
      newsroom = await Newsroom.open(openChat, settings)
      return newsroom
    }
    afterEach(() => newsroom.close())

    it('posts what comes in about it, quoted and cited, and nothing that was there or is about others', async () => {
      const { chat } = await opened()
      const { text, to } = await chat.command('/watch Ada Holm')
      expect(to).toBe('asker')
      expect(text).toContain('What comes in on “/actor Ada Holm” is posted here')
      await newsroom.comesIn('b', 'The ferry of Sudby sank.')
      expect(chat.posts).toBe(0)
      await newsroom.comesIn('c', 'Ada Holm closed the quay. The ferry waits.')
      const posted = await chat.posted()
      expect(posted.text).toContain('closed the quay.')
      expect(posted.text).not.toContain('opened the quay')
      expect(posted.text).toContain('One thing is new since 2032-11-24 12:00 UTC.')
      expect(chat.posts).toBe(1)
    })

    it('is set up by a button of the card too', async () => {
      const { chat } = await opened()
      const { buttons } = await chat.command('/actor Ada Holm')
      const { text, to } = await chat.press(buttons.get('Watch') ?? '')
      expect(text).toContain('What comes in on “/actor Ada Holm” is posted here')
      expect(to).not.toBe('everybody')
      await newsroom.comesIn('c', 'Ada Holm closed the quay.')
      expect((await chat.posted()).text).toContain('closed the quay')
    })

    it('posts at once and then rests a while, and posts together what came in meanwhile, each thing once', async () => {
      const { chat } = await opened()
      await chat.command('/watch Ada Holm')
      await newsroom.comesIn('b', 'Ada Holm closed the quay.')
      expect((await chat.posted()).text).toContain('closed the quay')
      await newsroom.comesIn('c', 'Ada Holm left Norport.')
      await newsroom.comesIn('d', 'Ada Holm sold the ferry.')
      // Wire copy of what was told.
      await newsroom.comesIn('e', 'Ada Holm closed the quay.')
      expect(chat.posts).toBe(1)
      await newsroom.after(11 * MINUTE)
      const { text } = await chat.posted()
      expect(text).toContain('left Norport')
      expect(text).toContain('sold the ferry')
      expect(text).not.toContain('closed the quay')
      await newsroom.after(HOUR)
      expect(chat.posts).toBe(2)
    })

    it('posts when it is due where a time was asked for', async () => {
      const { chat } = await opened()
      await chat.command('/watch Ada Holm when:"daily 18:00"')
      await newsroom.comesIn('b', 'Ada Holm closed the quay.')
      expect(chat.posts).toBe(0)
      await newsroom.after(6 * HOUR)
      expect((await chat.posted()).text).toContain('closed the quay')
      await newsroom.after(24 * HOUR)
      expect(chat.posts).toBe(1)
    })

    it('is listed, rests, goes on and is stopped', async () => {
      const { chat } = await opened()
      await chat.command('/watch Ada Holm when:hourly')
      expect((await chat.command('/watch list')).text).toMatch(/Ada Holm[\s\S]*hourly/)
      expect((await chat.command('/watch Ada Holm')).text).toContain('is watched here already')
      await chat.command('/watch pause Ada Holm')
      await newsroom.comesIn('b', 'Ada Holm closed the quay.')
      await newsroom.after(HOUR)
      expect(chat.posts).toBe(0)
      await chat.command('/watch resume Ada Holm')
      await newsroom.after(HOUR)
      expect((await chat.posted()).text).toContain('closed the quay')
      expect((await chat.command('/watch stop Ada Holm')).text).toContain('no longer watched')
      await newsroom.comesIn('c', 'Ada Holm left Norport.')
      await newsroom.after(2 * HOUR)
      expect(chat.posts).toBe(1)
      expect((await chat.command('/watch')).text).toContain('Nothing is watched here')
    })

    it('is set up by those who manage the channel only', async () => {
      const { chat } = await opened({ mayManage: false })
      expect((await chat.command('/watch Ada Holm')).text).toContain('is for those who manage this channel')
      await newsroom.comesIn('b', 'Ada Holm closed the quay.')
      expect(chat.posts).toBe(0)
    })

    it('is forgotten with all that somebody set up', async () => {
      const { chat } = await opened()
      await chat.command('/watch Ada Holm', { user: 3 })
      await chat.command('/watch Norport', { user: 4 })
      expect((await chat.command('/watch forget-me', { user: 3 })).text).toContain('1 of your watches')
      const { text } = await chat.command('/watch')
      expect(text).toContain('Norport')
      expect(text).not.toContain('Ada Holm')
    })

    it('is looked back at: a digest has what came in since a day, or since the reader last looked', async () => {
      const { chat } = await opened()
      await newsroom.after(HOUR)
      await newsroom.comesIn('b', 'Ada Holm closed the quay. The mayor of Sudby resigns.')
      const { text, to } = await chat.command('/digest since:2032-11-24')
      expect(text).toMatch(/Ada Holm: 1 new[\s\S]*closed the quay/)
      expect(text).toContain('1 article came in')
      expect(to).toBe('asker')
      expect((await chat.command('/digest Ada Holm')).text).toContain('closed the quay')
      expect((await chat.command('/digest Ada Holm')).text).toContain('Nothing came in since 2032-11-24')
      await newsroom.comesIn('c', 'Ada Holm left Norport.')
      const later = await chat.command('/digest Ada Holm')
      expect(later.text).toContain('left Norport')
      expect(later.text).not.toContain('closed the quay')
    })

    it('says of any card what was added, changed and withdrawn since a day', async () => {
      const { chat } = await opened()
      await newsroom.after(24 * HOUR)
      await newsroom.change({
        'sources/a.md': sourceFile('Ada Holm opened two quays of Norport.', 'title: The quay'),
        'versions/a/2032-11-25.md': FIRST['sources/a.md'],
        'sources/b.md': sourceFile('Ada Holm closed the ferry.', 'title: The ferry'),
        'sources/c.md': sourceFile('Ada Holm sold the ferry.', 'title: The sale'),
      })
      await newsroom.change({
        'sources/c.md': sourceFile('Ada Holm sold the ferry.', 'title: The sale\nwithdrawn: 2032-11-25'),
      })
      const { text } = await chat.command('/actor Ada Holm changed-since:2032-11-25')
      expect(text).toContain('Since 2032-11-25: 1 withdrawn, 1 changed and 1 added.')
      expect(text.replaceAll(/[*\s\\]+/g, ' ')).toMatch(/Withdrawn.*sold.*Changed.*two quays.*Added.*closed/)
      const none = await chat.command('/actor Ada Holm changed-since:2032-11-26')
      expect(none.text).toContain('Nothing changed since 2032-11-26')
    })

    it('rests where the app may no longer post, and whoever set it up is told once', async () => {
      const { chat } = await opened()
      await chat.command('/watch Ada Holm')
      chat.failPosts('forbidden')
      await newsroom.comesIn('b', 'Ada Holm closed the quay.')
      expect((await chat.posted()).text).toMatch(/I no longer post what comes in about “Ada Holm”/)
      await newsroom.comesIn('c', 'Ada Holm left Norport.')
      await newsroom.after(2 * HOUR)
      expect(chat.posts).toBe(1)
      expect((await chat.command('/watch')).text).toContain('rests')
    })

    it('posts once what the platform took though its answer was lost', async () => {
      const { chat } = await opened()
      await chat.command('/watch Ada Holm')
      chat.failPosts('lost')
      await newsroom.comesIn('b', 'Ada Holm closed the quay.')
      expect((await chat.posted()).text).toContain('closed the quay')
      await newsroom.after(2 * HOUR)
      expect(chat.posts).toBe(1)
    })

    it('posts later what the platform failed to take, once', async () => {
      const { chat } = await opened()
      await chat.command('/watch Ada Holm')
      chat.failPosts('failed')
      await newsroom.comesIn('b', 'Ada Holm closed the quay.')
      expect(chat.posts).toBe(0)
      await newsroom.after(2 * MINUTE)
      expect((await chat.posted()).text).toContain('closed the quay')
      await newsroom.inAnotherProcess()
      await newsroom.after(HOUR)
      expect(chat.posts).toBe(1)
    })
  })
}
