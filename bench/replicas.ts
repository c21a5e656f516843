import { writeFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startPostgres } from './postgresServer.ts'
import { random } from './random.ts'
import { ReplicaProcess } from './replicaProcess.ts'

/*
 * Two replicas, as `npm start` starts them, on one PostgreSQL and one knowledge folder, asked all the time: publishes and
 * goes back by turns, stops the database for a while, and ends a replica by kill -9 while it publishes:
 * `node --import tsx bench/replicas.ts --publishes 50 --rate 200 --away 120 --kills 20`. It fails where a question is not
 * answered, an answer mixes two revisions, replicas take longer than three seconds to serve the same, or a change is lost.
 */
const { values } = parseArgs({
  options: {
    publishes: { type: 'string', default: '50' },
    rate: { type: 'string', default: '200' },
    away: { type: 'string', default: '120' },
    kills: { type: 'string', default: '20' },
  },
})
const [publishes, rate, away, kills] = [values.publishes, values.rate, values.away, values.kills].map(Number)
const SOURCES = 200
const LONGEST_MS = 3_000
const GIVEN_UP_MS = 60_000
const QUESTION = '/ask what is the mark of the harbour'

const next = random(1)
const folder = await mkdtemp(path.join(tmpdir(), 'replicas-'))
const knowledge = path.join(folder, 'knowledge')
const print = (line: string): void => void process.stdout.write(`${line}\n`)
const faults: string[] = []
/** What is being done, for whoever reads of a fault. */
let phase = 'publishing'

function write(name: string, sentence: string): void {
  const head = `title: The ${name} harbour\npublished: 2031-05-01`
  writeFileSync(path.join(knowledge, 'sources', `${name}.md`), `---\n${head}\n---\n${sentence}\n`)
}

/** Both sources say the same in every revision: an answer in which they differ mixes two. */
function mark(number: number): void {
  for (const name of ['east', 'west']) write(name, `The mark of the ${name} harbour is mark${number}m.`)
}

/** The marks that an answer quotes. */
function marksIn(answer: string): string[] {
  return [...new Set(Array.from(answer.matchAll(/mark(\d+)m/gu), ([, number]) => number ?? ''))]
}

/** Asks all replicas that run, so many questions a second, until it is stopped. */
class Readers {
  asked = 0
  readonly #running = new Set<ReplicaProcess>()
  readonly #pending = new Set<Promise<void>>()
  #isStopped = false

  add(replica: ReplicaProcess): void {
    this.#running.add(replica)
  }

