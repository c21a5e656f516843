import type { WriteStream } from 'node:tty'
import type { Sheet } from './render.ts'

/** Longer lines are hard to read, shorter ones leave no room for indents. */
const WIDEST = 100
const NARROWEST = 30
const USUAL = 80

export type Output = NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns' | 'hasColors'>>

/**
 * What a stream can show. A pipe gets neither colours nor line ends of ours; `hasColors` heeds NO_COLOR and TERM.
 */
export function sheetFor(stream: Output, open: Sheet['open']): Sheet {
  if (stream.isTTY !== true) return { width: Infinity, coloured: false, open }
  const { columns = 0 } = stream
  // A terminal that does not know its size says 0.
  const width = columns === 0 ? USUAL : Math.max(NARROWEST, Math.min(WIDEST, columns))
  return { width, coloured: stream.hasColors?.() ?? false, open }
}

/** Writes and waits until there is room for more, so that long output does not pile up in memory. */
export async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await new Promise((resolve) => stream.once('drain', resolve))
}
