import PQueue from 'p-queue'
import type { KnowledgeStore } from '../../knowledge/store.ts'
import type { Log } from '../../log.ts'
import { Allowance } from '../../state/allowance.ts'
import { createBestEffort } from '../../state/bestEffort.ts'
import type { State } from '../../state/state.ts'
import { shelve, type Added, type Reading } from '../add.ts'
import { Catalogue, REJECTED } from '../shelf/catalogue.ts'
import { Shelf } from '../shelf/shelf.ts'
import { adoptDraft } from '../shelf/versions.ts'
import type { Contribution } from './contribution.ts'
import { readDraft, type Draft } from './draft.ts'
import { DraftFolder } from './draftFolder.ts'
import { feedsHealth, type FeedsHealth } from './feedHealth.ts'
import { readContribution } from './readContribution.ts'
import { Reviews, type Review } from './reviews.ts'

/** Who adds or decides something. */
export interface Contributor {
  readonly isAdministrator: boolean
  /** The same for the same person: `slack T1 U2`; absent where nobody is known. */
  readonly id?: string
}

/** What became of a contribution. */
export type Contributed =
  /** It is a source; whether it is served depends on the rest of the folder. */
  | {
      readonly status: 'published'
      readonly id: string
      readonly isServed: boolean
      readonly doubts: readonly string[]
    }
  | { readonly status: 'waiting'; readonly draft: Draft }
  | {
      readonly status: 'there'
      readonly id: string
      readonly by: 'address' | 'text'
      readonly where: 'sources' | 'drafts' | 'rejected'
    }
  /** Why not, and what to do, each a sentence. */
  | { readonly status: 'refused'; readonly reason: string; readonly advice: string }

/** What came of a decision. */
export type Reviewed =
  | { readonly status: 'published'; readonly id: string; readonly isServed: boolean }
  | { readonly status: 'rejected'; readonly id: string; readonly title: string }
  /** Nothing was done: a sentence says why not. */
  | { readonly status: 'undone'; readonly sentence: string }

export type Edited =
  | { readonly status: 'saved'; readonly draft: Draft }
  /** Somebody has changed it since it was read: nothing was written; this is how it stands now. */
  | { readonly status: 'changed'; readonly draft: Draft }
  | { readonly status: 'undone'; readonly sentence: string }

export interface LibraryOptions {
  /** The knowledge folder. */
  readonly knowledge: string
  /** What the folder has; by default one of its own. */
  readonly catalogue?: Catalogue
  readonly store: KnowledgeStore
  /** Puts into service what somebody wrote to the folder; by default the store reads it again. */
  readonly publish?: (by: string) => Promise<unknown>
  readonly state: State
  readonly log: Log
  readonly reading: Reading
  /** Whether those who are no administrators may add, as drafts. */
  readonly mayAnybodyAdd: boolean
  readonly now?: () => Date
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
/** A reload that runs already may have read the folder before the file was there. */
const MOST_RELOADS = 3

/**
 * What comes in and is reviewed, for every door: chat, the page, the terminal. A door says who gives what, and shows
 * what came of it; what may be done is decided here.
 */
export class Library {
  readonly mayAnybodyAdd: boolean
  readonly #options: LibraryOptions
  readonly #folder: DraftFolder
  readonly #catalogue: Catalogue
  readonly #reviews: Reviews
  readonly #allowance: Allowance
  readonly #now: () => Date
  #counts: LibraryCounts = { waiting: 0, feeds: 0, failing: 0 }
  #countedAt = 0
  readonly #reading = new PQueue({ concurrency: AT_ONCE })
  /** Whatever changes the folder, one after another. */
  readonly #writing = new PQueue({ concurrency: 1 })

