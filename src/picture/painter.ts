import { fileURLToPath } from 'node:url'
import { LRUCache } from 'lru-cache'
import { Piscina } from 'piscina'
import type { Card } from '../card/card.ts'
import type { Chart } from '../card/chart.ts'
import type { Log } from '../log.ts'
import { pictureOf } from './picture.ts'

/** A picture that a message can carry. */
export interface DrawnPicture {
  readonly png: Uint8Array
  readonly altText: string
  /** Equal for equal pictures. */
  readonly hash: string
  /** In pixels of the PNG. */
  readonly width: number
  readonly height: number
}

/** Draws pictures for cards. */
export interface Painter {
  /** @returns undefined where the card has none, or where it could not be drawn: a card goes out without it. */
  draw(card: Card): Promise<DrawnPicture | undefined>
  /** A picture that was drawn lately, or is being drawn. */
  find(hash: string): Promise<DrawnPicture | undefined>
  close(): Promise<void>
}

const CACHE_BYTES = 16 * 1024 * 1024
/** Drawing takes a tenth of a second; whoever stands behind so many more does without. */
const LONGEST_QUEUE = 32
const PATIENCE_MILLISECONDS = 5_000
const IDLE_MILLISECONDS = 30_000

/** Makes a painter that draws in a thread of its own, each picture once. */
export function createPainter(log: Log): Painter {
  const threads = new Piscina<Chart, Uint8Array>({
    filename: fileURLToPath(new URL('./worker.js', import.meta.url)),
    execArgv: [],
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MILLISECONDS,
  })
  // Unheard, a thread that cannot start would end the program; whoever waits for it loses patience below.
  threads.on('error', (err) => {
    log.warn({ err }, 'The thread that draws pictures failed.')
  })
  const drawn = new LRUCache<string, DrawnPicture>({
    maxSize: CACHE_BYTES,
    sizeCalculation: ({ png, altText }) => png.byteLength + 2 * altText.length + 1,
  })
  const drawing = new Map<string, Promise<DrawnPicture | undefined>>()
  const paint = async (card: Card): Promise<DrawnPicture | undefined> => {
    const picture = pictureOf(card)
    if (!picture) return undefined
    const { chart, altText, hash } = picture
    const known = drawn.get(hash) ?? drawing.get(hash)
    if (known) return known
    if (drawing.size >= LONGEST_QUEUE) throw new Error('Too many pictures wait to be drawn.')
    const work = threads
      .run(chart, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) })
      .then((png) => {
        const done = { png, altText, hash, ...sizeOf(png) }
        drawn.set(hash, done)
        return done
      })
      .finally(() => drawing.delete(hash))
    drawing.set(hash, work)
    return work
  }
  return {
    draw: (card) =>
      paint(card).catch((err: unknown) => {
        log.warn({ err, card: card.heading }, 'A picture could not be drawn; the card goes without.')
        return undefined
      }),
    find: async (hash) => drawn.get(hash) ?? drawing.get(hash)?.catch(() => undefined),
    close: () => threads.destroy(),
  }
}

/** A PNG begins with its header chunk, where width and height stand at fixed places. */
function sizeOf(png: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
