import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { Incoming } from '../incoming.ts'
import type { Raw } from './parse.ts'

/** Reads documents in a thread of its own, which bounds of memory and time end. */
export interface Parser {
  /** Starts the thread and loads what documents of the format are read with, so that the first one need not wait for it. */
  warm(format: Raw['format']): void
  /** @throws ParseError with a sentence for whoever sent the document. */
  parse(raw: Raw): Promise<Incoming>
  close(): Promise<void>
}

/** A document that cannot be read; the message is a sentence for whoever sent it. */
export class ParseError extends Error {
  override readonly name = 'ParseError'
}

/** The start of the thread included. */
const LONGEST_MILLISECONDS = 60_000
const MEMORY_MEGABYTES = 512
/** Stands for any document. */
const NOTHING = Buffer.from('<p>Nothing.</p>')

export function createParser(): Parser {
  const threads = new Piscina<Raw, Incoming>({
    filename: fileURLToPath(new URL('./worker.js', import.meta.url)),
    execArgv: [],
    minThreads: 0,
    maxThreads: 1,
    // To start it takes longer than to read most documents.
    idleTimeout: Infinity,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
  })
  // A thread that runs out of memory ends; whoever waits for it is told below.
  threads.on('error', () => undefined)
  return {
    warm(format) {
      threads.run({ bytes: NOTHING, format, contentType: '', name: '' }).catch(() => undefined)
    },
    async parse(raw) {
      try {
        return await threads.run(raw, { signal: AbortSignal.timeout(LONGEST_MILLISECONDS) })
      } catch (cause) {
        throw new ParseError(`It cannot be read as ${raw.format}: ${reasonOf(cause)}.`, { cause })
      }
    },
    close: () => threads.destroy(),
  }
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  if (cause.name === 'AbortError') return `it takes longer than ${LONGEST_MILLISECONDS / 1000} s`
  if (
    /ERR_WORKER_OUT_OF_MEMORY|memory limit/u.test(
      `${'code' in cause ? String(cause.code) : ''} ${cause.message}`,
    )
  )
    return 'it takes more memory than a document may'
  return cause.message.replace(/\.$/u, '')
}
