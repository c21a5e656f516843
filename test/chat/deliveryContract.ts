import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Card } from '../../src/card/card.ts'
import type { Outlet } from '../../src/chat/watching.ts'
import type { Backgrounder } from '../../src/command/backgrounder.ts'
import { cardOf } from '../card/samples.ts'

/** An answer as it reached people. */
export interface Delivered {
  /** The reading of it, without markup. */
  readonly text: string
  /** Who sees it, or what it took the place of. */
  readonly to: 'asker' | 'everybody' | 'place'
  /** What can be pressed on it, by label. */
  readonly buttons: ReadonlyMap<string, string>
}

/** A message as it was changed. */
export interface Edited extends Delivered {
  /** What the platform calls it. */
  readonly message: string
  /** What is struck out on it. */
  readonly struck: string
}

/** A platform's real adapter on its real protocol, as one person in one channel uses it. */
export interface Chat {
  /** A slash command, such as `/actor TTP`; everything by somebody else unless it says so. */
  command(line: string, options?: { readonly id?: string; readonly user?: number }): Promise<Delivered>
  /** Presses a button of an answer that only the asker sees. */
  press(carried: string): Promise<Delivered>
  /** Presses a share button that carries a request. */
  share(line: string): Promise<Delivered>
  /** Mentions the app, and replies in a thread where there is one. @returns the answer, and what a reply goes to. */
  mention(text: string, thread?: string): Promise<Delivered & { readonly thread: string }>
  /** Delivers a command that was delivered before, and waits until it was taken. */
  again(id: string): Promise<void>
  /** How many answers went out. */
  readonly sent: number
  /** Stops the program and starts it on what it remembers. */
  restart(): Promise<void>
  /** Posts a card that nobody has asked for, and gives what was posted. */
  post(card: Card): Promise<Delivered>
  /** Where what is watched is posted to. */
  readonly outlet: Outlet
  /** The next message that the app posts. */
  posted(): Promise<Delivered>
  /** How many messages the app has posted. */
  readonly posts: number
  /** What the next attempts to post get, one each; where it is lost the message stands there, and nobody is told. */
  failPosts(...failures: ('forbidden' | 'failed' | 'lost')[]): void
  /** The next message that the app changes. */
  edited(): Promise<Edited>
  /** The message that the app posted last. */
  readonly lastPost: Delivered
  /** How many messages the app has changed. */
  readonly edits: number
  /** What the next attempts to change a message get, one each. */
  failEdits(...failures: ('forbidden' | 'gone' | 'failed')[]): void
  /** What `/metrics` says. */
  metrics(): Promise<string>
  close(): Promise<void>
}

export interface ChatSettings {
  /** Answers are for everybody. */
  readonly shares?: boolean
  /** The clock of the cooldown runs as it does. */
  readonly isHurried?: boolean
  /** Whoever asks is an administrator. */
  readonly isAdministrator?: boolean
  /** Whoever asks may say what is posted to the channel. */
  readonly mayManage?: boolean
  /** Another program than the one with the knowledge that comes with it. */
  readonly backgrounder?: Backgrounder
}

