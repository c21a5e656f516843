import type { Backgrounder } from '../command/backgrounder.ts'
import type { Config } from '../config.ts'
import type { HttpServer } from '../http/server.ts'
import type { Log } from '../log.ts'
import type { Painter } from '../picture/painter.ts'

/** What the page is made of. */
export interface WebOptions {
  readonly config: Config
  readonly backgrounder: Backgrounder
  readonly log: Log
  readonly http: Pick<HttpServer, 'app'>
  readonly painter: Painter
}
