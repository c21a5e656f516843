import { LoopDelay } from './loopDelay.ts'

/** How a part of the program does. */
export interface Condition {
  /** Why it lets nothing be answered, as a sentence; undefined where it is well. It says nothing that is secret. */
  readonly trouble?: string | undefined
  /** What whoever watches the program may want to know of it. */
  readonly [fact: string]: string | number | undefined
}

/** Of the whole program. */
export interface Health {
  readonly status: 'ok' | 'unavailable' | 'stopping'
  /** Why it is not ok. */
  readonly reasons: readonly string[]
  readonly parts: Readonly<Record<string, Condition>>
}

/** A loop that is later than that, in milliseconds, answers no platform in time. */
const LATEST = 1_000

/** Gathers how the parts do, for whoever decides whether questions should come to this process. */
export class HealthChecks {
  readonly #checks = new Map<string, () => Condition>()
  readonly #loop: Pick<LoopDelay, 'milliseconds' | 'stop'>
  #isStopping = false

  /** @param loop by default the event loop of this process. */
  constructor(loop: Pick<LoopDelay, 'milliseconds' | 'stop'> = new LoopDelay()) {
    this.#loop = loop
    this.add('loop', () => {
      const { milliseconds } = loop
      const trouble = `The program has too much to do: what is due waits ${milliseconds} ms.`
      return { delay: milliseconds, trouble: milliseconds > LATEST ? trouble : undefined }
    })
  }

  /** @param check is called for every answer: it must be quick. */
  add(name: string, check: () => Condition): void {
    this.#checks.set(name, check)
  }

  /** From now on nothing more should be asked. */
  stop(): void {
    this.#isStopping = true
    this.#loop.stop()
  }

  get isStopping(): boolean {
    return this.#isStopping
  }

  get health(): Health {
    const parts = Object.fromEntries([...this.#checks].map(([name, check]) => [name, check()]))
    const reasons = Object.values(parts).flatMap(({ trouble }) => trouble ?? [])
    if (this.#isStopping) return { status: 'stopping', reasons: ['The program is stopping.'], parts }
    return { status: reasons.length > 0 ? 'unavailable' : 'ok', reasons, parts }
  }
}
