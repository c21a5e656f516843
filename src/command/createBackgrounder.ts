import { buildCard } from '../card/build.ts'
import type { Capacity } from '../card/capacity.ts'
import { fitRequest } from '../card/fitRequest.ts'
import { request, type Request } from '../card/request.ts'
import type { Response } from '../card/response.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { KnowledgeStore } from '../knowledge/store.ts'
import type { Unreadable } from '../query/answer.ts'
import { mentionedIn } from '../query/mentions.ts'
import { nearest } from '../search/nearest.ts'
import { ArgumentError, type Argument } from './arguments.ts'
import type { Backgrounder, Caller, Reply } from './backgrounder.ts'
import type { Command } from './command.ts'
import { complete } from './complete.ts'
import { lineOf } from './grammar/message.ts'
import { readText } from './grammar/read.ts'
import type { KnownAs } from './grammar/splitNames.ts'
import { commandsOf } from './list.ts'
import { ReplyCache } from './replyCache.ts'
import { rootOf, type CommandSpecification } from './specification.ts'

/**
 * Makes the program without a platform.
 * @param today tells the day that ages are counted to.
 * @param publicUrl where readers reach the program's web server; see `Citing`.
 */
export function createBackgrounder(
  store: KnowledgeStore,
  today: () => Date,
  publicUrl?: string,
): Backgrounder {
  const cache = new ReplyCache()
  return {
    store,
    get specifications() {
      return specificationsOf(commandsOf(store.snapshot))
    },
    read(text) {
      const { snapshot } = store
      return readText(text, this.specifications, (words) => knownAs(snapshot, words))
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
    mentionsIn: (message) => request('mentions', { entries: mentionedIn(store.snapshot, message).join(' ') }),
    reply: (asked, caller, capacity) =>
      reply({ cache, store, today: today(), publicUrl }, asked, caller, capacity),
    complete: (command, argument, typed, limit) =>
      complete(store.snapshot, specificationsOf(commandsOf(store.snapshot)), {
        command,
        argument,
        typed,
        limit,
      }),
  }
}

/** A name as its entry has it, or another that leads to one. */
function knownAs({ names }: Snapshot, words: string): ReturnType<KnownAs> {
  const resolution = names.resolve(words)
  if (resolution.status !== 'found') return undefined
  return resolution.hit.level === 'exact' ? 'exact' : 'near'
}

function specificationsOf(commands: readonly Command[]): readonly CommandSpecification[] {
  return commands.map(({ specification }) => specification)
}

interface Means {
  readonly cache: ReplyCache
  readonly store: KnowledgeStore
  readonly today: Date
  readonly publicUrl: string | undefined
}

async function reply(
  { cache, store, today, publicUrl }: Means,
  asked: Request,
  caller: Caller,
  capacity: Capacity,
): Promise<Reply> {
  const before = store.serving
  const fitting = fitRequest(asked, capacity.request)
  const known = cache.get(before.snapshot, capacity, fitting, today)
  if (known) return known
  const answer = await dispatch(store, before.snapshot, fitting, caller)
  // A report to an administrator quotes nothing, and its card tells of the knowledge that serves after a reload.
  const { snapshot, loadedAt } = answer.status === 'administration' ? store.serving : before
  const card = buildCard(answer, { snapshot, loadedAt, today, request: fitting, capacity, publicUrl })
  const made = { answer, card }
  // Reports to administrators, and refusals of them to others, must not be kept: the cache does not know who asks.
  if (answer.status === 'found') cache.set(snapshot, capacity, fitting, today, made)
  return made
}

async function dispatch(
  store: KnowledgeStore,
  snapshot: Snapshot,
  asked: Request,
  caller: Caller,
): Promise<Response> {
  const commands = commandsOf(snapshot)
  const specifications = specificationsOf(commands)
  const command = commands.find(({ specification }) => specification.name === asked.command)
  if (!command) return unknownCommand(asked.command, specifications)
  const { specification } = command
  if (specification.audience === 'administrators' && !caller.isAdministrator)
    return unreadable(`/${specification.name} is for administrators; ask one of them.`, [])
  const unknown = unknownArgument(specification, asked)
  if (unknown) return unknown
  const read = <Value>(argument: Argument<Value>): Value => argument.parse(valueOf(asked, argument.name))
  try {
    return await command.answer({ snapshot, store, specifications }, read)
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
