import { pino, type Logger } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/**
 * Lines of JSON on standard error; standard output belongs to answers.
 * @param level as pino names them.
 */
export function createLog(level: string): Log {
  return pino({ level, serializers: { err: pino.stdSerializers.err } }, pino.destination(2))
}
