import PQueue from 'p-queue'
import { Allowance } from '../../state/allowance.ts'
import { createBestEffort } from '../../state/bestEffort.ts'
import { shelve, type Added, type Reading } from '../add.ts'
import { Catalogue } from '../shelf/catalogue.ts'
import { Shelf } from '../shelf/shelf.ts'
import type { Contribution } from './contribution.ts'
import { feedsHealth, type FeedsHealth } from './feedHealth.ts'
import { nameOf, refused, type Contributed, type Contributor } from './outcome.ts'
import { readContribution } from './readContribution.ts'
import { ReviewDesk, type ReviewDeskOptions } from './reviewDesk.ts'

export interface LibraryOptions extends ReviewDeskOptions {
  /** What the folder has; by default one of its own. */
  readonly catalogue?: Catalogue
  readonly reading: Reading
  /** Whether those who are no administrators may add, as drafts. */
  readonly mayAnybodyAdd: boolean
}

export interface LibraryCounts {
  /** Drafts that wait for a review. */
  readonly waiting: number
  readonly feeds: number
  /** Feeds that could not be read the last time. */
  readonly failing: number
}

const COUNTS_MILLISECONDS = 10_000

/** How many are fetched and parsed at once, and how many may wait for that. */
const AT_ONCE = 2
const MOST_WAITING = 20
/** Of those who are no administrators: so many at once, and one more every so often. */
const CONTRIBUTIONS = 5
const MS_PER_CONTRIBUTION = 2 * 60_000
/**
 * What comes in and is reviewed, for every door: chat, the page, the terminal. A door says who gives what, and shows
 * what came of it; what may be done is decided here.
 */
export class Library extends ReviewDesk {
  readonly mayAnybodyAdd: boolean
  readonly #options: LibraryOptions
  readonly #catalogue: Catalogue
  readonly #allowance: Allowance
  #counts: LibraryCounts = { waiting: 0, feeds: 0, failing: 0 }
  #ids: readonly string[] = []
  #countedAt = 0
  readonly #reading = new PQueue({ concurrency: AT_ONCE })

  constructor(options: LibraryOptions) {
    super(options)
    const { knowledge, state, log, mayAnybodyAdd } = options
    this.#options = options
    this.mayAnybodyAdd = mayAnybodyAdd
    this.#catalogue = options.catalogue ?? new Catalogue(knowledge)
    this.#allowance = new Allowance({
      state,
      bestEffort: createBestEffort(log),
      name: 'contributions',
      most: CONTRIBUTIONS,
      every: MS_PER_CONTRIBUTION,
    })
  }

  /**
   * Adds something. What an administrator adds is published at once, unless told otherwise; what anybody else adds, where
   * they may, is a draft.
   */
  async contribute(contribution: Contribution, by: Contributor, asDraft = false): Promise<Contributed> {
    const refusal = await this.#refusalFor(by)
    if (refusal) return refusal
    if (this.#reading.size >= MOST_WAITING)
      return refused('More is being read at once than there is room for.', 'Try again in a minute.')
    const read = await this.#reading.add(() => readContribution(contribution, this.#options.reading))
    const place = by.isAdministrator && !asDraft ? 'sources' : 'drafts'
    const added = await this.writing.add(async () => {
      const shelf = await Shelf.open(this.#catalogue)
      return shelve(read, { shelf, today: this.today(), place })
    })
    if (added.status === 'feed')
      return refused(
        `That is a feed of ${added.feed.items.length} articles, not one article.`,
        'Add one of its articles, or name the feed in feeds.yaml, and they come in by themselves.',
      )
    if (added.status === 'refused') return refused(added.reason, adviceFor(added.reason))
    if (added.status === 'known') return { status: 'there', id: added.id, by: added.by, where: added.where }
    const goal = added.status === 'revised' ? added.where : place
    this.#options.log.info({ id: added.id, place: goal, by: nameOf(by) }, `A document was ${added.status}.`)
    return goal === 'sources' ? this.#published(added, by) : this.#waiting(added, by)
  }

  /** How the feeds of feeds.yaml do. */
  async feeds(): Promise<FeedsHealth> {
    const { knowledge, state } = this.#options
    return feedsHealth(knowledge, state, await this.drafts(), this.now())
  }

  /** How much waits and how the feeds do, as it was looked at a moment ago: quick, for whoever watches. */
  get counts(): LibraryCounts {
    this.#countSometimes()
    return this.#counts
  }

  /** The ids of the drafts, as of a moment ago. */
  get draftIds(): readonly string[] {
    this.#countSometimes()
    return this.#ids
  }

  #countSometimes(): void {
    if (Date.now() - this.#countedAt > COUNTS_MILLISECONDS) {
      this.#countedAt = Date.now()
      void this.#count().catch((err: unknown) => {
        this.#options.log.debug({ err }, 'What waits for a review could not be counted.')
      })
    }
  }

  async #count(): Promise<void> {
    this.#ids = await this.folder.ids()
    const { feeds } = await this.feeds()
    this.#counts = {
      waiting: this.#ids.length,
      feeds: feeds.length,
      failing: feeds.filter(({ failures }) => failures > 0).length,
    }
  }

  async #refusalFor(by: Contributor): Promise<Contributed | undefined> {
    if (by.isAdministrator) return undefined
    if (!this.mayAnybodyAdd)
      return refused('Only administrators add to the knowledge here.', 'Ask one of them to add it.')
    if (by.id === undefined)
      return refused(
        'Who you are is not known here, so nothing is added.',
        'Add it on Discord or Slack, or ask an administrator.',
      )
    const wait = Math.ceil((await this.#allowance.take(by.id)) / 1000)
    return wait > 0
      ? refused('You have added as much as one may at once.', `Try again in ${wait} seconds.`)
      : undefined
  }

  async #published(
    { id, document }: Extract<Added, { status: 'added' | 'revised' }>,
    by: Contributor,
  ): Promise<Contributed> {
    return { status: 'published', id, isServed: await this.serve(id, by), doubts: document.doubts }
  }

  async #waiting(
    { id, document }: Extract<Added, { status: 'added' | 'revised' }>,
    by: Contributor,
  ): Promise<Contributed> {
    const arrival = {
      by: nameOf(by),
      isByFeed: false,
      at: this.now().getTime(),
      doubts: [...document.doubts],
    }
    await this.reviews.setArrival(id, arrival)
    const draft = await this.draft(id)
    return draft
      ? { status: 'waiting', draft }
      : refused(await this.whatHappened(id), 'Somebody was faster; nothing is left to do.')
  }
}

/** What somebody may do whose contribution could not be read. */
function adviceFor(reason: string): string {
  if (reason.includes('not on the public internet'))
    return 'Where the host is meant to be read, an operator names it in INGEST_ALLOW_HOSTS.'
  if (reason.includes('is not an address')) return 'Give an address that begins with https://.'
  if (/status 4(?:04|10)/u.test(reason)) return 'Check the address.'
  if (/No text|status 4\d\d|robots/u.test(reason))
    return 'Save what you see there as a file and add that, or paste its text on the page.'
  return 'Try again later, or save it as a file and add that.'
}
