import type { Backgrounder } from '../command/backgrounder.ts'
import { failureSentence, reportFailure } from '../errors.ts'
import type { Log } from '../log.ts'
import { DISCORD_CAPACITY } from './limits.ts'
import { discordNotice, isShareable } from './message.ts'
import type { Messages, PicturedMessage } from './messages.ts'
import { alone } from './outgoing.ts'
import { isAdministrator, mayShare, type Asker, type Plan } from './plan.ts'

/** An answer as a message, and for whom it is. */
export interface Answer {
  readonly message: PicturedMessage
  readonly isPrivate: boolean
  /** Whether it may stand where the message stood that carried the button: a page in the place of a page. */
  readonly mayReplace: boolean
}

export interface ComposeSettings {
  readonly messages: Messages
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
    return {
      message: alone(discordNotice(failureSentence(reference))),
      isPrivate: !isDirect,
      mayReplace: false,
    }
  }
}

async function answer(
  { request, isPrivate: isForAsker, isShare }: Plan,
  asker: Asker,
  { backgrounder, messages, administrators }: ComposeSettings,
): Promise<Answer> {
  const { isDirect, userId } = asker
  const caller = { isAdministrator: isAdministrator(asker, administrators) }
  const { card } = await backgrounder.reply(request, caller, DISCORD_CAPACITY)
  if (!isShareable(card)) {
    const message = await messages.of(card, { offersShare: false })
    return { message, isPrivate: !isDirect, mayReplace: false }
  }
  const isPrivate = !isDirect && isForAsker
  const offersShare = isPrivate && mayShare(asker)
  const message = await messages.of(card, { offersShare, ...(isShare && { sharedBy: userId }) })
  return { message, isPrivate, mayReplace: true }
}
