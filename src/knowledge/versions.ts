import type { Citation } from '../source/citation.ts'
import { parseDate } from '../source/date.ts'
import type { Document } from '../source/document.ts'
import { warning, type Problem } from '../source/problem.ts'
import type { Source, Version, Versions } from './types.ts'

/*
 * Earlier versions of sources: each is a whole file, as the source's was, at versions/ID/DAY.md.
 */

const PATH = /^versions\/(?<id>[^/]+)\/(?<name>(?<day>\d{4}-\d{2}-\d{2})(?:-(?<number>[1-9]\d{0,3}))?)\.md$/u

export function isVersion(path: string): boolean {
  return PATH.test(path)
}

/** How a file was read that holds a source or a version of one. */
interface FileReading {
  readonly problems: readonly Problem[]
  readonly source?: Source
}

/**
 * Puts the versions that were read to their sources. One that says what its successor says is left out: the program ended
 * between keeping it and writing the next.
 */
export function versionsIn(
  readings: ReadonlyMap<string, FileReading>,
  sources: ReadonlyMap<string, Source>,
): { readonly found: Versions; readonly problems: readonly Problem[] } {
  const all = new Map<string, (Version & { readonly number: number })[]>()
  const problems: Problem[] = []
  for (const [path, { problems: own, source }] of readings) {
    const { id = '', name = '', day = '', number = '1' } = PATH.exec(path)?.groups ?? {}
    if (id === '') continue
    problems.push(...own.filter(({ severity }) => severity === 'error'))
    if (!sources.has(id))
      problems.push(
        warning(
          { file: path, line: 1, column: 1 },
          `is a version of ${id}, which is no source, and is passed over`,
        ),
      )
    else if (source) {
      const versions = all.get(id) ?? []
      all.set(id, versions)
      versions.push({ ...source, name, until: parseDate(day), number: Number(number) })
    }
  }
  const found = new Map<string, readonly Version[]>()
  for (const [id, versions] of all) {
    versions.sort((a, b) => compare(b.until.edtf, a.until.edtf) || b.number - a.number)
    const distinct = versions.filter(
      ({ text }, index) => text !== (index === 0 ? sources.get(id) : versions[index - 1])?.text,
    )
    if (distinct.length > 0) found.set(id, distinct)
  }
  return { found, problems }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** What tells sources, and what they were before. */
interface CitedFrom {
  readonly sources: ReadonlyMap<string, Source>
  readonly versions: Versions
}

/** What a citation points into: its source, or an earlier version of it; undefined where that is not there. */
export function citedDocument(
  { sources, versions }: CitedFrom,
  { source, version }: Pick<Citation, 'source' | 'version'>,
): Document | undefined {
  return version === undefined ? sources.get(source) : versionOf(versions, source, version)
}

/** An earlier version of a source by its name. */
export function versionOf(versions: Versions, source: string, name: string): Version | undefined {
  return versions.get(source)?.find((version) => version.name === name)
}