  constructor(options: LibraryOptions) {
    const { knowledge, state, log, mayAnybodyAdd, now = () => new Date() } = options
    this.#options = options
    this.mayAnybodyAdd = mayAnybodyAdd
    this.#folder = new DraftFolder(knowledge)
    this.#catalogue = options.catalogue ?? new Catalogue(knowledge)
    this.#reviews = new Reviews(state)
    this.#now = now
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
    const added = await this.#writing.add(async () => {
      const shelf = await Shelf.open(this.#catalogue)
      return shelve(read, { shelf, today: this.#today(), place })
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

  /** What waits for a review, the oldest first. */
  async drafts(): Promise<readonly Draft[]> {
    const files = await this.#folder.list()
    const today = this.#today()
    return Promise.all(
      files.map(async (file) => readDraft(file, await this.#reviews.arrivalOf(file.id), today)),
    )
  }

  /** @param asked its id, or a beginning that no other draft's has. */
  async draft(asked: string): Promise<Draft | undefined> {
    const id = await this.#idOf(asked)
    const file = id === undefined ? undefined : await this.#folder.read(id)
    return file && readDraft(file, await this.#reviews.arrivalOf(file.id), this.#today())
  }

  /** Makes a draft a source, byte for byte, and puts it in service. */
  async publish(asked: string, by: Contributor): Promise<Reviewed> {
    return this.#change(asked, by, async ({ id, isPublishable, problems }): Promise<Reviewed> => {
      if (!isPublishable) return undone(`${id} could not be served: ${problems[0] ?? ''} Edit it first.`)
      const moved = await this.#folder.move(id, 'sources')
      // A draft of a source's own id is its next version.
      if (moved === 'taken' && !(await adoptDraft(this.#options.knowledge, id, this.#today())))
        return undone(`There is a source ${id} already; give the draft’s file another name.`)
      if (moved === 'gone') return undone(await this.#whatHappened(id))
      await this.#note(id, { what: 'published', by: nameOf(by), at: this.#now().getTime() })
      return { status: 'published', id, isServed: await this.#serve(id, by) }
    })
  }

  /** Puts a draft aside, where it is quoted never and known still, so that no feed brings it again. */
  async reject(asked: string, by: Contributor): Promise<Reviewed> {
    return this.#change(asked, by, async ({ id, title }): Promise<Reviewed> => {
      if ((await this.#folder.move(id, REJECTED)) !== 'moved') return undone(await this.#whatHappened(id))
      await this.#note(id, { what: 'rejected', by: nameOf(by), at: this.#now().getTime() })
      return { status: 'rejected', id, title }
    })
  }

  /**
   * Saves a draft's whole file.
   * @param expected the hash of the file that was edited.
   */
  async edit(asked: string, content: string, expected: string, by: Contributor): Promise<Edited> {
    return this.#change(asked, by, async (draft): Promise<Edited> => {
      const isWritten = draft.hash === expected && (await this.#folder.write(draft.id, content, expected))
      const now = await this.draft(draft.id)
      if (!now) return undone(await this.#whatHappened(draft.id))
      if (isWritten) this.#options.log.info({ id: draft.id, by: nameOf(by) }, 'A draft was edited.')
      return { status: isWritten ? 'saved' : 'changed', draft: now }
    })
  }

  /** How the feeds of feeds.yaml do. */
  async feeds(): Promise<FeedsHealth> {
    const { knowledge, state } = this.#options
    return feedsHealth(knowledge, state, await this.drafts(), this.#now())
  }

  /** How much waits and how the feeds do, as it was looked at a moment ago: quick, for whoever watches. */
  get counts(): LibraryCounts {
    if (Date.now() - this.#countedAt > COUNTS_MILLISECONDS) {
      this.#countedAt = Date.now()
      void this.#count().catch((err: unknown) => {
        this.#options.log.debug({ err }, 'What waits for a review could not be counted.')
      })
    }
    return this.#counts
  }

  async #count(): Promise<void> {
    const { feeds } = await this.feeds()
    this.#counts = {
      waiting: (await this.#folder.ids()).length,
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
    return { status: 'published', id, isServed: await this.#serve(id, by), doubts: document.doubts }
  }

  async #waiting(
    { id, document }: Extract<Added, { status: 'added' | 'revised' }>,
    by: Contributor,
  ): Promise<Contributed> {
    const arrival = {
      by: nameOf(by),
      isByFeed: false,
      at: this.#now().getTime(),
      doubts: [...document.doubts],
    }
    await this.#reviews.setArrival(id, arrival)
    const draft = await this.draft(id)
    return draft
      ? { status: 'waiting', draft }
      : refused(await this.#whatHappened(id), 'Somebody was faster; nothing is left to do.')
  }

  /** Reads the folder again until a source is there, or cannot be. */
  async #serve(id: string, by: Contributor): Promise<boolean> {
    const { store, publish = () => store.reload() } = this.#options
    for (let times = 0; times < MOST_RELOADS; times += 1) {
      await publish(nameOf(by))
      if (store.snapshot.sources.has(id)) return true
    }
    return false
  }

  /** Does something to a draft while nobody else does, here or in another process. */
  async #change<Result>(
    asked: string,
    by: Contributor,
    work: (draft: Draft) => Promise<Result>,
  ): Promise<Result | Extract<Reviewed, { status: 'undone' }>> {
    if (!by.isAdministrator) return undone('Only administrators review what came in.')
    return this.#writing.add(async () => {
      const draft = await this.draft(asked)
      if (!draft) return undone(await this.#whatHappened(asked))
      if (!(await this.#reviews.take(draft.id)))
        return undone(`Somebody else changes ${draft.id} this very moment; look again.`)
      try {
        return await work(draft)
      } finally {
        await this.#reviews.giveBack(draft.id)
      }
    })
  }

  /** What is decided stands in the folder; that nobody can read who did is no reason to undo it. */
  async #note(id: string, review: Review): Promise<void> {
    const { log } = this.#options
    log.info({ id, by: review.by }, `A draft was ${review.what}.`)
    await this.#reviews.setReview(id, review).catch((err: unknown) => {
      log.error({ err, id }, 'Who reviewed a draft could not be kept.')
    })
  }

  /** Why there is no such draft, as a sentence. */
  async #whatHappened(id: string): Promise<string> {
    const goal = isId(id) ? await this.#folder.goalOf(id) : undefined
    const review = goal && (await this.#reviews.reviewOf(id))
    if (!goal) return `There is no draft “${id.slice(0, 80)}”; /kb drafts lists those that wait.`
    const what = goal === 'sources' ? 'published' : 'rejected'
    if (review?.what !== what) return `${id} is ${what} already.`
    return `${id} was ${what} already, by ${review.by} at ${new Date(review.at).toISOString().slice(0, 16).replace('T', ' ')} UTC.`
  }

  async #idOf(asked: string): Promise<string | undefined> {
    const ids = await this.#folder.ids()
    if (ids.includes(asked)) return asked
    const beginning = ids.filter((id) => asked !== '' && id.startsWith(asked))
    return beginning.length === 1 ? beginning[0] : undefined
  }

  #today(): string {
    return this.#now().toISOString().slice(0, 10)
  }
}

function nameOf({ id = 'an administrator' }: Contributor): string {
  return id
}

function refused(reason: string, advice: string): Contributed {
  return { status: 'refused', reason, advice }
}

function undone(sentence: string): Extract<Reviewed, { status: 'undone' }> {
  return { status: 'undone', sentence }
}

/** A name of a file, and of nothing outside its folder. */
function isId(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(text)
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
