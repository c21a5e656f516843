import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { WebClient, type WebClientOptions } from '@slack/web-api'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Card } from '../card/card.ts'
import type { Log } from '../log.ts'
import type { Painter } from '../picture/painter.ts'
import { pictureOf } from '../picture/picture.ts'
import type { BestEffort } from '../state/bestEffort.ts'
import { Collection } from '../state/collection.ts'
import type { State } from '../state/state.ts'
import { adviceFor, refusalOf } from './failures.ts'
import { withoutTokens } from './logger.ts'
import type { Pictures, SlackPicture } from './pictures.ts'

export interface UploadsOptions {
  readonly state: State
  readonly bestEffort: BestEffort
  readonly painter: Painter
  readonly log: Log
  /** How Slack is reached. */
  readonly connection: WebClientOptions
}

/** Files of all workspaces that are known without a look into the store. */
const MOST = 5_000
/** What a workspace has had for so long is uploaded once more. */
const REMEMBERED = 90 * 24 * 60 * 60 * 1000
/**
 * Slack looks through a file before a message may refer to it. It says so by a `mimetype` that is still empty, and is
 * done about a second later (slackapi/java-slack-sdk#1349, python-slack-sdk#1521). To ask it would take the scope
 * files:read, which lets an app read whatever people upload.
 */
const LOOKED_THROUGH = 1_000
/** After so many refusals of a file it is none that Slack only has not looked through yet: somebody deleted it. */
const MOST_REFUSALS = 3
/** Milliseconds for which nothing is uploaded to a workspace in which that failed, and where a scope is lacking. */
const REST = 60_000
const LONG_REST = 24 * 60 * 60 * 1000

const completed = z.object({
  files: z.tuple([
    z.object({ files: z.tuple([z.object({ id: z.string(), mimetype: z.string().optional() })]) }),
  ]),
})

/**
 * Pictures as files of the workspace, each uploaded there once, by whichever replica. They are shared with no channel, so that they stand
 * nowhere but in the messages that show them.
 */
export class Uploads implements Pictures {
  readonly #options: UploadsOptions
  /** The ids of files, by what is to be kept of the token and by the picture's hash. */
  readonly #files: Collection<string>
  /** By token and hash, as everything below: a token stands for the app in one workspace. */
  readonly #known = new LRUCache<string, SlackPicture>({ max: MOST })
  readonly #uploading = new Map<string, Promise<SlackPicture | undefined>>()
  readonly #refusals = new WeakMap<SlackPicture, number>()
  readonly #resting = new LRUCache<string, true>({ max: MOST })

  constructor(options: UploadsOptions) {
    this.#options = options
    this.#files = new Collection(options.state, 'files-slack', z.string(), REMEMBERED)
  }

  async of(card: Card, { token }: WebClient): Promise<SlackPicture | undefined> {
    const picture = pictureOf(card)
    if (!picture || token === undefined) return undefined
    const key = `${token} ${picture.hash}`
    const known = this.#known.get(key)
    if (known || this.#resting.has(token)) return known
    return this.#once(key, card, token)
  }

  refused(picture: SlackPicture): void {
    const count = (this.#refusals.get(picture) ?? 0) + 1
    this.#refusals.set(picture, count)
    if (count < MOST_REFUSALS) return
    for (const [key, known] of this.#known.entries()) if (known === picture) this.#forget(key)
  }

  doWithout(token: string): void {
    this.#resting.set(token, true, { ttl: LONG_REST })
  }

  #forget(key: string): void {
    this.#known.delete(key)
    void this.#options.bestEffort(this.#files.delete(idOf(key)), false)
  }

  #once(key: string, card: Card, token: string): Promise<SlackPicture | undefined> {
    const running = this.#uploading.get(key)
    if (running) return running
    const work = this.#upload(key, card, token).finally(() => this.#uploading.delete(key))
    this.#uploading.set(key, work)
    return work
  }

  async #upload(key: string, card: Card, token: string): Promise<SlackPicture | undefined> {
    const { painter, log, connection, bestEffort } = this.#options
    const drawn = await painter.draw(card)
    if (!drawn) return undefined
    const { altText } = drawn
    const kept = await bestEffort(this.#files.get(idOf(key)), undefined)
    if (kept !== undefined) {
      const picture = { altText, slack_file: { id: kept } }
      this.#known.set(key, picture)
      return picture
    }
    try {
      // A client of its own, for on a 429 a client holds back all its calls, the answers among them.
      const client = new WebClient(token, {
        ...connection,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      })
      // The image block has the words for those who do not see it; with `alt_txt` files get lost (python-slack-sdk#1818).
      const result = await client.files.uploadV2({
        file: Buffer.from(drawn.png),
        filename: `backgrounder-${drawn.hash}.png`,
      })
      const [{ files }] = completed.parse(result).files
      const [{ id, mimetype = '' }] = files
      if (mimetype === '') await setTimeout(LOOKED_THROUGH)
      const picture = { altText, slack_file: { id } }
      this.#known.set(key, picture)
      await bestEffort(this.#files.set(idOf(key), id), undefined)
      return picture
    } catch (error) {
      if (refusalOf(error) === 'missing_scope') this.doWithout(token)
      else this.#resting.set(token, true, { ttl: REST })
      const reason = adviceFor(error) ?? withoutTokens(String(error))
      log.warn(`Slack: a picture was not uploaded; cards go without for a while. ${reason}`)
      return undefined
    }
  }
}

/** A token is kept nowhere in the clear; what it is for is the same. */
function idOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}
