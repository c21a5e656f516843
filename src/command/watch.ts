import { request, type Request } from '../card/request.ts'
import type { Response, WatchLine } from '../card/response.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { readSchedule, scheduleText, type Schedule } from '../watch/schedule.ts'
import type { Known, SetUp } from '../watch/watches.ts'
import { ArgumentError, optionalText, type Argument } from './arguments.ts'
import type { Here } from './backgrounder.ts'
import type { WatchDesk } from '../watch/desk.ts'
import type { Command, CommandContext } from './command.ts'
import { printRequest } from './grammar/print.ts'
import { readText } from './grammar/read.ts'
import { knownAs } from './knownAs.ts'
import type { CommandSpecification } from './specification.ts'

/* What comes in about something is posted where somebody watches it. */

const what = optionalText(
  'what',
  'What to follow, as you would ask it; or list, pause, resume, stop, forget-me',
)

const when: Argument<Schedule | undefined> = {
  name: 'when',
  description: 'at once, hourly, daily 8:00, monday 8:00 Europe/Paris',
  type: 'text',
  required: false,
  filter: 'offered',
  parse: (given) => {
    if (given === undefined || given.trim() === '') return undefined
    const read = readSchedule(given)
    if (!read)
      throw new ArgumentError('takes when:hourly, when:"daily 8:00" or when:"monday 8:00 Europe/Paris"')
    return read
  },
}

export const watch: Command = {
  specification: {
    name: 'watch',
    description: 'Posts here what comes in about something; lists and stops that',
    arguments: [what, when],
    examples: ['/watch TTP', '/watch /timeline trade when:"daily 8:00"', '/watch list', '/watch stop TTP'],
    audience: 'everyone',
    acts: true,
  },
  async answer(context, read) {
    const { watching, caller } = context
    const { here } = caller
    if (!watching || !here) throw new ArgumentError(NOWHERE)
    const words = read(what)?.trim() ?? 'list'
    const schedule = read(when)
    const place = { ...context, watching, here, by: caller.id ?? '' }
    const [, whole, first, rest = ''] = VERB.exec(words) ?? []
    const verb = (whole ?? first ?? '').toLowerCase()
    switch (verb) {
      case 'list':
        return report(place)
      case 'stop':
      case 'pause':
      case 'resume':
        return report(place, await decide(place, verb, rest))
      case 'forget-me':
        return report(place, await forget(place))
      default:
        return report(place, await add(place, words, schedule))
    }
  },
}

const VERB = /^(list|forget-me)$|^(stop|pause|resume)\s(.*)$/isu
const NOWHERE =
  'works where the answers are to be posted: in a channel, a thread or a direct message to me on Discord or Slack'
const NOT_YOURS =
  'is for those who manage this channel; ask one of them, or watch it in a direct message to me'

interface Placed extends CommandContext {
  readonly watching: WatchDesk
  readonly here: Here
  /** Who asks. */
  readonly by: string
}

async function add(placed: Placed, words: string, schedule: Schedule | undefined): Promise<string> {
  const { watching, here, by } = placed
  mayManage(placed)
  const asked = watched(placed, words)
  const line = printRequest(asked, placed.specifications) ?? words
  const { command, arguments: values } = asked
  const given = { place: here.place, request: { command, arguments: { ...values } }, by, schedule }
  const made = await watching.watches.set(given, await watching.history.latest())
  return sentence(made, line)
}

function sentence(made: SetUp, line: string): string {
  if (made.status === 'full')
    return made.of === 'channel'
      ? `There are ${made.most} watches here already; stop one first.`
      : `There are ${made.most} watches on this server already; stop some first.`
  const often = scheduleText(made.watch.schedule)
  if (made.status === 'known') return `“${line}” is watched here already (${often}).`
  const how = often === 'at once' ? 'as soon as it comes in, at most every ten minutes' : often
  return `What comes in on “${line}” is posted here, ${how}. What is there now is not: ask for it.`
}

/** What is to be asked again and again: a name is asked by its entry's command, a topic by its own. */
export function watched(
  { snapshot, specifications }: Pick<CommandContext, 'snapshot' | 'specifications'>,
  words: string,
): Request {
  const line = words.startsWith('/') ? words : (commandLine(snapshot, specifications, words) ?? words)
  const asked = readText(line, specifications, knownAs(snapshot))
  const specification = specifications.find(({ name }) => name === asked.command)
  if (!specification || !isWatchable(specification))
    throw new ArgumentError(`cannot follow “${line.slice(0, 80)}”; follow a name, a topic or a question`)
  return asked
}

