import { z } from 'zod'
import type { TextFile } from '../source/folder.ts'
import { splitFrontMatter } from '../source/frontMatter.ts'
import { error, warning, type Location, type Problem } from '../source/problem.ts'
import { textWarnings } from '../source/textWarnings.ts'
import { readYaml, type Yaml } from '../source/yaml.ts'
import { didYouMean } from '../search/nearest.ts'
import { sourceId } from './fields.ts'
import { particulars } from './particulars.ts'
import { schemas } from './schema.ts'
import type { KnowledgeRecord, Particulars, RecordKind } from './types.ts'

/** A record, and where each of its parts stands in its file. */
export interface Located<Written> {
  readonly record: Written
  readonly locate: (path: readonly PropertyKey[]) => Location
}

export interface WrittenSource {
  readonly id: string
  readonly particulars: Particulars
  readonly text: string
}

export interface Read<Written> {
  readonly records: readonly Located<Written>[]
  /** Ids of what is left out for its errors: it is there, and whatever names it is not to blame. */
  readonly leftOut: readonly string[]
  readonly problems: readonly Problem[]
}

/** Reads a fact file: a YAML list of records. A record with an error is left out. */
export function readFacts(file: TextFile, kind: RecordKind): Read<KnowledgeRecord> {
  const yaml = readYaml(file.path, file.text)
  if (yaml.value === undefined) return { records: [], leftOut: idsIn(file.text), problems: yaml.problems }
  if (!Array.isArray(yaml.value)) {
    const problem = error(yaml.locate([]), 'must be a list: "- id: …"')
    return { records: [], leftOut: idsIn(file.text), problems: [...yaml.problems, problem] }
  }
  const records: Located<KnowledgeRecord>[] = []
  const leftOut: string[] = []
  const problems = [...yaml.problems]
  for (const [index, written] of yaml.value.entries()) {
    const read = readRecord(schemas[kind], schemas[kind].in.shape, written, yaml, [index])
    if (read.record) records.push(read.record)
    else leftOut.push(...idsOf(written))
    problems.push(...read.problems)
  }
  return { records, leftOut, problems }
}

/** What a text that is no list of records seems to define. */
function idsIn(text: string): string[] {
  return [...text.matchAll(/^[ \t-]*id:[ \t]*["']?(?<id>[a-z0-9-]+)/gm)].flatMap(
    ({ groups }) => groups?.['id'] ?? [],
  )
}

const identified = z.object({ id: z.string() })
const withClaims = z.object({ claims: z.array(z.unknown()) })

/** The id of a record, and of the claims in it, as far as they can be read. */
function idsOf(written: unknown): string[] {
  const own = identified.safeParse(written)
  const inside = withClaims.safeParse(written)
  return [...(own.success ? [own.data.id] : []), ...(inside.success ? inside.data.claims.flatMap(idsOf) : [])]
}

/** The id of a source is the name of its file. */
export function sourceIdOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '')
}

/** Reads a source file: front matter, then the text as it stands. */
export function readSource(file: TextFile): Read<WrittenSource> {
  const start: Location = { file: file.path, line: 1, column: 1 }
  const id = sourceId.safeParse(sourceIdOf(file.path))
  const problems = id.success ? [] : [error(start, `the name of the file ${issueText(id.error.issues[0])}`)]
  const leftOut = id.success ? [id.data] : []
  const parts = splitFrontMatter(file.text)
  if (parts === undefined) {
    const message = 'must begin with front matter: a line of ---, "title: …", and a line of ---'
    return { records: [], leftOut, problems: [...problems, error(start, message)] }
  }
  const yaml = readYaml(file.path, parts.yaml, parts.yamlLine)
  if (yaml.problems.some(({ severity }) => severity === 'error'))
    return { records: [], leftOut, problems: [...problems, ...yaml.problems] }
  const read = readRecord(particulars, particulars.shape, yaml.value ?? {}, yaml, [])
  problems.push(...yaml.problems, ...read.problems)
  if (parts.text.trim() === '') problems.push(error(start, 'has no text after its front matter'))
  if (!id.success || !read.record || problems.some(({ severity }) => severity === 'error'))
    return { records: [], leftOut, problems }
  problems.push(...textWarnings(file.path, file.text))
  const record = { id: id.data, particulars: read.record.record, text: parts.text }
  return { records: [{ record, locate: yaml.locate }], leftOut: [], problems }
}