  /** Resolves when it has answered what it was asked. */
  async remove(replica: ReplicaProcess): Promise<void> {
    this.#running.delete(replica)
    await Promise.all(this.#pending)
  }

  async run(perSecond: number): Promise<void> {
    const began = performance.now()
    for (let number = 0; !this.#isStopped; number += 1) {
      const due = began + (1000 * number) / perSecond
      await wait(Math.max(0, due - performance.now()))
      const all = [...this.#running]
      const replica = all[number % Math.max(1, all.length)]
      if (!replica) continue
      const asking = this.#ask(replica).finally(() => this.#pending.delete(asking))
      this.#pending.add(asking)
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    await Promise.all(this.#pending)
  }

  async #ask(replica: ReplicaProcess): Promise<void> {
    this.asked += 1
    try {
      const marks = marksIn(await replica.ask(QUESTION))
      if (marks.length === 0) faults.push(`${phase}: an answer without its excerpts`)
      if (marks.length > 1) faults.push(`${phase}: an answer of ${marks.join(' and ')}`)
    } catch (error) {
      faults.push(`${phase}: a question that failed: ${String(error)}`)
    }
  }
}

/** Waits until all serve what is wanted. @returns the milliseconds that it took. */
async function until(
  replicas: readonly ReplicaProcess[],
  isIt: (knowledge: Awaited<ReturnType<ReplicaProcess['knowledge']>>) => boolean,
): Promise<number> {
  const began = performance.now()
  for (;;) {
    const all = await Promise.all(replicas.map((replica) => replica.knowledge()))
    const passed = performance.now() - began
    if (all.every(isIt)) return passed
    if (passed > GIVEN_UP_MS) throw new Error(`Not the same after a minute: ${JSON.stringify(all)}`)
    await wait(20)
  }
}

function summary(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0)
  return `${at(0.5)} ms in the middle, ${at(0.95)} ms of twenty nineteen, ${at(1)} ms at most`
}

async function publishAndGoBack(replicas: readonly ReplicaProcess[], first: number): Promise<void> {
  const published: number[] = []
  const wentBack: number[] = []
  let number = first
  for (let turn = 1; turn <= (publishes ?? 0); turn += 1) {
    const replica = replicas[turn % replicas.length]
    mark(turn)
    number += 1
    published.push(await until(replicas, (is) => is.number === number))
    if (turn % 2 === 1 || !replica) continue
    const began = performance.now()
    await replica.ask(`/kb rollback ${number - 1}`)
    await until(replicas, (is) => is.number === number - 1 && is.heldSince !== undefined)
    wentBack.push(performance.now() - began)
    await replica.ask('/kb reload')
    await until(replicas, (is) => is.number === number && is.heldSince === undefined)
  }
  print(`${published.length} publications, from the save to both replicas: ${summary(published)}`)
  print(`${wentBack.length} times back, from the command to both replicas: ${summary(wentBack)}`)
  for (const time of [...published, ...wentBack])
    if (time > LONGEST_MS) faults.push(`${time.toFixed(0)} ms until both served the same`)
}

async function withoutDatabase(
  replicas: readonly ReplicaProcess[],
  pause: () => Promise<() => Promise<void>>,
  readers: Readers,
): Promise<void> {
  const before = readers.asked
  const [{ number = 0 } = {}] = await Promise.all(replicas.map((replica) => replica.knowledge()))
  const resume = await pause()
  await wait((500 * (away ?? 0)) / 2)
  mark(5_000)
  await wait(1_000 * (away ?? 0) - (500 * (away ?? 0)) / 2)
  const asked = readers.asked - before
  await resume()
  const time = await until(replicas, (is) => is.number === number + 1)
  print(
    `${away} s without the database: ${asked} questions; what was saved meanwhile served ${time.toFixed(0)} ms after it was back`,
  )
}

/** Ends the first replica while it publishes, which both are to serve in the end. */
async function endWhilePublishing(
  replicas: ReplicaProcess[],
  start: () => Promise<ReplicaProcess>,
  readers: Readers,
) {
  const [, other] = replicas
  if (!other) return
  for (let kill = 1; kill <= (kills ?? 0); kill += 1) {
    const [victim] = replicas
    if (!victim) return
    await readers.remove(victim)
    mark(10_000 + kill)
    await wait(next() * 600)
    await victim.end('SIGKILL')
    replicas[0] = await start()
    readers.add(replicas[0])
    const heads = new Set<number | undefined>()
    await until(replicas, ({ number, head }) => {
      heads.clear()
      heads.add(number).add(head)
      return number !== undefined && number === head
    })
    for (const replica of replicas) {
      const marks = marksIn(await replica.ask(QUESTION))
      const began = performance.now()
      while (marksIn(await replica.ask(QUESTION)).join() !== String(10_000 + kill)) {
        if (performance.now() - began > GIVEN_UP_MS) {
          faults.push(`after kill -9 ${marks.join()} serves, not ${10_000 + kill}`)
          break
        }
        await wait(50)
      }
    }
  }
  print(`${kills} times kill -9 while a change was published`)
}

/** Every revision that is kept, as it stood. */
async function checkRevisions(replica: ReplicaProcess): Promise<void> {
  const { head = 0 } = await replica.knowledge()
  let read = 0
  for (let number = head; number > Math.max(0, head - 50); number -= 1) {
    const marks = marksIn(await replica.ask(`${QUESTION} revision:${number}`))
    read += 1
    if (marks.length !== 1) faults.push(`revision ${number} has ${marks.length} marks`)
  }
  print(`${read} revisions opened as they stood, the newest is ${head}`)
}

const server = await startPostgres()
const database = `postgres://${server.user}@localhost/postgres?host=${server.folder}`
const replicas: ReplicaProcess[] = []
const readers = new Readers()
try {
  await mkdir(path.join(knowledge, 'sources'), { recursive: true })
  for (let at = 0; at < SOURCES; at += 1)
    write(
      `town${at}`,
      `The town ${at} has ${at} houses. Its mayor ${at} said that the road is long.`.repeat(5),
    )
  mark(0)
  const start = (name: string, from = knowledge) =>
    ReplicaProcess.start(path.join(folder, name), from, database)
  for (const name of ['one', 'two']) {
    const replica = await start(name)
    replicas.push(replica)
    await until(replicas, (is) => is.number === 1)
  }
  for (const replica of replicas) readers.add(replica)
  const reading = readers.run(rate ?? 0)
  const began = performance.now()
  await publishAndGoBack(replicas, 1)
  phase = 'without the database'
  await withoutDatabase(replicas, server.pause, readers)
  // With a folder of its own the other replica does not publish in the place of the one that is ended.
  const [, second] = replicas
  if (second) {
    await readers.remove(second)
    await second.end('SIGTERM')
    const copy = path.join(folder, 'copy')
    await cp(knowledge, copy, { recursive: true })
    replicas[1] = await start('two', copy)
    readers.add(replicas[1])
  }
  phase = 'ending one by kill -9'
  await endWhilePublishing(replicas, () => start('one'), readers)
  const seconds = (performance.now() - began) / 1000
  await readers.stop()
  await reading
  phase = 'as it stood'
  for (const replica of replicas) await checkRevisions(replica)
  print(
    `${readers.asked} questions, ${(readers.asked / seconds).toFixed(0)} a second; ${faults.length} faults`,
  )
  for (const fault of new Set(faults))
    print(`${faults.filter((each) => each === fault).length} times: ${fault}`)
  if (faults.length > 0) process.exitCode = 1
} finally {
  await readers.stop()
  for (const replica of replicas) await replica.end('SIGTERM')
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
