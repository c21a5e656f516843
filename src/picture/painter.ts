import { fileURLToPath } from 'node:url'
import { LRUCache } from 'lru-cache'
import { Piscina } from 'piscina'
import type { Card } from '../card/card.ts'
import type { Chart } from '../card/chart.ts'
import type { Log } from '../log.ts'
import { FileCache } from '../fileCache.ts'
import { withDeadline, LATE } from '../withDeadline.ts'
import { pictureOf, type Picture } from './picture.ts'

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
  /**
   * @returns undefined where the card has none, or where it could not be drawn, or not soon enough: a card goes out
   * without it.
   */
  draw(card: Card): Promise<DrawnPicture | undefined>
  /** The PNG of a picture that was drawn, or is being drawn, by its hash. */
  find(hash: string): Promise<Uint8Array | undefined>
  /** Resolves when what is being drawn is drawn, or given up. */
  close(): Promise<void>
}

const CACHE_BYTES = 16 * 1024 * 1024
/** Of some 100 kB each. */
const CACHE_FILES = 1_000
/** Drawing takes a tenth of a second; a card behind so many others goes without its picture. */
const LONGEST_QUEUE = 32
const ENDLESS_MILLISECONDS = 20_000
/** Discord is told to wait after 2 s. */
const PATIENCE_MILLISECONDS = 1_500
const IDLE_MILLISECONDS = 30_000
const LAST_MILLISECONDS = 5_000

export interface PainterOptions {
  readonly log: Log
  /**
   * Keeps what was drawn, so that an address of a picture that was given away outlasts the program; by default that is
   * forgotten.
   */
  readonly folder?: string
  /** How long a card waits for its picture, in milliseconds; what is drawn later serves the next one. */
  readonly patience?: number
  /** Is told of each picture how many seconds its drawing took. */
  readonly onDrawn?: (seconds: number) => void
}

/** Makes a painter that draws in a thread of its own, each picture once. */
export function createPainter({
  log,
  folder,
  patience = PATIENCE_MILLISECONDS,
  onDrawn,
}: PainterOptions): Painter {
  const threads = new Piscina<Chart, Uint8Array>({
    filename: fileURLToPath(new URL('./worker.js', import.meta.url)),
    execArgv: [],
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MILLISECONDS,
  })
  // Without a listener, the error of a thread that cannot start would end the program. Its cards run into their deadline.
  threads.on('error', (err) => {
    log.warn({ err }, 'The thread that draws pictures failed.')
  })
  const drawn = new LRUCache<string, Uint8Array>({
    maxSize: CACHE_BYTES,
    sizeCalculation: ({ byteLength }) => byteLength + 1,
  })
  const warn = (err: unknown): void => {
    log.warn({ err }, 'A picture could not be kept.')
  }
  const files =
    folder === undefined
      ? undefined
      : new FileCache({ folder, prefix: '', suffix: '.png', most: CACHE_FILES, warn })
  const drawing = new Map<string, Promise<Uint8Array>>()
  let isOpen = true

  const kept = async (hash: string): Promise<Uint8Array | undefined> => {
    const known = drawn.get(hash) ?? (await files?.read(hash))
    if (known) drawn.set(hash, known)
    return known
  }
  const drawInThread = async (chart: Chart): Promise<Uint8Array> => {
    const began = performance.now()
    const png = await threads.run(chart, { signal: AbortSignal.timeout(ENDLESS_MILLISECONDS) })
    onDrawn?.((performance.now() - began) / 1000)
    return png
  }
  const paint = async ({ hash, chart }: Picture): Promise<Uint8Array> => {
    const png = (await kept(hash)) ?? (await drawInThread(chart))
    if (!drawn.has(hash)) await files?.write(hash, png)
    drawn.set(hash, png)
    return png
  }
  const paintOnce = (picture: Picture): Promise<Uint8Array> => {
    const { hash } = picture
    const known = drawing.get(hash)
    if (known) return known
    if (drawing.size >= LONGEST_QUEUE) throw new Error('Too many pictures wait to be drawn.')
    const work = paint(picture).finally(() => drawing.delete(hash))
    drawing.set(hash, work)
    return work
  }
  return {
    async draw(card) {
      const picture = pictureOf(card)
      if (!picture) return undefined
      const { hash, altText } = picture
      try {
        const png = drawn.get(hash) ?? (await withDeadline(paintOnce(picture), patience))
        if (png !== LATE) return { png, altText, hash, ...sizeOf(png) }
        log.debug({ card: card.heading }, 'A picture was not drawn soon enough; the card goes without.')
        return undefined
      } catch (err) {
        if (isOpen)
          log.warn({ err, card: card.heading }, 'A picture could not be drawn; the card goes without.')
        return undefined
      }
    },
    find: async (hash) => drawing.get(hash)?.catch(() => undefined) ?? kept(hash),
    async close() {
      isOpen = false
      // A thread that is ended while it loads its modules takes the whole process with it (Node 20).
      await withDeadline(Promise.allSettled(drawing.values()), LAST_MILLISECONDS)
      await threads.destroy()
    },
  }
}

/** A PNG begins with its header chunk, where width and height stand at fixed places. */
function sizeOf(png: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
