import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Watching } from '../src/chat/watching.ts'
import { createBackgrounder } from '../src/command/createBackgrounder.ts'
import { reserved } from '../src/command/list.ts'
import { excerptsOf, type Card } from '../src/card/card.ts'
import { DISCORD_CAPACITY } from '../src/discord/limits.ts'
import { KnowledgeStore } from '../src/knowledge/store.ts'
import { createLog } from '../src/log.ts'
import { memoryState } from '../src/state/memory.ts'
import { History } from '../src/watch/history.ts'
import { Looks } from '../src/watch/looks.ts'
import { readSchedule } from '../src/watch/schedule.ts'
import { Watches } from '../src/watch/watches.ts'
import { watchTurns } from './longestTurn.ts'
import { random as generator } from './random.ts'

/*
 * A month of a newsroom in minutes: 3,000 articles come in by the clock that is handed in, and 500 watches have what is
 * about them posted. What is counted is what people would get to read. `npx tsx bench/month.ts`.
 */

const HOUR = 3_600_000
const DAYS = 30
const ARTICLES = 3_000
const WATCHES = 500
const EVERY_HOURS = 12
const START = Date.UTC(2032, 10, 1)
const random = generator(11)

const FIRST = ['Ada', 'Bruno', 'Clara', 'Dario', 'Edda', 'Falk', 'Greta', 'Hanno', 'Ines', 'Jonas']
const LAST = ['Holm', 'Vester', 'Quist', 'Norby', 'Sandek', 'Tolva', 'Ravn', 'Ulmer']
const PLACES = ['Norport', 'Sudby', 'Lindholm', 'Estvik', 'Westmar', 'Kaldur', 'Brenn', 'Ostrava Bay']
const TOPICS = [
  'ferry',
  'harbour',
  'budget',
  'strike',
  'flood',
  'school',
  'election',
  'fishery',
  'bridge',
  'storm',
]
const ACTS = ['opened', 'closed', 'criticised', 'visited', 'defended', 'inspected', 'announced', 'delayed']

const people = FIRST.flatMap((first) => LAST.map((last) => `${first} ${last}`))

/** A few are named again and again, most seldom. */
function some(all: readonly string[]): string {
  return all[Math.floor(all.length * random() ** 2.5)] ?? ''
}

function article(number: number, day: string): string {
  const [person, place, topic] = [some(people), some(PLACES), some(TOPICS)]
  const lines = [
    `${person} ${some(ACTS)} the ${topic} of ${place} on day ${number}.`,
    `The ${some(TOPICS)} in ${some(PLACES)} cost ${Math.ceil(random() * 900)} crowns more than planned.`,
    `${some(people)} said nothing of the ${topic}.`,
  ]
  return `---\ntitle: "${topic} ${number}"\npublisher: "${place} Mail"\npublished: ${day}\n---\n${lines.join(' ')}\n`
}

function asked(at: number): { command: string; arguments: Record<string, string> } {
  if (at % 10 < 6) return { command: 'actor', arguments: { name: people[at % people.length] ?? '' } }
  const topic = TOPICS[at % TOPICS.length] ?? ''
  const place = PLACES[Math.floor(at / 10) % PLACES.length] ?? ''
  return { command: 'ask', arguments: { question: `${topic} ${place}` } }
}

const WHEN = [
  'at once',
  'at once',
  'at once',
  'at once',
  'hourly',
  'hourly',
  'daily 8:00',
  'daily 18:00',
  'monday 8:00',
]

let clock = START
const now = () => clock
const folder = mkdtempSync(path.join(tmpdir(), 'month-'))
mkdirSync(path.join(folder, 'sources'))
const write = (number: number): void => {
  const day = new Date(clock).toISOString().slice(0, 10)
  writeFileSync(path.join(folder, 'sources', `n${number}.md`), article(number, day))
}
for (let number = 1; number <= 200; number += 1) write(-number)
const state = memoryState(now)
const watching = { watches: new Watches(state, now), history: new History(state), looks: new Looks(state) }
const store = await KnowledgeStore.open(folder, reserved)
const backgrounder = createBackgrounder(store, () => new Date(clock), undefined, { watching })
const log = createLog('silent')

const posts: { channel: string; excerpts: number; at: number }[] = []
const seen = new Map<string, number>()
const post = (place: { readonly channel: string }, card: Card): Promise<string> => {
  const excerpts = excerptsOf(card)
  posts.push({ channel: place.channel, excerpts: excerpts.length, at: performance.now() })
  for (const { quote } of excerpts) {
    const key = `${place.channel} ${card.heading} ${quote}`
    seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  return Promise.resolve(String(posts.length))
}
const posting = {
  post,
  edit: () => Promise.resolve(),
  answer: () => Promise.resolve(),
  tell: () => Promise.resolve(),
}
const looking = new Watching({
  backgrounder,
  outlets: new Map([['discord', { posting, capacity: DISCORD_CAPACITY }]]),
  state,
  log,
  now,
})
await looking.start()
for (let at = 0; at < WATCHES; at += 1) {
  const place = { platform: 'discord', community: `${at % 5}`, channel: `${at % 100}` }
  const schedule = readSchedule(WHEN[at % WHEN.length] ?? '')
  await watching.watches.set({ place, request: asked(at), by: 'discord 1', schedule }, 0)
}
await looking.settled()

const finish = watchTurns()
const waits: number[] = []
let written = 0
const began = performance.now()
for (let hour = 1; hour <= DAYS * 24; hour += 1) {
  clock += HOUR
  if (hour % EVERY_HOURS === 0) {
    const due = Math.round((ARTICLES * hour) / (DAYS * 24))
    const from = performance.now()
    const before = posts.length
    while (written < due) write((written += 1))
    await store.reload()
    await store.reacted()
    await looking.settled()
    waits.push(...posts.slice(before).map(({ at }) => at - from))
  } else {
    looking.wake()
    await looking.settled()
  }
}
const longest = finish()
await looking.stop()
waits.sort((one, other) => one - other)
const perDay = new Map<string, number>()
for (const { channel } of posts) perDay.set(channel, (perDay.get(channel) ?? 0) + 1)
const watches = await watching.watches.list()
const measured = {
  articles: written,
  watches: watches.length,
  posts: posts.length,
  watchesThatPosted: watches.filter(({ watch }) => watch.lastPostAt !== undefined).length,
  excerpts: posts.reduce((sum, { excerpts }) => sum + excerpts, 0),
  excerptsTwiceInAChannelUnderAHeading: [...seen.values()].filter((count) => count > 1).length,
  postsADayAndChannel: {
    mean: Math.round((posts.length / DAYS / 100) * 100) / 100,
    most: Math.round((Math.max(...perDay.values()) / DAYS) * 100) / 100,
  },
  millisecondsFromArticleToPost: {
    p50: Math.round(waits[Math.floor(waits.length / 2)] ?? 0),
    p99: Math.round(waits[Math.floor(waits.length * 0.99)] ?? 0),
  },
  longestTurnMilliseconds: longest === undefined ? undefined : Math.round(longest),
  seconds: Math.round((performance.now() - began) / 1_000),
}
process.stdout.write(`${JSON.stringify(measured, undefined, 1)}\n`)
process.exit()
