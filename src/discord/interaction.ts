import { InteractionResponseType } from 'discord-api-types/v10'
import type { Asking, Question } from '../chat/asking.ts'
import type { Deliveries } from '../chat/deliveries.ts'
import type { FeedbackStore } from '../chat/feedback.ts'
import { deliveryOfNotice, TO_ASKER, TO_EVERYBODY } from '../chat/delivery.ts'
import type { Backgrounder } from '../command/backgrounder.ts'
import { formArgument } from '../command/specification.ts'
import { failureSentence, reportFailure } from '../errors.ts'
import type { Log } from '../log.ts'
import { withDeadline, LATE } from '../withDeadline.ts'
import { isTooLate, type DiscordApi } from './api.ts'
import { compose, type Composed } from './compose.ts'
import { hear } from './feedback.ts'
import { formResponse } from './forms.ts'
import { DISCORD_LIMITS } from './limits.ts'
import { discordNotice } from './message.ts'
import type { Messages } from './messages.ts'
import { alone, bytesBeside } from './outgoing.ts'
import { parseEnvelope, parseInteraction, type Action, type Envelope, type Interaction } from './payload.ts'
import { isAdministrator, mayManage, mayShare, placeOf, planOf, type Plan, type Planning } from './plan.ts'
import { choicesResponse, deferral, messageResponse, type InteractionResponse } from './responses.ts'

/** The way by which an interaction came. */
export interface Transport {
  /** Sends the one response that an interaction gets. */
  readonly respond: (response: InteractionResponse, envelope: Envelope) => Promise<void>
  /** How many bytes of files a response may have by this way; what has more is put there afterwards. */
  readonly carries: number
}

/** What questions are answered with, in whatever way they come. */
export interface AnsweringParts {
  readonly backgrounder: Backgrounder
  readonly log: Log
  readonly api: DiscordApi
  readonly asking: Asking
  readonly messages: Messages
  readonly deliveries: Deliveries
  readonly feedback: FeedbackStore
  /** Ids of users who are administrators wherever they are. */
  readonly administrators: readonly string[]
}

export interface InteractionSettings extends AnsweringParts, Planning {
  readonly backgrounder: Backgrounder
  /** Milliseconds after which an answer that is not ready is announced; Discord waits for 3 s. */
  readonly deferAfter: number
}

/** What came of an interaction, for the transport to know. */
export type Outcome = 'answered' | 'repeated' | 'unreadable'

type Answerer = (response: InteractionResponse) => Promise<void>

const STALE = 'This button is of another version of the app. Ask again with a command.'

/** Answers interactions, whichever transport brings them. */
export class InteractionHandler {
  readonly #settings: InteractionSettings

  constructor(settings: InteractionSettings) {
    this.#settings = settings
  }

  /** Answers what Discord sent, once for each id. Never rejects: what goes wrong is told to the user and the log. */
  async handle(payload: unknown, transport: Transport): Promise<Outcome> {
    const { log, deliveries } = this.#settings
    const envelope = parseEnvelope(payload)
    if (!envelope) {
      log.warn('An interaction without an id or a token was left unanswered')
      return 'unreadable'
    }
    if (!(await deliveries.isFirst(envelope.id))) return 'repeated'
    try {
      await this.#answer(payload, envelope, transport)
    } catch (error) {
      const attempted = `The answer to interaction ${envelope.id} did not reach Discord`
      if (isTooLate(error)) log.warn({ err: error }, `${attempted}: it came too late`)
      else reportFailure(log, attempted, error)
    }
    return 'answered'
  }

