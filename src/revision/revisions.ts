import { z } from 'zod'
import type { Changes } from '../knowledge/changes.ts'
import type { KnowledgeStore, NextKnowledge, Reload, Serving } from '../knowledge/store.ts'
import type { Log } from '../log.ts'
import type { Problem } from '../source/problem.ts'
import { runInSlices } from '../source/slices.ts'
import type { State } from '../state/state.ts'
import { Topic } from '../state/topic.ts'
import { Archive, treeOf, type Manifest } from './archive.ts'
import { goalOf, type Goal } from './goal.ts'
import { MOST_REVISIONS, RevisionLog, revisionNumbered, type Head, type Revision } from './log.ts'
import { NotStored } from './notStored.ts'
import { Packs } from './packs.ts'
import { Past, type RevisionDifference } from './past.ts'
import { heldBy, troubleSentence, type FolderTrouble, type Standing } from './standing.ts'
import { treeIdOf, type Tree } from './tree.ts'
import { TroubleReport } from './troubleReport.ts'
import { whyOf } from './why.ts'
import { textsOf, WorkingCopy, type Hashed } from './workingCopy.ts'

export interface RevisionsOptions {
  readonly store: KnowledgeStore
  readonly state: State
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/** What came of going back to a revision. */
export type WentBack =
  | { readonly status: 'serving'; readonly number: number; readonly changes: Changes }
  /** It cannot be served; what served goes on. */
  | { readonly status: 'refused'; readonly problems: readonly Problem[] }
  | { readonly status: 'undone'; readonly sentence: string }

/** How often it is looked which revision is to be served: a notice may be lost. */
const LOOK_MS = 2_000
const SWEEP_MS = 60 * 60_000
/** How often it is tried again where somebody else has published meanwhile. */
const MOST_TRIES = 5
const FOLDER = 'the folder'
const FIRST = 'What the folder held when it was first published.'
const AWAY = 'What is published cannot be read or written at the moment; try again when the database is back.'

const notice = z.object({ number: z.int() })

/** Somebody else published at the same moment. */
class Overtaken extends Error {}

/**
 * Publishes what a folder holds as numbered revisions, and has this process serve the one that is the head: of one
 * process, or of all replicas that share the state. Whatever comes to serve goes through here, one thing after another.
 */
export class Revisions {
  readonly #store: KnowledgeStore
  readonly #log: Log
  readonly #now: () => number
  readonly #revisions: RevisionLog
  readonly #archive: Archive
  readonly #past: Past
  readonly #notices: Topic<z.output<typeof notice>>
  readonly #copy: WorkingCopy
  readonly #report: TroubleReport
  #turn: Promise<unknown> = Promise.resolve()
  /** As it was last seen. */
  #head: Head | undefined
  /** What serves here, once it is known to be published. */
  #serving: number | undefined
  /** What the folder holds is to be published as soon as it can be. */
  #wanted: { readonly by: string; readonly isAsked: boolean } | undefined
  #behind: Standing['behind']
  #hasBegun = false
  #timer: NodeJS.Timeout | undefined
  #unlisten: (() => void) | undefined
  #sweptAt = 0
  #isStopped = false

  private constructor({ store, state, log, now = Date.now }: RevisionsOptions) {
    this.#store = store
    this.#log = log
    this.#now = now
    this.#revisions = new RevisionLog(state)
    this.#archive = new Archive(new Packs(state, now))
    this.#past = new Past(this.#archive, store)
    this.#copy = new WorkingCopy(store)
    this.#report = new TroubleReport(log, now)
    this.#notices = new Topic(state, 'revisions', notice)
  }

  /**
   * Serves what is published. A folder that holds an earlier revision is behind, and what was published since is served;
   * one that holds what was never published is published by `start`.
   */
  static async open(options: RevisionsOptions): Promise<Revisions> {
    const revisions = new Revisions(options)
    await revisions
      .#next(() => revisions.#begin())
      .catch((cause: unknown) => {
        revisions.#report.failed(cause)
      })
    return revisions
  }

  /** Publishes what is not published yet, and follows from then on what others publish. */
  start(): void {
    void this.#keepLooking()
  }

  /** Finishes what it does. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    this.#unlisten?.()
    await this.#turn
  }

  /** The newest first, as they were last seen. */
  get recent(): readonly Revision[] {
    return this.#head?.revisions ?? []
  }

  get standing(): Standing {
    return {
      serving: this.#serving,
      head: this.#head?.serving,
      behind: this.#behind,
      away: this.#report.away,
      held: heldBy(this.#head),
      folder: this.#report.folder,
    }
  }

  /**
   * Reads the folder and publishes what was changed in it, upon what was published from elsewhere meanwhile. What somebody
   * went back to is let go, and of a file that others changed too the folder's is taken.
   */
  reload(by: string): Promise<Reload> {
    return this.#next(() => this.#publish(by, true))
  }

  /** The same, as long as nobody went back to a revision and no file was changed elsewhere too. */
  takeUp(by = FOLDER): Promise<Reload> {
    return this.#next(() => this.#publish(by, false))
  }

  /** Looks which revision is to be served, and serves it. Never rejects. */
  look(): Promise<void> {
    return this.#next(() => this.#look()).catch((cause: unknown) => {
      this.#report.failed(cause)
    })
  }

