import { createHash, randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises'
import path from 'node:path'
import { REJECTED } from '../shelf/catalogue.ts'

/** A draft's file as it stands. */
export interface DraftFile {
  readonly id: string
  /** The whole file: front matter and text. */
  readonly content: string
  /** Of the content: tells whether somebody has changed it since it was read. */
  readonly hash: string
  /** When it was written last. */
  readonly changedAt: Date
}

/** Where a draft may go. */
type Goal = 'sources' | typeof REJECTED

/**
 * The drafts of a knowledge folder. A move is a second name for the file, then the end of the first: it goes over
 * nothing, and a process that ends between the two leaves a file of two names, which counts as moved.
 */
export class DraftFolder {
  readonly #knowledge: string

  constructor(knowledge: string) {
    this.#knowledge = knowledge
  }

  /** The oldest first. */
  async list(): Promise<readonly DraftFile[]> {
    const drafts = await Promise.all((await this.ids()).map((id) => this.read(id)))
    return drafts
      .filter((draft) => draft !== undefined)
      .sort((a, b) => Number(a.changedAt) - Number(b.changedAt) || (a.id < b.id ? -1 : 1))
  }

  async ids(): Promise<readonly string[]> {
    const names = await ifThere(readdir(path.join(this.#knowledge, 'drafts')))
    return (names ?? [])
      .filter((name) => name.endsWith('.md') && !name.startsWith('.'))
      .map((name) => name.replace(/\.md$/u, ''))
      .sort()
  }

  /** @param id one of `ids`. @returns undefined where it is there no longer. */
  async read(id: string): Promise<DraftFile | undefined> {
    const file = this.#file('drafts', id)
    if (await this.#finishMove(id)) return undefined
    const [content, status] = await Promise.all([ifThere(readFile(file, 'utf8')), ifThere(stat(file))])
    if (content === undefined || status === undefined) return undefined
    return { id, content, hash: hashOf(content), changedAt: status.mtime }
  }

  /**
   * Moves a draft, byte for byte.
   * @param id one of `ids`.
   * @returns whether it was moved, is gone already, or would go over another file.
   */
  async move(id: string, goal: Goal): Promise<'moved' | 'gone' | 'taken'> {
    await mkdir(path.join(this.#knowledge, goal), { recursive: true })
    const file = this.#file('drafts', id)
    for (let number = 1; ; number += 1) {
      // What was rejected is called by nobody, so any name will do.
      const name = number === 1 ? id : `${id}-${number}`
      try {
        await link(file, this.#file(goal, name))
        break
      } catch (cause) {
        if (isCode(cause, 'ENOENT')) return 'gone'
        if (!isCode(cause, 'EEXIST')) throw cause
        if (await this.#isOneFile(file, this.#file(goal, name))) break
        if (goal === 'sources') return 'taken'
      }
    }
    await ifThere(unlink(file))
    return 'moved'
  }

  /**
   * Puts other content in the place of a draft's, whole or not at all.
   * @param expected the hash of the content that it takes the place of.
   * @returns false where that is not what stands there.
   */
  async write(id: string, content: string, expected: string): Promise<boolean> {
    const temporary = path.join(this.#knowledge, 'drafts', `.${randomBytes(8).toString('hex')}.draft`)
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    if ((await this.read(id))?.hash !== expected) {
      await unlink(temporary)
      return false
    }
    await rename(temporary, this.#file('drafts', id))
    return true
  }

  /** Where a file of that name stands that was a draft once. */
  async goalOf(id: string): Promise<Goal | undefined> {
    for (const goal of ['sources', REJECTED] as const)
      if (await ifThere(stat(this.#file(goal, id)))) return goal
    return undefined
  }

  /** A move that a process could not end. */
  async #finishMove(id: string): Promise<boolean> {
    const file = this.#file('drafts', id)
    for (const goal of ['sources', REJECTED] as const)
      if (await this.#isOneFile(file, this.#file(goal, id))) {
        await ifThere(unlink(file))
        return true
      }
    return false
  }

  async #isOneFile(one: string, other: string): Promise<boolean> {
    const [a, b] = await Promise.all([ifThere(stat(one)), ifThere(stat(other))])
    return a !== undefined && a.ino === b?.ino && a.dev === b.dev
  }

  #file(place: Goal | 'drafts', id: string): string {
    return path.join(this.#knowledge, place, `${id}.md`)
  }
}

export function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}

async function ifThere<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return undefined
    throw cause
  }
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code
}
