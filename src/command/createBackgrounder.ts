import { buildCard } from '../card/build.ts'
import type { Capacity } from '../card/capacity.ts'
import { fitRequest } from '../card/fitRequest.ts'
import { request, type Request } from '../card/request.ts'
import type { Response } from '../card/response.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { SharedCards } from '../correction/sharedCards.ts'
import type { Library } from '../ingest/library/library.ts'
import type { KnowledgeStore, Serving } from '../knowledge/store.ts'
import type { Unreadable } from '../query/answer.ts'
import { mentionedIn } from '../query/mentions.ts'
import { sourceAt } from '../query/sourceAddress.ts'
import type { Revisions } from '../revision/revisions.ts'
import { nearest } from '../search/nearest.ts'
import { ArgumentError, type Argument } from './arguments.ts'
import type { Backgrounder, Caller, NewsAsked, NewsReply, Reply } from './backgrounder.ts'
import type { WatchDesk } from '../watch/desk.ts'
import { asItStood, asItStoodNote } from './asItStood.ts'
import type { Command } from './command.ts'
import { noted } from './filters.ts'
import { complete } from './complete.ts'
import { lineOf } from './grammar/message.ts'
import { readText } from './grammar/read.ts'
import { knownAs } from './knownAs.ts'
import { contribute } from './library.ts'
import { commandsOf, type Adders } from './list.ts'
import { newsReply } from './newsReply.ts'
import { watchOf } from './watch.ts'
import { ReplyCache } from './replyCache.ts'
import { rootOf, type CommandSpecification } from './specification.ts'

/** What commands act on, besides the knowledge. */
export interface Desks {
  /** Without one nothing can be added. */
  readonly library?: Library | undefined
  /** Administrators, unless the operator lets everybody add drafts. */
  readonly adders?: Adders
  /** Without them nothing is published: what the folder holds is served. */
  readonly revisions?: Revisions | undefined
  /** Without it nothing can be watched. */
  readonly watching?: WatchDesk | undefined
  /** Without it nobody is told where what was shared is wrong by now. */
  readonly shared?: SharedCards | undefined
}

/**
 * Makes the program without a platform.
 * @param today tells the day that ages are counted to.
 * @param publicUrl where readers reach the program's web server; see `Citing`.
 */
export function createBackgrounder(
  store: KnowledgeStore,
  today: () => Date,
  publicUrl?: string,
  { library, adders = 'administrators', revisions, watching, shared }: Desks = {},
): Backgrounder {
  const cache = new ReplyCache()
  const specifications = (): readonly CommandSpecification[] =>
    specificationsOf(commandsOf(store.snapshot, adders))
  const means = (): Means => ({
    ...{ cache, store, library, revisions, watching, shared, adders },
    today: today(),
    publicUrl,
  })
  return {
    store,
    library,
    revisions,
    watching,
    shared,
    get specifications() {
      return specifications()
    },
    read(text) {
      const { snapshot } = store
      return readText(text, this.specifications, knownAs(snapshot))
    },
    readMessage(message) {
      const line = lineOf(message, this.specifications)
      if (line === '') return request('help')
      const asked = this.read(line)
      const names = this.specifications.map(({ name }) => name)
      const isBeginning =
        names.every((name) => name !== asked.command) && names.some((name) => rootOf(name) === asked.command)
      return isBeginning ? request('help', { command: asked.command }) : asked
    },
    mentionsIn(message, links = []) {
      const { snapshot } = store
      const [source] = links.flatMap((link) => sourceAt(snapshot, link) ?? [])
      if (source !== undefined) return request('source', { id: source })
      return request('mentions', { entries: mentionedIn(snapshot, message).join(' ') })
    },
    reply: (asked, caller, capacity) => reply(means(), asked, caller, capacity),
    contribute: async (given, caller, capacity) =>
      replyOf(means(), await contribute(library, given, caller), request('kb add'), capacity),
    cardOf: ({ answer, card }, capacity) => replyOf(means(), answer, card.request, capacity).card,
    newsOn: (asked, capacity, wasTold) => newsOn(means(), asked, capacity, wasTold),
    complete: (command, argument, typed, limit) =>
      complete(store.snapshot, specifications(), {
        command,
        argument,
        typed,
        limit,
        revisions: revisions?.recent,
        drafts: library?.draftIds,
      }),
  }
}

function specificationsOf(commands: readonly Command[]): readonly CommandSpecification[] {
  return commands.map(({ specification }) => specification)
}

interface Means {
  readonly cache: ReplyCache
  readonly store: KnowledgeStore
  readonly library: Library | undefined
  readonly revisions: Revisions | undefined
  readonly watching: WatchDesk | undefined
  readonly shared: SharedCards | undefined
  readonly adders: Adders
  readonly today: Date
  readonly publicUrl: string | undefined
}

