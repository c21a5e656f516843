import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import path from 'node:path'
import { z } from 'zod'

const NAME = /Backgrounder is at (?<address>http\S+)/u
const ASKED_WITHIN_MS = 15_000

const health = z.object({
  parts: z.object({
    knowledge: z.looseObject({
      number: z.number().optional(),
      head: z.number().optional(),
      heldSince: z.string().optional(),
    }),
  }),
})

/** The program, as `npm start` starts it, with its page's administrator. */
export class ReplicaProcess {
  readonly #process: ChildProcess
  readonly #address: URL
  readonly #cookie: string

  private constructor(started: ChildProcess, address: URL, cookie: string) {
    this.#process = started
    this.#address = address
    this.#cookie = cookie
  }

  /** Resolves when it answers. */
  static async start(folder: string, knowledge: string, database: string): Promise<ReplicaProcess> {
    const started = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      env: {
        PATH: process.env['PATH'],
        KNOWLEDGE_DIR: knowledge,
        DATA_DIR: path.join(folder, 'data'),
        DATABASE_URL: database,
        PORT: '0',
        LOG_LEVEL: process.env['BENCH_LOG'] ?? 'error',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    for await (const line of createInterface({ input: started.stdout })) {
      const entrance = NAME.exec(line)?.groups?.['address']
      if (entrance === undefined) continue
      const entered = await fetch(entrance, { redirect: 'manual' })
      const cookie = (entered.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''
      return new ReplicaProcess(started, new URL('/', entrance), cookie)
    }
    throw new Error('The program ended before it answered.')
  }

  /** @returns all that the page is sent as the answer. @throws Error where it is not answered. */
  async ask(text: string): Promise<string> {
    const response = await fetch(new URL('/api/ask', this.#address), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', Cookie: this.#cookie },
      body: JSON.stringify({ text, pressed: true }),
      signal: AbortSignal.timeout(ASKED_WITHIN_MS),
    })
    if (!response.ok) throw new Error(`${response.status} for ${text}`)
    return response.text()
  }

  /** What its health says of the knowledge, whatever the rest says. */
  async knowledge(): Promise<z.output<typeof health>['parts']['knowledge']> {
    const response = await fetch(new URL('/healthz', this.#address), {
      signal: AbortSignal.timeout(ASKED_WITHIN_MS),
    })
    return health.parse(await response.json()).parts.knowledge
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const gone = once(this.#process, 'exit')
    this.#process.kill(signal)
    await gone
  }
}
