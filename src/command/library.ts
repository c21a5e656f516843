import { request, type Request } from '../card/request.ts'
import type { Administration, LibraryReport } from '../card/response.ts'
import { nameOf, type Contribution } from '../ingest/library/contribution.ts'
import type { Library } from '../ingest/library/library.ts'
import type { Contributed } from '../ingest/library/outcome.ts'
import { administration, type Administering } from './administration.ts'
import { ArgumentError, optionalText, requiredText, type Argument } from './arguments.ts'
import type { Caller } from './backgrounder.ts'
import type { Command, Read } from './command.ts'
import type { CommandSpecification } from './specification.ts'

/* The commands by which articles come in and are reviewed; the library decides, they show. */

/** More in one message are counted only. */
const MOST_AT_ONCE = 5

const url: Argument<string> = {
  name: 'url',
  description: 'The address of an article',
  type: 'text',
  required: true,
  parse: (given = '') => {
    const address = addressIn(given.trim())
    if (address === undefined) throw new ArgumentError('needs an address that begins with https://')
    return address
  },
}

const as: Argument<'draft' | 'source' | undefined> = {
  name: 'as',
  description: 'draft: it waits until somebody has read it',
  type: 'text',
  required: false,
  filter: 'offered',
  parse: (given) => {
    const text = given?.trim().toLowerCase()
    if (text === undefined || text === '') return undefined
    if (text !== 'draft' && text !== 'source') throw new ArgumentError('takes as:draft or as:source')
    return text
  },
}

const which = requiredText('id', 'The draft', { suggest: 'draft' })
const whichIfAny = optionalText('id', 'The draft to read; without one, all that wait', { suggest: 'draft' })

/** For administrators, and where the operator allows it for everybody. */
export function addCommand(audience: CommandSpecification['audience']): Command {
  return {
    specification: {
      name: 'kb add',
      description: 'Makes a source of an article at an address',
      arguments: [url, as],
      examples: ['/kb add https://herald.example/ferry', '/kb add https://herald.example/ferry as:draft'],
      audience,
      acts: true,
    },
    answer: ({ library, caller }, read) =>
      contribute(library, [{ kind: 'address', address: read(url) }], caller, read(as) === 'draft'),
  }
}

export const drafts: Command = reviewing(
  { name: 'kb drafts', description: 'What came in and waits for a review', arguments: [whichIfAny] },
  async (library, read) => {
    const id = read(whichIfAny)
    if (id === undefined) return { kind: 'drafts', drafts: await library.drafts() }
    const draft = await library.draft(id)
    return draft
      ? { kind: 'draft', draft }
      : { kind: 'nothing', sentence: `There is no draft “${id.slice(0, 80)}” any more.` }
  },
)

export const publish: Command = reviewing(
  { name: 'kb publish', description: 'Makes a draft a source', arguments: [which], acts: true },
  async (library, read, caller) => ({
    kind: 'reviewed',
    reviewed: await library.publish(read(which), caller),
  }),
)

export const reject: Command = reviewing(
  {
    name: 'kb reject',
    description: 'Puts a draft aside; no feed brings it again',
    arguments: [which],
    acts: true,
  },
  async (library, read, caller) => ({
    kind: 'reviewed',
    reviewed: await library.reject(read(which), caller),
  }),
)

export const feeds: Command = reviewing(
  { name: 'kb feeds', description: 'How the feeds do whose articles come in by themselves', arguments: [] },
  async (library) => ({ kind: 'feeds', health: await library.feeds() }),
)

/** Adds what somebody gave, and reports what became of each. */
export async function contribute(
  library: Library | undefined,
  given: readonly Contribution[],
  caller: Caller,
  asDraft = false,
): Promise<Administration> {
  if (!library) return administrationOf(NO_LIBRARY)
  if (given.length === 0)
    return administrationOf({ kind: 'nothing', sentence: 'There is no link and no file to add.' })
  const taken = given.slice(0, MOST_AT_ONCE)
  const all = await Promise.all(taken.map((each) => library.contribute(each, caller, asDraft)))
  const results = all.map((contributed, index) => {
    const contribution = taken[index]
    return { name: contribution ? nameOf(contribution) : '', contributed }
  })
  const [only] = all
  const shownBy = only && all.length === 1 ? shownAfter(only) : undefined
  return administrationOf(
    { kind: 'contributed', results, left: given.length - taken.length },
    shownBy ?? request('kb drafts'),
  )
}

function shownAfter(contributed: Contributed): Request | undefined {
  if (contributed.status === 'published') return request('source', { id: contributed.id })
  return contributed.status === 'waiting' ? request('kb drafts', { id: contributed.draft.id }) : undefined
}

const NO_LIBRARY: LibraryReport = {
  kind: 'nothing',
  sentence: 'Nothing can be added or reviewed from here; npm run add, and the program that runs, can.',
}

function reviewing(
  described: Administering,
  report: (library: Library, read: Read, caller: Caller) => Promise<LibraryReport>,
): Command {
  const required = (described.arguments ?? []).filter((argument) => argument.required)
  return administration(
    described,
    ({ library, caller }, read) => (library ? report(library, read, caller) : NO_LIBRARY),
    {
      values: required.map(() => '2031-11-04-ferry-stops-for-winter'),
      shownBy: described.acts ? request('kb drafts') : undefined,
    },
  )
}

function administrationOf(report: LibraryReport, shownBy?: Request): Administration {
  return { status: 'administration', report, ...(shownBy && { shownBy }) }
}

/** A chat may write a link as `<https://…>`, `<https://…|words>` or `[words](https://…)`; people leave the scheme out. */
function addressIn(text: string): string | undefined {
  const labelled = /\]\((?<address>https?:\/\/[^\s()]+)\)/iu.exec(text)?.groups?.['address']
  const address = labelled ?? /https?:\/\/[^\s<>|"“”«»]+/iu.exec(text)?.[0]
  if (address !== undefined) return address
  return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?(?:\/\S*)?$/u.test(text)
    ? `https://${text}`
    : undefined
}
