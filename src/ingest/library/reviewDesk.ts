import PQueue from 'p-queue'
import type { KnowledgeStore } from '../../knowledge/store.ts'
import type { Log } from '../../log.ts'
import type { State } from '../../state/state.ts'
import { REJECTED } from '../shelf/catalogue.ts'
import { inTurn } from '../shelf/turn.ts'
import { adoptDraft } from '../shelf/versions.ts'
import { readDraft, type Draft } from './draft.ts'
import { DraftFolder } from './draftFolder.ts'
import { nameOf, undone, type Contributor, type Edited, type Reviewed } from './outcome.ts'
import { Reviews, type Review } from './reviews.ts'

export interface ReviewDeskOptions {
  /** The knowledge folder. */
  readonly knowledge: string
  readonly store: KnowledgeStore
  /** Puts into service what somebody wrote to the folder; by default the store reads it again. */
  readonly publish?: (by: string) => Promise<unknown>
  readonly state: State
  readonly log: Log
  readonly now?: () => Date
}

/** A reload that runs already may have read the folder before the file was there. */
const MOST_RELOADS = 3

/** Where what came in waits until an administrator publishes, rejects or edits it. */
export class ReviewDesk {
  protected readonly folder: DraftFolder
  protected readonly reviews: Reviews
  /** Whatever changes the folder, one after another. */
  protected readonly writing = new PQueue({ concurrency: 1 })
  protected readonly now: () => Date
  readonly #options: ReviewDeskOptions

  constructor(options: ReviewDeskOptions) {
    const { knowledge, state, now = () => new Date() } = options
    this.#options = options
    this.folder = new DraftFolder(knowledge)
    this.reviews = new Reviews(state)
    this.now = now
  }

  /** What waits for a review, the oldest first. */
  async drafts(): Promise<readonly Draft[]> {
    const files = await this.folder.list()
    const today = this.today()
    return Promise.all(
      files.map(async (file) => readDraft(file, await this.reviews.arrivalOf(file.id), today)),
    )
  }

  /** @param asked its id, or a beginning that no other draft's has. */
  async draft(asked: string): Promise<Draft | undefined> {
    const id = await this.#idOf(asked)
    const file = id === undefined ? undefined : await this.folder.read(id)
    return file && readDraft(file, await this.reviews.arrivalOf(file.id), this.today())
  }

  /** Makes a draft a source, byte for byte, and puts it in service. */
  async publish(asked: string, by: Contributor): Promise<Reviewed> {
    return this.#change(asked, by, async ({ id, isPublishable, problems }): Promise<Reviewed> => {
      if (!isPublishable) return undone(`${id} could not be served: ${problems[0] ?? ''} Edit it first.`)
      const moved = await this.#move(id)
      if (moved === 'taken')
        return undone(`There is a source ${id} already; give the draft’s file another name.`)
      if (moved === 'gone') return undone(await this.whatHappened(id))
      await this.#note(id, { what: 'published', by: nameOf(by), at: this.now().getTime() })
      return { status: 'published', id, isServed: await this.serve(id, by) }
    })
  }

  /** A draft of a source's own id is its next version. */
  async #move(id: string): Promise<'moved' | 'gone' | 'taken'> {
    const { knowledge } = this.#options
    return inTurn(knowledge, async () => {
      const moved = await this.folder.move(id, 'sources')
      return moved === 'taken' && (await adoptDraft(knowledge, id, this.today())) ? 'moved' : moved
    })
  }

  /** Puts a draft aside, where it is quoted never and known still, so that no feed brings it again. */
  async reject(asked: string, by: Contributor): Promise<Reviewed> {
    return this.#change(asked, by, async ({ id, title }): Promise<Reviewed> => {
      if ((await this.folder.move(id, REJECTED)) !== 'moved') return undone(await this.whatHappened(id))
      await this.#note(id, { what: 'rejected', by: nameOf(by), at: this.now().getTime() })
      return { status: 'rejected', id, title }
    })
  }

  /**
   * Saves a draft's whole file.
   * @param expected the hash of the file that was edited.
   */
  async edit(asked: string, content: string, expected: string, by: Contributor): Promise<Edited> {
    return this.#change(asked, by, async (draft): Promise<Edited> => {
      const isWritten = draft.hash === expected && (await this.folder.write(draft.id, content, expected))
      const now = await this.draft(draft.id)
      if (!now) return undone(await this.whatHappened(draft.id))
      if (isWritten) this.#options.log.info({ id: draft.id, by: nameOf(by) }, 'A draft was edited.')
      return { status: isWritten ? 'saved' : 'changed', draft: now }
    })
  }

  /** Reads the folder again until a source is there, or cannot be. */
  protected async serve(id: string, by: Contributor): Promise<boolean> {
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
    return this.writing.add(async () => {
      const draft = await this.draft(asked)
      if (!draft) return undone(await this.whatHappened(asked))
      if (!(await this.reviews.take(draft.id)))
        return undone(`Somebody else changes ${draft.id} this very moment; look again.`)
      try {
        return await work(draft)
      } finally {
        await this.reviews.giveBack(draft.id)
      }
    })
  }

  /** What is decided stands in the folder; that nobody can read who did is no reason to undo it. */
  async #note(id: string, review: Review): Promise<void> {
    const { log } = this.#options
    log.info({ id, by: review.by }, `A draft was ${review.what}.`)
    await this.reviews.setReview(id, review).catch((err: unknown) => {
      log.error({ err, id }, 'Who reviewed a draft could not be kept.')
    })
  }

  /** Why there is no such draft, as a sentence. */
  protected async whatHappened(id: string): Promise<string> {
    const goal = isId(id) ? await this.folder.goalOf(id) : undefined
    const review = goal && (await this.reviews.reviewOf(id))
    if (!goal) return `There is no draft “${id.slice(0, 80)}”; /kb drafts lists those that wait.`
    const what = goal === 'sources' ? 'published' : 'rejected'
    if (review?.what !== what) return `${id} is ${what} already.`
    return `${id} was ${what} already, by ${review.by} at ${new Date(review.at).toISOString().slice(0, 16).replace('T', ' ')} UTC.`
  }

  async #idOf(asked: string): Promise<string | undefined> {
    const ids = await this.folder.ids()
    if (ids.includes(asked)) return asked
    const beginning = ids.filter((id) => asked !== '' && id.startsWith(asked))
    return beginning.length === 1 ? beginning[0] : undefined
  }

  protected today(): string {
    return this.now().toISOString().slice(0, 10)
  }
}

/** A name of a file, and of nothing outside its folder. */
function isId(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(text)
}