async function reply(means: Means, asked: Request, caller: Caller, capacity: Capacity): Promise<Reply> {
  const { cache, store, adders, today } = means
  const stood = await asItStood(asked, means.revisions, caller)
  if (stood && 'status' in stood) return replyOf(means, stood, asked, capacity)
  const before = stood?.serving ?? store.serving
  const { snapshot } = before
  const commands = commandsOf(snapshot, adders)
  const command = commands.find(({ specification }) => specification.name === asked.command)
  // What does something is done as it was asked: no button carries it once more.
  const fitting = command?.specification.acts ? asked : fitRequest(asked, capacity.request)
  const known = cache.get(snapshot, capacity, fitting, { today, locale: caller.locale })
  if (known) return known
  const plain = command
    ? await dispatch(command, means, { snapshot, commands, asked: fitting, caller })
    : unknownCommand(fitting.command, specificationsOf(commands))
  const answer = stood ? noted(plain, asItStoodNote(stood.revision)) : plain
  const made = watchable(replyOf(means, answer, fitting, capacity, before), specificationsOf(commands), means)
  // Reports to administrators, and refusals of them to others, must not be kept: the cache does not know who asks.
  // What is new is not the snapshot's to say.
  if (answer.status === 'found' && !answer.isList)
    cache.set(snapshot, capacity, fitting, { today, locale: caller.locale }, made)
  return made
}

/** An answer of the sources may be watched, where anything can. */
function watchable(made: Reply, specifications: readonly CommandSpecification[], { watching }: Means): Reply {
  const { answer, card } = made
  const watch = watching && answer.status === 'found' ? watchOf(card.request, specifications) : undefined
  return watch ? { answer, card: { ...card, watch } } : made
}

/** @param before what served when it was asked. */
function replyOf(
  { store, today, publicUrl }: Means,
  answer: Response,
  asked: Request,
  capacity: Capacity,
  before: Serving = store.serving,
): Reply {
  // A report to an administrator tells of the knowledge that serves after a reload.
  const isReport = answer.status === 'administration'
  const { snapshot, loadedAt } = isReport ? store.serving : before
  const { page, view } = asked
  const shown = answer.shownBy
    ? fitRequest({ ...answer.shownBy, page: isReport ? 1 : page, ...(view && { view }) }, capacity.request)
    : asked
  return {
    answer,
    card: buildCard(answer, { snapshot, loadedAt, today, request: shown, capacity, publicUrl }),
  }
}

/** What came in is told to many, and to nobody in particular. */
async function newsOn(
  means: Means,
  asked: NewsAsked,
  capacity: Capacity,
  wasTold: (keys: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<NewsReply | undefined> {
  const { store, adders, today, publicUrl } = means
  const { snapshot, loadedAt } = store.serving
  const commands = commandsOf(snapshot, adders)
  const command = commands.find(({ specification }) => specification.name === asked.request.command)
  if (!command || command.specification.acts) return undefined
  return newsReply(
    asked,
    { snapshot, loadedAt, today, capacity, publicUrl },
    (part, request) =>
      dispatch(command, means, {
        snapshot: part,
        commands,
        asked: request,
        caller: NOBODY,
      }),
    wasTold,
  )
}

const NOBODY: Caller = { isAdministrator: false }

interface Dispatch {
  readonly snapshot: Snapshot
  readonly commands: readonly Command[]
  readonly asked: Request
  readonly caller: Caller
}

async function dispatch(
  command: Command,
  means: Means,
  { snapshot, commands, asked, caller }: Dispatch,
): Promise<Response> {
  const { specification } = command
  const { store, library, revisions, watching, shared, today } = means
  if (specification.audience === 'administrators' && !caller.isAdministrator)
    return unreadable(`/${specification.name} is for administrators; ask one of them.`, [])
  const unknown = unknownArgument(specification, asked)
  if (unknown) return unknown
  const read = <Value>(argument: Argument<Value>): Value => argument.parse(valueOf(asked, argument.name))
  const within = (inner: Request, part: Snapshot): Promise<Response> => {
    const other = commands.find((each) => each.specification.name === inner.command)
    if (!other || other.specification.acts) throw new ArgumentError(`does not know /${inner.command}`)
    return dispatch(other, means, { snapshot: part, commands, asked: inner, caller: NOBODY })
  }
  try {
    const specifications = specificationsOf(commands)
    return await command.answer(
      {
        snapshot,
        store,
        library,
        revisions,
        watching,
        shared,
        caller,
        today,
        specifications,
        answer: within,
      },
      read,
    )
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error
    return unreadable(`/${specification.name} ${error.message}.`, specification.examples)
  }
}

/** Names come from outside: `constructor` and the like must not be found on the object's prototype. */
function valueOf({ arguments: values }: Request, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined
}

function unknownCommand(name: string, specifications: readonly CommandSpecification[]): Unreadable {
  const known = specifications.filter(({ hidden }) => !hidden).map((specification) => specification.name)
  const near = nearest(name, known).map((other) => `/${other}`)
  return unreadable(`There is no command /${name.slice(0, 40)}; /help lists them.`, near)
}

function unknownArgument(specification: CommandSpecification, asked: Request): Unreadable | undefined {
  const known = specification.arguments.map(({ name }) => name)
  const unknown = Object.keys(asked.arguments).find((name) => !known.includes(name))
  if (unknown === undefined) return undefined
  const near = nearest(unknown, known, 1).map((name) => `/${specification.name} ${name}:…`)
  return unreadable(`/${specification.name} has no argument “${unknown.slice(0, 40)}”.`, near)
}

function unreadable(message: string, near: readonly string[]): Unreadable {
  return { status: 'error', message, near }
}
