import { expect } from 'vitest'
import { Correcting } from '../../src/chat/correcting.ts'
import { Watching } from '../../src/chat/watching.ts'
import type { Backgrounder } from '../../src/command/backgrounder.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { SharedCards } from '../../src/correction/sharedCards.ts'
import { memoryState } from '../../src/state/memory.ts'
import { History } from '../../src/watch/history.ts'
import { Looks } from '../../src/watch/looks.ts'
import { Watches } from '../../src/watch/watches.ts'
import { sourceFile, TestFolder, TODAY, type Files } from '../knowledge/folder.ts'
import { recordingLog } from '../recordingLog.ts'
import type { Chat, ChatSettings } from './deliveryContract.ts'

export const FIRST = { 'sources/a.md': sourceFile('Ada Holm opened the quay of Norport.', 'title: The quay') }

/** A program on a folder of its own, with a clock of its own, whose watches are posted to a platform. */
export class Newsroom {
  readonly folder: TestFolder
  readonly backgrounder: Backgrounder
  readonly chat: Chat
  readonly #state: ReturnType<typeof memoryState>
  readonly #shared: SharedCards
  readonly #history: History
  readonly #watching: Watching
  readonly #correcting: Correcting
  readonly #clock: { now: number }

  private constructor(parts: {
    folder: TestFolder
    backgrounder: Backgrounder
    chat: Chat
    state: ReturnType<typeof memoryState>
    shared: SharedCards
    history: History
    clock: { now: number }
  }) {
    this.folder = parts.folder
    this.backgrounder = parts.backgrounder
    this.chat = parts.chat
    this.#state = parts.state
    this.#clock = parts.clock
    this.#shared = parts.shared
    this.#history = parts.history
    this.#watching = this.#newWatching()
    this.#correcting = this.#newCorrecting()
  }

  static async open(
    openChat: (settings: ChatSettings) => Promise<Chat>,
    settings: ChatSettings = { mayManage: true },
    files: Files = FIRST,
  ): Promise<Newsroom> {
    const folder = await TestFolder.of(files)
    const clock = { now: TODAY.getTime() }
    const state = memoryState(() => clock.now)
    const history = new History(state)
    const watching = {
      watches: new Watches(state, () => clock.now),
      history,
      looks: new Looks(state),
    }
    const shared = new SharedCards(state, () => clock.now)
    const store = await folder.open()
    const backgrounder = createBackgrounder(store, () => new Date(clock.now), undefined, {
      watching,
      shared,
    })
    const chat = await openChat({ ...settings, backgrounder })
    const newsroom = new Newsroom({ folder, backgrounder, chat, state, shared, history, clock })
    await newsroom.#correcting.start()
    await newsroom.#watching.start()
    return newsroom
  }

  #newWatching(): Watching {
    const { posting, capacity } = this.chat.outlet
    const outlets = new Map(['discord', 'slack'].map((platform) => [platform, { posting, capacity }]))
    return new Watching({
      backgrounder: this.backgrounder,
      outlets,
      state: this.#state,
      log: recordingLog().log,
      now: () => this.#clock.now,
    })
  }

  #newCorrecting(): Correcting {
    const { posting } = this.chat.outlet
    return new Correcting({
      shared: this.#shared,
      history: this.#history,
      outlets: new Map(['discord', 'slack'].map((platform) => [platform, { posting }])),
      state: this.#state,
      log: recordingLog().log,
      now: () => this.#clock.now,
    })
  }

  /** Waits until so many shared cards are remembered: that comes after the reader has them. */
  async remembers(count: number): Promise<void> {
    await expect.poll(() => this.#shared.count()).toBe(count)
  }

  /** Puts an article into the folder and waits until nobody has anything to be told any more. */
  async comesIn(id: string, text: string): Promise<void> {
    await this.change({ [`sources/${id}.md`]: sourceFile(text, `title: ${id}\npublished: 2032-11-24`) })
  }

  /** Changes the folder, and waits until nobody has anything to be told any more. */
  async change(files: Files, removed: readonly string[] = []): Promise<void> {
    await this.folder.write(files)
    for (const file of removed) await this.folder.remove(file)
    await this.backgrounder.store.reload()
    await this.backgrounder.store.reacted()
    await this.#watching.settled()
    await this.#correcting.settled()
  }

  /** Time goes by, and what is due is done. */
  async after(milliseconds: number): Promise<void> {
    this.#clock.now += milliseconds
    this.#watching.wake()
    this.#correcting.wake()
    await this.#watching.settled()
    await this.#correcting.settled()
  }

  /** Another process does the rest, with what is remembered. */
  async inAnotherProcess(): Promise<void> {
    const other = this.#newWatching()
    await other.start()
    await other.settled()
    await other.stop()
  }

  async close(): Promise<void> {
    await this.#watching.stop()
    await this.#correcting.stop()
    await this.chat.close()
  }
}
