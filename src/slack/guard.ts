import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt'
import { z } from 'zod'
import type { Log } from '../log.ts'
import type { Deliveries } from '../chat/deliveries.ts'
import type { Running } from '../chat/running.ts'

/*
 * An event has an id, which is the same when Slack sends it again; every other payload that asks for an answer has a
 * trigger's, which no other has, or else is known by its request's signature. What a menu asks for while somebody types
 * may come twice.
 */
const identified = z.object({
  event_id: z.string().optional(),
  trigger_id: z.string().optional(),
  type: z.string().optional(),
})

/** As the receiver hands it on; over a socket nothing is signed. */
const carried = z.object({ signature: z.string().optional() })

/** Stands before all handlers: what comes again is answered once, and what is being answered is counted. */
export function guard(deliveries: Deliveries, running: Running, log: Log): Middleware<AnyMiddlewareArgs> {
  const serve: Middleware<AnyMiddlewareArgs> = async (args) => {
    const { event_id, trigger_id, type } = identified.catch({}).parse(args.body)
    const signature =
      type === 'block_suggestion' ? undefined : carried.catch({}).parse(args.context).signature
    const id = event_id ?? trigger_id ?? signature
    if (id === undefined || (await deliveries.isFirst(id))) {
      await args.next()
      return
    }
    log.debug(`Slack sent ${id} again; it was answered already.`)
    // An event is acknowledged before it gets here.
    if ('ack' in args && !('event' in args)) await args.ack()
  }
  return (args) => running.track(serve(args))
}
