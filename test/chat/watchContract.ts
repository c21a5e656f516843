import { afterEach, describe, expect, it } from 'vitest'
import type { Chat, ChatSettings } from './deliveryContract.ts'
import { Newsroom } from './newsroom.ts'

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
