import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Response } from '../card/response.ts'

/** A question that was answered, or a refusal to. No words of it: a metric is read by more people than the log. */
export interface AnswerMeasured {
  /** `discord`, `slack`. */
  readonly platform: string
  /** The command's name, as the list of commands has it. */
  readonly command: string
  /** What kind of answer it was; `refused` where somebody asked too fast, `failed` where the program did. */
  readonly outcome: Response['status'] | 'refused' | 'failed'
  readonly seconds: number
}

/** One value of a gauge; its labels tell it from the others. */
export interface Sample {
  readonly value: number
  readonly labels?: Readonly<Record<string, string>>
}

/** Something that has a value now. */
export interface GaugeOptions {
  /** In the form of Prometheus, with the unit at its end: `feed_last_article_timestamp_seconds`. */
  readonly name: string
  readonly help: string
  readonly labelNames?: readonly string[]
  /** Is called whenever the metrics are read: it must be quick. */
  readonly collect: () => readonly Sample[] | Promise<readonly Sample[]>
}

const PREFIX = 'backgrounder_'
/** In seconds. An answer takes milliseconds; Discord gives up after three seconds. */
const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 10]
const PICTURE_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 1.5, 3, 10, 20]

/** What this process counts and measures, in the text format of Prometheus. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #answers = new Counter({
    name: `${PREFIX}answers_total`,
    help: 'Questions by what came of them.',
    labelNames: ['platform', 'command', 'outcome'],
    registers: [this.#registry],
  })
  readonly #answerSeconds = new Histogram({
    name: `${PREFIX}answer_duration_seconds`,
    help: 'Seconds from a question to its card, without the way to the platform.',
    labelNames: ['platform'],
    buckets: ANSWER_BUCKETS,
    registers: [this.#registry],
  })
  readonly #pictureSeconds = new Histogram({
    name: `${PREFIX}picture_duration_seconds`,
    help: 'Seconds in which a picture was drawn.',
    buckets: PICTURE_BUCKETS,
    registers: [this.#registry],
  })

  readonly #unsure = new Counter({
    name: `${PREFIX}posts_unsure_total`,
    help: 'Posts that were sent again without knowing whether they stood there already.',
    labelNames: ['platform'],
    registers: [this.#registry],
  })

  /** The type of `text`. */
  get contentType(): string {
    return this.#registry.contentType
  }

  /** What is known of the process itself besides: memory, processor time, the event loop's delay, descriptors. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.#registry })
  }

  answered({ platform, command, outcome, seconds }: AnswerMeasured): void {
    this.#answers.inc({ platform, command, outcome })
    this.#answerSeconds.observe({ platform }, seconds)
  }

  /** A post may stand there twice. */
  postedUnsure(platform: string): void {
    this.#unsure.inc({ platform })
  }

  drawn(seconds: number): void {
    this.#pictureSeconds.observe(seconds)
  }

  /** @throws Error where there is a metric of that name. */
  gauge({ name, help, labelNames = [], collect }: GaugeOptions): void {
    const gauge = new Gauge({
      name: `${PREFIX}${name}`,
      help,
      labelNames: [...labelNames],
      registers: [this.#registry],
      async collect() {
        const samples = await collect()
        gauge.reset()
        for (const { labels = {}, value } of samples) gauge.set(labels, value)
      },
    })
  }

  /** Everything, as it is now. */
  text(): Promise<string> {
    return this.#registry.metrics()
  }
}