  async #answer(payload: unknown, envelope: Envelope, transport: Transport): Promise<void> {
    const respond: Answerer = (response) => transport.respond(response, envelope)
    const interaction = this.#read(payload)
    if (typeof interaction === 'string') return respond(notice(interaction))
    const { action } = interaction
    if (action.kind === 'ping') return respond(alone({ type: InteractionResponseType.Pong }))
    if (action.kind === 'autocomplete') return respond(choicesResponse(this.#complete(interaction, action)))
    if (action.kind === 'form' || action.kind === 'component') {
      const heard = await this.#hear(action, interaction.userId)
      if (heard) return respond(heard)
    }
    const plan = planOf(interaction, action, this.#settings)
    if (!plan) return respond(notice(STALE))
    const lacking = formArgument(this.#settings.backgrounder.specifications, plan.request)
    const form = action.kind === 'command' && lacking ? formResponse(plan.request, lacking) : undefined
    if (form) return respond(form)
    await this.#carryOut(plan, interaction, envelope, transport)
  }

  #hear(action: Parameters<typeof hear>[0], user: string): Promise<InteractionResponse | undefined> {
    const { feedback, backgrounder, log } = this.#settings
    return hear(action, user, { feedback, revision: backgrounder.store.snapshot.revision, log })
  }

  /** @returns a sentence for the user where it cannot be read. */
  #read(payload: unknown): Interaction | string {
    try {
      return parseInteraction(payload)
    } catch (error) {
      return failureSentence(reportFailure(this.#settings.log, 'An interaction cannot be read', error))
    }
  }

  async #carryOut(
    { request, wish: wished, given }: Plan,
    interaction: Interaction,
    envelope: Envelope,
    { respond, carries }: Transport,
  ): Promise<void> {
    const { api, asking, deferAfter, administrators } = this.#settings
    const { isDirect, userId: id, locale } = interaction
    const wish = asking.wishFor(request, wished)
    const asker = {
      id,
      locale,
      isAdministrator: () => isAdministrator(interaction, administrators),
      here: placeOf(interaction),
      mayManage: () => mayManage(interaction),
    }
    const surroundings = { isDirect, isAskedOpenly: false, mayPost: mayShare(interaction) }
    const composing = this.#compose({ request, asker, wish, surroundings, given })
    const composed = await withDeadline(composing, deferAfter)
    if (composed !== LATE && bytesBeside(composed.message) <= carries) {
      await respond(messageResponse(composed.message, composed.delivery), envelope)
      await this.#remember(composed, interaction, envelope)
      return
    }
    await respond(deferral(isDirect && wish.to === 'asker' ? TO_EVERYBODY : wish), envelope)
    const late = await composing
    if (wish.to === 'place' && late.delivery.to !== 'place') await api.followUp(envelope, late.message)
    else {
      await api.editOriginal(envelope, late.message)
      await this.#remember(late, interaction, envelope)
    }
  }

  /** What others read is remembered, for corrections to reach it; so is a direct message, which stays. */
  async #remember(
    { card, delivery }: Composed,
    { userId, channelId, guildId, isDirect }: Interaction,
    envelope: Envelope,
  ): Promise<void> {
    const { api, asking, log } = this.#settings
    const isRead =
      delivery.to === 'everybody' || delivery.to === 'shared' || (delivery.to === 'place' && isDirect)
    if (!card || !isRead || channelId === undefined || !asking.remembersShared(card)) return
    try {
      const message = await api.originalId(envelope)
      await asking.shared(card, userId, {
        community: guildId ?? '',
        channel: channelId,
        message,
        isDirect,
        ...(delivery.to === 'shared' && { sharedBy: delivery.by }),
      })
    } catch (err) {
      log.warn({ err }, 'A shared card is not remembered: corrections will not reach it')
    }
  }

  /** Never rejects. */
  async #compose(question: Question): Promise<Composed> {
    const { asking, messages, log } = this.#settings
    const answered = await asking.answer(question)
    try {
      return await compose(answered, messages)
    } catch (error) {
      const sentence = failureSentence(reportFailure(log, 'An answer could not be composed', error))
      const delivery = deliveryOfNotice(question.surroundings)
      return { message: alone(discordNotice(sentence)), delivery }
    }
  }

  #complete(interaction: Interaction, action: Extract<Action, { readonly kind: 'autocomplete' }>) {
    const { backgrounder, administrators, log } = this.#settings
    const { command, argument, typed } = action
    const specification = backgrounder.specifications.find(({ name }) => name === command)
    const isRefused =
      specification?.audience === 'administrators' && !isAdministrator(interaction, administrators)
    if (isRefused) return []
    try {
      return backgrounder.complete(command, argument, typed, DISCORD_LIMITS.autocompleteChoices)
    } catch (error) {
      reportFailure(log, 'Suggestions could not be made', error)
      return []
    }
  }
}

function notice(sentence: string): InteractionResponse {
  return messageResponse(alone(discordNotice(sentence)), TO_ASKER)
}
