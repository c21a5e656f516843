import { InteractionResponseType } from 'discord-api-types/v10'
import { failureSentence, reportFailure } from '../errors.ts'
import type { Deliveries } from '../http/deliveries.ts'
import { inTime, LATE } from '../inTime.ts'
import { isTooLate, type DiscordApi } from './api.ts'
import { compose, type ComposeSettings } from './compose.ts'
import type { Cooldown } from './cooldown.ts'
import { DISCORD_LIMITS } from './limits.ts'
import { discordNotice } from './message.ts'
import { alone, bytesBeside } from './outgoing.ts'
import { parseEnvelope, parseInteraction, type Action, type Envelope, type Interaction } from './payload.ts'
import { isAdministrator, planOf, type Plan } from './plan.ts'
import { choicesResponse, deferral, messageResponse, type InteractionResponse } from './responses.ts'

/** The way by which an interaction came. */
export interface Transport {
  /** Sends the one response that an interaction gets. */
  readonly respond: (response: InteractionResponse, envelope: Envelope) => Promise<void>
  /** How many bytes of files a response may have by this way; what has more is put there afterwards. */
  readonly carries: number
}

export interface InteractionSettings extends ComposeSettings {
  readonly api: DiscordApi
  readonly cooldown: Cooldown
  readonly deliveries: Deliveries
  /** Whether answers are for all to see unless the asker says otherwise. */
  readonly sharesByDefault: boolean
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
    const { backgrounder, cooldown, sharesByDefault } = this.#settings
    const refusal = await cooldown.refusal(interaction.userId)
    if (refusal !== undefined) return respond(notice(refusal))
    const plan = planOf(interaction, action, backgrounder, sharesByDefault)
    if (!plan) return respond(notice(STALE))
    await this.#carryOut(plan, interaction, envelope, transport)
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
    plan: Plan,
    interaction: Interaction,
    envelope: Envelope,
    { respond, carries }: Transport,
  ): Promise<void> {
    const { api, deferAfter } = this.#settings
    const composing = compose(plan, interaction, this.#settings)
    const answer = await inTime(composing, deferAfter)
    if (answer === LATE || bytesBeside(answer.message) > carries) {
      await respond(deferral(plan), envelope)
      const { message, mayReplace } = await composing
      if (plan.replaces && !mayReplace) await api.followUp(envelope, message)
      else await api.editOriginal(envelope, message)
    } else {
      const { message, isPrivate, mayReplace } = answer
      await respond(messageResponse(message, plan.replaces && mayReplace, isPrivate), envelope)
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
  return messageResponse(alone(discordNotice(sentence)), false, true)
}