interface ReadRecord<Written> {
  readonly record?: Located<Written>
  readonly problems: readonly Problem[]
}

/** Unknown keys are warned of and passed over, so that a newer folder can be read by an older program. */
function readRecord<Schema extends z.ZodType>(
  schema: Schema,
  shape: object,
  written: unknown,
  yaml: Yaml,
  path: readonly PropertyKey[],
): ReadRecord<z.output<Schema>> {
  const locate = (inside: readonly PropertyKey[]): Location => yaml.locate([...path, ...inside])
  const problems: Problem[] = []
  let read = schema.safeParse(written)
  const unknown = read.error?.issues.filter((issue) => issue.code === 'unrecognized_keys') ?? []
  if (unknown.length > 0) {
    const known = structuredClone(written)
    for (const issue of unknown)
      for (const key of issue.keys) {
        const hint = issue.path.length === 0 ? meant(key, Object.keys(shape)) : ''
        problems.push(warning(locate([...issue.path, key]), `unknown key ${key} is passed over${hint}`))
        removeKey(known, [...issue.path, key])
      }
    read = schema.safeParse(known)
  }
  if (read.success) return { record: { record: read.data, locate }, problems }
  for (const issue of read.error.issues)
    problems.push(error(locate(issue.path), issueText(issue, issue.path) + numberHint(issue, written)))
  return { problems }
}

/** Keys that other programs have for the same. */
const OTHER_KEYS: Readonly<Record<string, string>> = {
  date: 'published',
  pubdate: 'published',
  day: 'published',
  accessed: 'retrieved',
  link: 'url',
  address: 'url',
  headline: 'title',
  by: 'author',
  authors: 'author',
  byline: 'author',
  site: 'publisher',
  source: 'publisher',
  newspaper: 'publisher',
  lang: 'language',
  type: 'kind',
  license: 'licence',
}

function meant(key: string, known: readonly string[]): string {
  const other = OTHER_KEYS[key.toLowerCase()]
  return other !== undefined && known.includes(other) ? `; did you mean ${other}?` : didYouMean(key, known)
}

function removeKey(value: unknown, path: readonly PropertyKey[]): void {
  const [key, ...rest] = path
  if (typeof value !== 'object' || value === null || key === undefined) return
  if (rest.length === 0) Reflect.deleteProperty(value, key)
  else removeKey(Reflect.get(value, key), rest)
}

/** A number with signs that group its digits is a text for YAML. */
function numberHint(issue: z.core.$ZodIssue, written: unknown): string {
  if (issue.code !== 'invalid_type' || issue.expected !== 'number') return ''
  const value = issue.path.reduce<unknown>(
    (inside, key) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined),
    written,
  )
  const digits = typeof value === 'string' ? value.replace(/[\s,_'’]/g, '') : ''
  return /^-?\d+(?:\.\d+)?$/.test(digits) ? `; write ${digits}, without signs between the digits` : ''
}

/** What zod found, as a sentence about the key that it found it at. */
function issueText(issue: z.core.$ZodIssue | undefined, path: readonly PropertyKey[] = []): string {
  if (issue === undefined) return 'is not valid'
  const key = path.filter((part) => typeof part === 'string').at(-1)
  const about = key === undefined ? '' : `${key}: `
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    return `${about}is missing`
  if (issue.code === 'invalid_type' && issue.expected === 'number') return `${about}must be a number`
  return about + issue.message
}
