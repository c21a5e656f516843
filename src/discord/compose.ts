import { encodeRequest } from '../card/requestCode.ts'
import type { Backgrounder } from '../command/backgrounder.ts'
import { failureSentence, reportFailure } from '../errors.ts'
import type { Log } from '../log.ts'
import type { AnswerCache } from './answerCache.ts'
import { DISCORD_CAPACITY } from './limits.ts'
import { discordMessage, discordNotice, type DiscordMessage } from './message.ts'
import { isAdministrator, mayShare, type Asker, type Plan } from './plan.ts'
import { isShareable } from './responses.ts'

/** An answer as a message, and for whom it is. */
export interface Answer {
  readonly message: DiscordMessage
  readonly isPrivate: boolean
  /** Whether it may stand where the message stood that carried the button: a page in the place of a page. */
  readonly mayReplace: boolean
}

export interface ComposeSettings {
  readonly cache: AnswerCache
  readonly backgrounder: Backgrounder
  readonly log: Log
  /** Ids of users who are administrators wherever they are. */
  readonly administrators: readonly string[]
}

/** Carries out a plan. Never rejects: a failure is an answer too, with a reference to the log. */
export async function compose(plan: Plan, asker: Asker, settings: ComposeSettings): Promise<Answer> {
  const { isDirect } = asker
  try {
    return await answer(plan, asker, settings)
  } catch (error) {
    const reference = reportFailure(settings.log, `/${plan.request.command} could not be answered`, error)
    return { message: discordNotice(failureSentence(reference)), isPrivate: !isDirect, mayReplace: false }
  }
}

async function answer(
  { request, isPrivate: isForAsker, isShare }: Plan,
  asker: Asker,
  { backgrounder, cache, administrators }: ComposeSettings,
): Promise<Answer> {
  const { isDirect, userId } = asker
  const caller = { isAdministrator: isAdministrator(asker, administrators) }
  const isPrivate = !isDirect && isForAsker
  const offersShare = isPrivate && mayShare(asker)
  // What an administrator may read is never kept for others, nor is what names a user.
  const key =
    caller.isAdministrator || isShare ? undefined : `${String(offersShare)} ${encodeRequest(request)}`
  const { snapshot } = backgrounder.store
  const kept = key === undefined ? undefined : cache.get(snapshot, key)
  if (kept) return { message: kept, isPrivate, mayReplace: true }
  const { card } = await backgrounder.reply(request, caller, DISCORD_CAPACITY)
  if (!isShareable(card)) {
    const message = discordMessage(card, { offersShare: false })
    return { message, isPrivate: !isDirect, mayReplace: false }
  }
  const message = discordMessage(card, { offersShare, ...(isShare && { sharedBy: userId }) })
  if (key !== undefined) cache.set(snapshot, key, message)
  return { message, isPrivate, mayReplace: true }
}
