import { z } from 'zod'
import type { Changes } from '../knowledge/changes.ts'
import type { KnowledgeStore, NextKnowledge, Reload, Serving } from '../knowledge/store.ts'
import type { Log } from '../log.ts'
import type { Folder } from '../source/folder.ts'
import type { Problem } from '../source/problem.ts'
import { runInSlices } from '../source/slices.ts'
import type { State } from '../state/state.ts'
import { Topic } from '../state/topic.ts'
import { Archive, treeOf, type Manifest } from './archive.ts'
import { goalOf } from './goal.ts'
import { MOST_REVISIONS, RevisionLog, revisionNumbered, type Head, type Revision } from './log.ts'
import { NotStored } from './notStored.ts'
import { Packs } from './packs.ts'
import { Past, type RevisionDifference } from './past.ts'
import { heldBy, troubleSentence, type FolderTrouble, type Standing } from './standing.ts'
import { TreeMaker, treeIdOf, type Tree } from './tree.ts'
import { whyOf } from './why.ts'

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

/** A folder as it was read. */
interface Read {
  readonly files: Folder
  readonly tree: Tree
  readonly id: string
}

/** How often it is looked which revision is to be served: a notice may be lost. */
const LOOK_MS = 2_000
/** So long a change of the folder may go unpublished before it is said in the log. */
const PATIENCE_MS = 5_000
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
  readonly #trees = new TreeMaker()
  #turn: Promise<unknown> = Promise.resolve()
  /** As it was last seen. */
  #head: Head | undefined
  /** What serves here, once it is known to be published. */
  #serving: { readonly number: number; readonly manifest: Manifest } | undefined
  /** The folder as it was when all that was changed in it had been published. */
  #base: Tree | undefined
  #trouble: FolderTrouble | undefined
  /** What is not in the log yet. */
  #untold: { readonly trouble: FolderTrouble; readonly since: number } | undefined
  /** What the folder holds is to be published as soon as it can be. */
  #wanted: { readonly by: string; readonly isWhole: boolean } | undefined
  #behind: Standing['behind']
  #away: Date | undefined
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
        revisions.#failed(cause)
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
      serving: this.#serving?.number,
      head: this.#head?.serving,
      behind: this.#behind,
      away: this.#away,
      held: heldBy(this.#head),
      folder: this.#trouble,
    }
  }

  /**
   * Reads the folder and publishes all that it holds, whatever was published from elsewhere; what somebody went back to
   * is let go.
   */
  reload(by: string): Promise<Reload> {
    return this.#next(() => this.#publish(by, true))
  }

  /** Reads the folder and publishes what was changed in it, upon what was published from elsewhere meanwhile. */
  takeUp(by = FOLDER): Promise<Reload> {
    return this.#next(() => this.#publish(by, false))
  }

  /** Looks which revision is to be served, and serves it. Never rejects. */
  look(): Promise<void> {
    return this.#next(() => this.#look()).catch((cause: unknown) => {
      this.#failed(cause)
    })
  }

  /** Has all replicas serve a revision as it was, until the folder is asked to be published again. */
  goBack(number: number, by: string): Promise<WentBack> {
    return this.#next(async () => {
      try {
        return await this.#tried(() => this.#goBack(number, by))
      } catch (cause) {
        if (!(cause instanceof NotStored)) throw cause
        this.#failed(cause)
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
    return before && after && this.#past.difference(before, after, await this.#servedTexts())
  }

  /**
   * A revision as it stood.
   * @throws KnowledgeError where this program cannot serve it; NotStored.
   */
  async at(revision: Revision): Promise<Serving> {
    return revision.number === this.#serving?.number
      ? this.#store.serving
      : this.#past.at(revision, await this.#servedTexts())
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
    const folder = await this.#hashed(this.#store.serving.files)
    const head = await this.#readHead()
    const published = head && (await this.#revisions.wasPublished(folder.id, head))
    if (published) this.#base = folder.tree
    if (head && (head.isHeld || published)) await this.#follow(head)
    else this.#wanted = { by: FOLDER, isWhole: true }
    this.#hasBegun = true
  }

  async #look(): Promise<void> {
    this.#tellOfTrouble()
    if (!this.#hasBegun) await this.#begin()
    const before = this.#head
    const head = await this.#readHead()
    if (this.#wanted) {
      await this.#publish(this.#wanted.by, this.#wanted.isWhole)
      return
    }
    if (head) await this.#follow(head)
    const isOther = before?.serving !== head?.serving || before?.isHeld !== head?.isHeld
    if (isOther && this.#trouble) await this.#publish(FOLDER, false)
  }

  async #readHead(): Promise<Head | undefined> {
    this.#head = await this.#revisions.read()
    if (this.#away) this.#log.info('What is published can be read again.')
    this.#away = undefined
    return this.#head
  }

  /** Where others read the same folder, whoever was faster has published it in a moment. */
  #tellOfTrouble(): void {
    if (!this.#untold || this.#now() - this.#untold.since < PATIENCE_MS) return
    if (this.#trouble?.kind === this.#untold.trouble.kind)
      this.#log.warn(troubleSentence(this.#trouble, this.#head?.serving))
    this.#untold = undefined
  }

  /** Says once that nothing can be looked up. */
  #failed(err: unknown): void {
    if (!(err instanceof NotStored)) {
      this.#log.error({ err }, 'The revision that is published could not be served')
      return
    }
    if (!this.#away)
      this.#log.warn(
        { err },
        'What is published cannot be read or written; what serves goes on, and it is tried again.',
      )
    this.#away ??= new Date(this.#now())
  }

  /** Serves the head, where something else serves. */
  async #follow(head: Head): Promise<void> {
    const revision = revisionNumbered(head, head.serving)
    if (!revision || head.serving === this.#serving?.number) return
    this.#behind ??= { since: new Date(this.#now()), why: 'it is being read' }
    const manifest = await this.#archive.manifestOf(revision)
    const files = await this.#archive.filesOf(treeOf(manifest), await this.#servedTexts(), manifest)
    const { swapped, problems } = await this.#store.serve(() => Promise.resolve(files))
    if (swapped) {
      this.#serves(head, manifest)
      await this.#compareFolder(revision)
      return
    }
    const why = `this program cannot serve it: ${problems[0]?.message ?? ''}`
    if (this.#behind.why !== why)
      this.#log.error({ revision: head.serving }, `A revision is not served, for ${why}`)
    this.#behind = { ...this.#behind, why }
  }

  /** A folder that several processes share has what one of them published. */
  async #compareFolder({ tree, folder }: Revision): Promise<void> {
    try {
      const own = await this.#hashed(await this.#store.read())
      if (own.id === tree || own.id === folder) this.#base = own.tree
    } catch {
      // A folder that cannot be read now is no news; whoever reloads is told.
    }
  }

  /** What was published serves here from now on. */
  #serves(head: Head, manifest: Manifest): void {
    this.#head = head
    this.#behind = undefined
    this.#serving = { number: head.serving, manifest }
  }

  async #publish(by: string, isWhole: boolean): Promise<Reload> {
    this.#wanted = undefined
    let files: Folder
    try {
      files = await this.#store.read()
    } catch (cause) {
      return this.#store.serve(() =>
        Promise.reject(cause instanceof Error ? cause : new Error(String(cause))),
      )
    }
    const folder = await this.#hashed(files)
    try {
      return await this.#tried(() => this.#publishOnce(folder, by, isWhole))
    } catch (cause) {
      if (!(cause instanceof NotStored)) throw cause
      this.#failed(cause)
      this.#wanted = { by, isWhole }
      return this.#refused({ kind: 'not stored' })
    }
  }

  async #publishOnce(folder: Read, by: string, isWhole: boolean): Promise<Reload> {
    const head = await this.#readHead()
    const served = head && revisionNumbered(head, head.serving)
    const manifest: Manifest = served ? await this.#archive.manifestOf(served) : new Map()
    const goal = goalOf({ ...folder, base: this.#base }, head, treeOf(manifest), isWhole)
    if (goal.kind === 'trouble') return this.#refused(goal.trouble)
    const known = new Map([...(await this.#servedTexts()), ...textsOf(folder.tree, folder.files)])
    const reload = await (async () => {
      if (goal.kind === 'publish') {
        const isFolder = goal.tree === folder.tree
        const files = isFolder ? folder.files : await this.#archive.filesOf(goal.tree, known, manifest)
        return this.#serveNew({ files, tree: goal.tree, folder, by, known, head, manifest })
      }
      if (head && goal.kind === 'point') return this.#serveAgain(head, goal.number, by, false, known)
      if (head) await this.#follow(head)
      return this.#store.serve(() =>
        Promise.resolve(served?.tree === folder.id ? folder.files : this.#store.serving.files),
      )
    })()
    if (reload.swapped) {
      this.#base = folder.tree
      this.#trouble = undefined
    }
    return reload
  }

  /** Builds and checks what is new, keeps it, and makes it the head before it serves. */
  async #serveNew({ files, tree, folder, by, known, head, manifest }: Publication): Promise<Reload> {
    let published: { readonly head: Head; readonly manifest: Manifest } | undefined
    const commit = async ({ snapshot, changes }: NextKnowledge): Promise<void> => {
      const kept = await this.#archive.keep(tree, known, manifest)
      const at = this.#now()
      const number = (head?.revisions[0]?.number ?? 0) + 1
      const id = await runInSlices(treeIdOf(tree))
      const revision: Revision = {
        number,
        at,
        by,
        why: head ? whyOf(changes) : FIRST,
        tree: id,
        ...(id !== folder.id && { folder: folder.id }),
        knowledge: snapshot.revision,
        manifest: kept.at,
      }
      const next = {
        ...head,
        serving: number,
        isHeld: false,
        by,
        at,
        revisions: [revision, ...(head?.revisions ?? [])].slice(0, MOST_REVISIONS),
      }
      if (!(await this.#revisions.replace(head, next))) throw new Overtaken()
      published = { head: next, manifest: kept.manifest }
    }
    const reload = await this.#store.serve(() => Promise.resolve(files), commit)
    if (published) this.#published(published.head, published.manifest)
    return reload
  }

  /** Makes a revision the head that was published before. */
  async #serveAgain(
    head: Head,
    number: number,
    by: string,
    isHeld: boolean,
    known: ReadonlyMap<string, string>,
  ): Promise<Reload> {
    const revision = revisionNumbered(head, number)
    if (!revision) throw new Error(`There is no revision ${number}.`)
    const manifest = await this.#archive.manifestOf(revision)
    const files = await this.#archive.filesOf(treeOf(manifest), known, manifest)
    const next = { ...head, serving: number, isHeld, by, at: this.#now() }
    const reload = await this.#store.serve(
      () => Promise.resolve(files),
      async () => {
        if (!(await this.#revisions.replace(head, next))) throw new Overtaken()
      },
    )
    if (reload.swapped) this.#published(next, manifest)
    return reload
  }

  #published(head: Head, manifest: Manifest): void {
    this.#serves(head, manifest)
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
    const reload = await this.#serveAgain(head, number, by, true, await this.#servedTexts())
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
    const reason = troubleSentence(trouble, this.#head?.serving)
    if (this.#trouble?.kind !== trouble.kind) this.#untold = { trouble, since: this.#now() }
    this.#trouble = trouble
    const reload: Reload = { swapped: false, problems: [], reason }
    this.#store.told(reload)
    return reload
  }

  async #hashed(files: Folder): Promise<Read> {
    const tree = await this.#trees.treeOf(files.files)
    return { files, tree, id: await runInSlices(treeIdOf(tree)) }
  }

  /** The texts that are in memory already, by their hashes. */
  async #servedTexts(): Promise<ReadonlyMap<string, string>> {
    const { files } = this.#store.serving
    const tree = this.#serving ? treeOf(this.#serving.manifest) : (await this.#hashed(files)).tree
    return textsOf(tree, files)
  }
}

/** What is published, and upon what. */
interface Publication {
  readonly files: Folder
  readonly tree: Tree
  /** What it comes from. */
  readonly folder: Read
  readonly by: string
  /** Texts by their hashes. */
  readonly known: ReadonlyMap<string, string>
  readonly head: Head | undefined
  /** Of the head. */
  readonly manifest: Manifest
}

function textsOf(tree: Tree, { files }: Folder): Map<string, string> {
  return new Map(
    files.flatMap(({ path, text }) => {
      const hash = tree.get(path)
      return hash === undefined ? [] : [[hash, text] satisfies [string, string]]
    }),
  )
}
