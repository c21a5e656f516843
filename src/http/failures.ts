import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import { z } from 'zod'
import { failureSentence, reportFailure } from '../errors.ts'
import type { Log } from '../log.ts'
import { ROUTES } from '../addresses.ts'
import { HTTP_LIMITS } from './limits.ts'

/* Errors of Express and its body parsers carry the status that they mean. */
const refusal = z.object({ status: z.int().min(400).max(499) })

const SENTENCES = new Map([
  [400, 'The request cannot be read.'],
  [413, 'The request is larger than is taken here.'],
  [415, 'The request has an encoding or a type that is not taken here.'],
])

const FOR_FILES: readonly string[] = [ROUTES.libraryFile, ROUTES.libraryDraft]

/** Refuses a body by its announced length, before any of it is read. */
export const refuseLargeBodies: RequestHandler = (request, response, next) => {
  const most = FOR_FILES.includes(request.path) ? HTTP_LIMITS.file : HTTP_LIMITS.body
  if (Number(request.headers['content-length'] ?? 0) <= most) next()
  else {
    response.set('Connection', 'close')
    refuse(response, 413)
  }
}

/** Answers what no router takes. */
export const sayNotFound: RequestHandler = (_request, response) => {
  response.status(404).type('text').send('There is nothing at this address.')
}

/** Answers what a router failed at: the cause goes to the log, a reference to it to the user. */
export function createFailureHandler(log: Log): ErrorRequestHandler {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- Express tells a failure handler by its four parameters
  return (error: unknown, request, response, _next) => {
    const attempted = `${request.method} ${request.path}`
    const refused = refusal.safeParse(error)
    if (refused.success) {
      log.debug({ err: error }, `${attempted} was refused`)
      if (!response.headersSent) refuse(response, refused.data.status)
      return
    }
    const reference = reportFailure(log, `${attempted} failed`, error)
    if (response.headersSent) response.destroy()
    else response.status(500).type('text').send(failureSentence(reference))
  }
}

function refuse(response: Response, status: number): void {
  response
    .status(status)
    .type('text')
    .send(SENTENCES.get(status) ?? 'The request was refused.')
}
