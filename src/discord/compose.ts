import type { Backgrounder } from '../command/backgrounder.ts'
import { failureSentence, reportFailure } from '../errors.ts'
import type { Log } from '../log.ts'
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
  readonly backgrounder: Backgrounder
  readonly log: Log
  /** Ids of users who are administrators wherever they are. */
  readonly administrators: readonly string[]
}

/** Carries out a plan. Never rejects: a failure is an answer too, with a reference to the log. */
export async function compose(
  plan: Plan,
  asker: Asker,
  { backgrounder, log, administrators }: ComposeSettings,
): Promise<Answer> {
  const { isDirect, userId } = asker
  try {
    const caller = { isAdministrator: isAdministrator(asker, administrators) }
    const { card } = await backgrounder.reply(plan.request, caller, DISCORD_CAPACITY)
    const isPrivate = !isDirect && (plan.isPrivate || !isShareable(card))
    const message = discordMessage(card, {
      offersShare: isPrivate && isShareable(card) && mayShare(asker),
      ...(plan.isShare && !isPrivate && { sharedBy: userId }),
    })
    return { message, isPrivate, mayReplace: isShareable(card) }
  } catch (error) {
    const reference = reportFailure(log, `/${plan.request.command} could not be answered`, error)
    return { message: discordNotice(failureSentence(reference)), isPrivate: !isDirect, mayReplace: false }
  }
}