/** Arguments by which an answer is of a time that nothing comes in for. */
const TIMES: ReadonlySet<string> = new Set(['as-of', 'changed-since', 'revision', 'to'])

/** What has what comes in about a question posted where it is pressed; undefined of one that nothing comes in about. */
export function watchOf(
  { command, arguments: values }: Request,
  specifications: readonly CommandSpecification[],
): Request | undefined {
  const specification = specifications.find(({ name }) => name === command)
  if (!specification || !isWatchable(specification)) return undefined
  if (Object.keys(values).some((name) => TIMES.has(name))) return undefined
  const line = printRequest({ command, arguments: values, page: 1 }, specifications)
  return line === undefined ? undefined : request('watch', { what: line })
}

const NOT_WATCHED: ReadonlySet<string> = new Set(['help', 'source', 'digest'])

function isWatchable({ audience, acts, hidden, name }: CommandSpecification): boolean {
  return audience === 'everyone' && !acts && !hidden && !NOT_WATCHED.has(name)
}

function commandLine(
  { names, textNames, entries }: Snapshot,
  specifications: readonly CommandSpecification[],
  words: string,
): string | undefined {
  const [first = ''] = words.split(/\s+/, 1)
  if (specifications.some((each) => isWatchable(each) && each.name === first.toLowerCase()))
    return `/${words}`
  const resolution = names.resolve(words)
  const entry = resolution.status === 'found' ? entries.get(resolution.hit.id) : undefined
  if (entry) return `/${entry.kind} ${words}`
  const isInTexts = knownAs({ names: textNames })(words) === 'exact'
  return isInTexts ? `/actor ${words}` : undefined
}

async function decide(placed: Placed, verb: string, named: string): Promise<string> {
  const { watching, by } = placed
  const found = await find(placed, named.trim())
  const line = lineOf(placed, found)
  if (found.watch.by !== by) mayManage(placed)
  switch (verb) {
    case 'stop':
      await watching.watches.stop(found.id)
      return `“${line}” is no longer watched here.`
    case 'pause':
      await watching.watches.update(found.id, (before) => ({ ...before, paused: 'somebody paused it' }))
      return `“${line}” rests until it is resumed; what comes in meanwhile is posted then.`
    default:
      await watching.watches.resume(found.id)
      return `“${line}” is watched again.`
  }
}

/** By its id, or by what is watched, as it was typed. */
async function find(placed: Placed, named: string): Promise<Known> {
  const { watching, here } = placed
  const all = await watching.watches.list(here.place)
  const folded = named.toLowerCase()
  const found = all.find(
    (known) =>
      known.id === folded ||
      [
        lineOf(placed, known),
        ...Object.values(known.watch.request.arguments),
        known.watch.request.command,
      ].some((text) => text.toLowerCase() === folded),
  )
  if (!found)
    throw new ArgumentError(`finds no “${named.slice(0, 80)}” that is watched here; /watch list shows all`)
  return found
}

async function forget({ watching, shared, by }: Placed): Promise<string> {
  await watching.looks.forget(by)
  const count = await watching.watches.forget(by)
  const cards = (await shared?.forget(by)) ?? 0
  return `${count} of your watches are stopped and forgotten, wherever they were. Of ${cards} ${cards === 1 ? 'card' : 'cards'} I no longer know that you had ${cards === 1 ? 'it' : 'them'} shown; those in direct messages are forgotten.`
}

function mayManage({ here }: Placed): void {
  if (!here.mayManage) throw new ArgumentError(NOT_YOURS)
}

function lineOf({ specifications }: Placed, { watch: { request: asked } }: Known): string {
  return printRequest({ ...asked, page: 1 }, specifications) ?? Object.values(asked.arguments).join(' ')
}

async function report(placed: Placed, done?: string): Promise<Response> {
  const all = await placed.watching.watches.list(placed.here.place)
  const watches = all.map((known): WatchLine => {
    const { schedule, paused } = known.watch
    return { id: known.id, line: lineOf(placed, known), schedule, ...(paused !== undefined && { paused }) }
  })
  return {
    status: 'administration',
    report: { kind: 'watches', watches, ...(done !== undefined && { done }) },
    shownBy: request('watch'),
  }
}
