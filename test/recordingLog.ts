import { z } from 'zod'
import { createLog, type Log } from '../src/log.ts'
import type { Secret } from '../src/secret.ts'

const line = z.looseObject({ level: z.number(), msg: z.string() })

/** The program's own log, whose lines, of every level, can be read. */
export function recordingLog(secrets: readonly Secret[] = []): {
  readonly log: Log
  readonly lines: z.output<typeof line>[]
} {
  const lines: z.output<typeof line>[] = []
  const log = createLog('debug', secrets, {
    write: (text: string) => lines.push(line.parse(JSON.parse(text))),
  })
  return { log, lines }
}
