import { pino } from 'pino'
import { z } from 'zod'
import type { Log } from '../src/log.ts'

const line = z.looseObject({ level: z.number(), msg: z.string() })

/** A log whose lines, of every level, can be read. */
export function recordingLog(): { readonly log: Log; readonly lines: z.output<typeof line>[] } {
  const lines: z.output<typeof line>[] = []
  const log = pino(
    { level: 'debug', serializers: { err: pino.stdSerializers.err } },
    { write: (text: string) => lines.push(line.parse(JSON.parse(text))) },
  )
  return { log, lines }
}