/** What holds for every platform: who sees an answer, what is answered once, what a thread is about. */
export function deliveryContract(platform: string, open: (settings: ChatSettings) => Promise<Chat>): void {
  describe(`an answer on ${platform}`, () => {
    let chat: Chat
    const opened = async (settings: ChatSettings = {}): Promise<void> => {
      await chat.close()
      chat = await open(settings)
    }
    beforeEach(async () => {
      chat = await open({})
    })
    afterEach(() => chat.close())

    it('is for the asker alone, with a button to share it', async () => {
      const { to, buttons, text } = await chat.command('/actor TTP')
      expect(to).toBe('asker')
      expect(text).toContain('Tehreek-e-Taliban Pakistan')
      expect([...buttons.keys()]).toContain('Share')
    })

    it('is for everybody where the settings say so, and then has no button to share it', async () => {
      await opened({ shares: true })
      const { to, buttons } = await chat.command('/actor TTP')
      expect(to).toBe('everybody')
      expect([...buttons.keys()]).not.toContain('Share')
    })

    it.each(['/actor zzzzqqq', '/nothing', '/timeline from:never', '/kb status'])(
      'that no channel needs is for the asker alone, whatever the settings and a button say: %s',
      async (line) => {
        await opened({ shares: true, isAdministrator: true })
        const { to, buttons } = await chat.command(line)
        expect(to).toBe('asker')
        expect([...buttons.keys()]).not.toContain('Share')
        expect((await chat.share(line)).to).toBe('asker')
      },
    )

    it('is shared in the name of whoever does', async () => {
      const { buttons } = await chat.command('/actor TTP')
      const shared = await chat.press(buttons.get('Share') ?? '')
      expect(shared.to).toBe('everybody')
      expect(shared.text).toMatch(/Shared by/)
      expect([...shared.buttons.keys()]).not.toContain('Share')
    })

    it('is counted by command and outcome, and none of its words are', async () => {
      await chat.command('/actor TTP')
      await chat.command('/actor zzzzqqq')
      await chat.command('/zzzzqqq')
      const text = await chat.metrics()
      const counts = text.split('\n').filter((line) => line.startsWith('backgrounder_answers_total'))
      expect(counts.map((line) => line.replace(/platform="\w+",/, ''))).toEqual([
        'backgrounder_answers_total{command="actor",outcome="found"} 1',
        'backgrounder_answers_total{command="actor",outcome="none"} 1',
        'backgrounder_answers_total{command="unknown",outcome="error"} 1',
      ])
      expect(text).not.toContain('zzzzqqq')
    })

    it('takes the place of the view that was left, and of the page that was turned', async () => {
      const { buttons } = await chat.command('/claims')
      const [, view = ''] = [...buttons].find(([label]) => label.startsWith('Excerpts')) ?? []
      const opened = await chat.press(view)
      expect(opened.to).toBe('place')
      const [, next = ''] = [...opened.buttons].find(([label]) => /^Next|^Page 2/.test(label)) ?? []
      const turned = await chat.press(next)
      expect(turned.to).toBe('place')
      expect(turned.text).toMatch(/Page 2 of/)
    })

    it('is given once, however often the question is delivered, after a restart too', async () => {
      const id = '690000000000000001'
      await chat.command('/actor TTP', { id })
      await chat.again(id)
      await chat.restart()
      await chat.again(id)
      await chat.command('/help')
      expect(chat.sent).toBe(2)
    })

    it('is that one asks too fast, for whoever does and nobody else', async () => {
      await opened({ isHurried: true })
      const answers: Delivered[] = []
      for (let times = 0; times < 9; times += 1) answers.push(await chat.command('/help', { user: 1 }))
      expect(answers[0]?.text).toContain('/actor')
      expect(answers.at(-1)?.text).toMatch(/You ask faster than I can look things up/)
      expect(answers.at(-1)?.to).toBe('asker')
      expect((await chat.command('/help', { user: 2 })).text).toContain('/actor')
    })

    it.each(['actor TTP', '/actor TTP', '`actor TTP`', '**actor TTP**'])(
      'to the same words is the same, however they are marked: %s',
      async (words) => {
        const { text, to } = await chat.mention(words)
        expect(to).toBe('everybody')
        expect(text.split('\n')[0]).toContain('Tehreek-e-Taliban Pakistan')
      },
    )

    it('to a follow-up is read with the subject of its thread, after a restart too', async () => {
      const { thread } = await chat.mention('actor TTP')
      await chat.restart()
      const narrowed = await chat.mention('Khyber Pakhtunkhwa', thread)
      expect(narrowed.text.split('\n')[0]).toContain('Tehreek-e-Taliban Pakistan')
      const apart = await chat.mention('Khyber Pakhtunkhwa')
      expect(apart.text.split('\n')[0]).not.toContain('Tehreek-e-Taliban Pakistan')
    })

    it('to an administrator’s question that others read is for the administrator alone', async () => {
      await opened({ isAdministrator: true })
      const { to, text } = await chat.mention('kb status')
      expect(to).toBe('asker')
      expect(text).toContain('Passages')
    })

    it('that nobody has asked for can be posted to a channel', async () => {
      const { to, text, buttons } = await chat.post(cardOf({ heading: 'The ferry sails again' }))
      expect(to).toBe('everybody')
      expect(text).toContain('The ferry sails again')
      expect([...buttons.keys()]).not.toContain('Share')
    })
  })
}
