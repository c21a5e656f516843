import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Milliseconds between two looks at the loop. */
const RESOLUTION = 20
/** Milliseconds after which an earlier delay no longer counts: what was once late may be well now. */
const WINDOW = 10_000

/** How long the event loop keeps what is due waiting. */
export class LoopDelay {
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION })
  #before = 0
  readonly #window: NodeJS.Timeout

  constructor() {
    this.#histogram.enable()
    this.#window = setInterval(() => {
      this.#before = this.#latest()
      this.#histogram.reset()
    }, WINDOW).unref()
  }

  /** Milliseconds, whole: of a hundred looks in the last 10 to 20 seconds, one was later than that. */
  get milliseconds(): number {
    return Math.max(this.#before, this.#latest())
  }

  stop(): void {
    clearInterval(this.#window)
    this.#histogram.disable()
  }

  #latest(): number {
    return Math.max(0, Math.round(this.#histogram.percentile(99) / 1e6) - RESOLUTION)
  }
}