  /** Has all replicas serve a revision as it was, until the folder is asked to be published again. */
  goBack(number: number, by: string): Promise<WentBack> {
    return this.#next(async () => {
      try {
        return await this.#tried(() => this.#goBack(number, by))
      } catch (cause) {
        if (!(cause instanceof NotStored)) throw cause
        this.#report.failed(cause)
        return { status: 'undone', sentence: AWAY }
      }
    })
  }

  /**
   * @returns undefined where there is no such revision any more.
   * @throws NotStored
   */
  async difference(from: number, to: number): Promise<RevisionDifference | undefined> {
    const [before, after] = [from, to].map((number) => this.#head && revisionNumbered(this.#head, number))
    return before && after && this.#past.difference(before, after, textsOf(await this.#copy.served()))
  }

  /**
   * A revision as it stood.
   * @throws KnowledgeError where this program cannot serve it; NotStored.
   */
  async at(revision: Revision): Promise<Serving> {
    return revision.number === this.#serving
      ? this.#store.serving
      : this.#past.at(revision, textsOf(await this.#copy.served()))
  }

  #next<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work)
    this.#turn = result.catch(() => undefined)
    return result
  }

  async #keepLooking(): Promise<void> {
    while (!this.#isStopped) {
      await this.look()
      this.#unlisten ??= await this.#notices.subscribe(() => void this.look()).catch(() => undefined)
      await new Promise<void>((resolve) => {
        this.#timer = setTimeout(resolve, LOOK_MS).unref()
      })
    }
    this.#unlisten?.()
  }

  async #begin(): Promise<void> {
    const own = await this.#copy.served()
    const head = await this.#readHead()
    const isPublished = head !== undefined && (await this.#revisions.wasPublished(own.id, head))
    if (isPublished) this.#copy.isPublished(own.tree)
    if (head && revisionNumbered(head, head.serving)?.tree === own.id) this.#serves(head)
    else if (head && (head.isHeld || isPublished)) await this.#follow(head)
    else this.#wanted = { by: FOLDER, isAsked: true }
    this.#hasBegun = true
  }

  async #look(): Promise<void> {
    this.#report.tell(this.#serving)
    if (!this.#hasBegun) await this.#begin()
    const before = this.#head
    const head = await this.#readHead()
    if (this.#wanted) {
      await this.#publish(this.#wanted.by, this.#wanted.isAsked)
      return
    }
    if (head) await this.#follow(head)
    const isOther = before?.serving !== head?.serving || before?.isHeld !== head?.isHeld
    if (isOther && this.#report.folder) await this.#publish(FOLDER, false)
  }

  async #readHead(): Promise<Head | undefined> {
    this.#head = await this.#revisions.read()
    this.#report.read()
    return this.#head
  }

  /** Serves the head, where something else serves. */
  async #follow(head: Head): Promise<void> {
    const revision = revisionNumbered(head, head.serving)
    if (!revision || head.serving === this.#serving) return
    this.#behind ??= { since: new Date(this.#now()), why: 'it is being read' }
    const { swapped, problems } = await this.#serveKept(revision)
    if (swapped) {
      this.#serves(head)
      await this.#copy.compare(revision)
      return
    }
    const why = `this version of the program cannot serve it: ${problems[0]?.message ?? ''}`
    this.#behind = { ...this.#behind, why }
    this.#report.failed(new Error(`Revision ${revision.number}: ${why}`))
  }

  /** Builds, checks and serves what was published. */
  async #serveKept(revision: Revision, commit?: () => Promise<void>): Promise<Reload> {
    const manifest = await this.#archive.manifestOf(revision)
    const known = textsOf(await this.#copy.served())
    const files = await this.#archive.filesOf(treeOf(manifest), known, manifest)
    return this.#store.serve(() => Promise.resolve(files), commit)
  }

  /** What was published serves here from now on. */
  #serves(head: Head): void {
    this.#head = head
    this.#behind = undefined
    this.#serving = head.serving
    this.#report.served()
  }

  async #publish(by: string, isAsked: boolean): Promise<Reload> {
    this.#wanted = undefined
    const folder = await this.#copy.read().catch(errorOf)
    if (folder instanceof Error) return this.#store.serve(() => Promise.reject(folder))
    try {
      return await this.#tried(() => this.#publishOnce(folder, by, isAsked))
    } catch (cause) {
      if (!(cause instanceof NotStored)) throw cause
      this.#report.failed(cause)
      this.#wanted = { by, isAsked }
      return this.#refused({ kind: 'not stored' })
    }
  }

  async #publishOnce(folder: Hashed, by: string, isAsked: boolean): Promise<Reload> {
    const head = await this.#readHead()
    const [latest] = head?.revisions ?? []
    const manifest: Manifest = latest ? await this.#archive.manifestOf(latest) : new Map()
    const goal = goalOf({ ...folder, base: this.#copy.base }, head, treeOf(manifest), isAsked)
    if (goal.kind === 'trouble') return this.#refused(goal.trouble)
    const reload = await this.#reach(goal, { folder, by, head, manifest })
    if (reload.swapped) {
      this.#copy.isPublished(folder.tree)
      this.#report.setFolder(undefined)
    }
    return reload
  }

  async #reach(goal: Exclude<Goal, { readonly kind: 'trouble' }>, publication: Publication): Promise<Reload> {
    const { folder, by, head } = publication
    if (goal.kind === 'publish') return this.#serveNew(goal.tree, publication)
    if (head && goal.kind === 'point') return this.#point(head, goal.number, by, false)
    if (head) await this.#follow(head)
    // What is served already is built again for what the check says of the folder as it is.
    const { id, files } = await this.#copy.served()
    return this.#store.serve(() => Promise.resolve(id === folder.id ? folder.files : files))
  }

  /** Builds and checks what is new, keeps it, and makes it the head before it serves. */
  async #serveNew(tree: Tree, { folder, by, head, manifest }: Publication): Promise<Reload> {
    const known = textsOf(await this.#copy.served(), folder)
    const files = tree === folder.tree ? folder.files : await this.#archive.filesOf(tree, known, manifest)
    let next: Head | undefined
    const commit = async ({ snapshot, changes }: NextKnowledge): Promise<void> => {
      const id = await runInSlices(treeIdOf(tree))
      const revision: Revision = {
        number: (head?.revisions[0]?.number ?? 0) + 1,
        at: this.#now(),
        by,
        why: head ? whyOf(changes) : FIRST,
        tree: id,
        ...(id !== folder.id && { folder: folder.id }),
        knowledge: snapshot.revision,
        manifest: await this.#archive.keep(tree, known, manifest),
      }
      next = headWith(head, revision)
      if (!(await this.#revisions.replace(head, next))) throw new Overtaken()
    }
    const reload = await this.#store.serve(() => Promise.resolve(files), commit)
    if (next && reload.swapped) this.#published(next)
    return reload
  }

  /** Makes a revision the head that was published before. */
  async #point(head: Head, number: number, by: string, isHeld: boolean): Promise<Reload> {
    const revision = revisionNumbered(head, number)
    if (!revision) throw new Error(`There is no revision ${number}.`)
    const next = { ...head, serving: number, isHeld, by, at: this.#now() }
    const reload = await this.#serveKept(revision, async () => {
      if (!(await this.#revisions.replace(head, next))) throw new Overtaken()
    })
    if (reload.swapped) this.#published(next)
    return reload
  }

  #published(head: Head): void {
    this.#serves(head)
    const { serving: revision, by } = head
    this.#log.info(
      { revision, by },
      head.isHeld ? 'A revision was gone back to.' : 'A revision was published.',
    )
    this.#notices.publish({ number: revision }).catch((err: unknown) => {
      this.#log.debug({ err }, 'Other replicas were not told of a revision; they find it within seconds.')
    })
    if (this.#now() - this.#sweptAt < SWEEP_MS) return
    this.#sweptAt = this.#now()
    this.#archive.sweep(head.revisions, this.#sweptAt).catch((err: unknown) => {
      this.#log.warn({ err }, 'What no revision needs any more could not be deleted.')
    })
  }

  async #goBack(number: number, by: string): Promise<WentBack> {
    const head = await this.#readHead()
    const revision = head && revisionNumbered(head, number)
    if (!revision)
      return {
        status: 'undone',
        sentence: `There is no revision ${number} any more; /kb history lists those that there are.`,
      }
    if (head.isHeld && head.serving === number)
      return { status: 'undone', sentence: `Revision ${number} serves already, and is held.` }
    const reload = await this.#point(head, number, by, true)
    return reload.swapped
      ? { status: 'serving', number, changes: reload.changes }
      : { status: 'refused', problems: reload.problems }
  }

  /** Where somebody else was faster it is done again, upon what they published. */
  async #tried<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work()
      } catch (cause) {
        if (!(cause instanceof Overtaken) || tries === MOST_TRIES) throw cause
      }
    }
  }

  /** What the folder holds is not taken up. */
  #refused(trouble: FolderTrouble): Reload {
    this.#report.setFolder(trouble)
    const reason = troubleSentence(trouble, this.#head?.serving)
    const reload: Reload = { swapped: false, problems: [], reason }
    this.#store.told(reload)
    return reload
  }
}

/** What is published, and upon what. */
interface Publication {
  readonly folder: Hashed
  readonly by: string
  readonly head: Head | undefined
  /** Of the newest revision. */
  readonly manifest: Manifest
}

function headWith(head: Head | undefined, revision: Revision): Head {
  const { number: serving, at, by } = revision
  const revisions = [revision, ...(head?.revisions ?? [])].slice(0, MOST_REVISIONS)
  return { ...head, serving, isHeld: false, by, at, revisions }
}

function errorOf(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause))
}
