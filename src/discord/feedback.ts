import {
  ComponentType,
  InteractionResponseType,
  TextInputStyle,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10'
import type { Request } from '../card/request.ts'
import type { Feedback, FeedbackStore } from '../chat/feedback.ts'
import { TO_ASKER } from '../chat/delivery.ts'
import { failureSentence, reportFailure } from '../errors.ts'
import type { Log } from '../log.ts'
import { decodeCustomId, encodeCustomId } from './customId.ts'
import { DISCORD_LIMITS } from './limits.ts'
import { discordNotice } from './message.ts'
import { alone } from './outgoing.ts'
import type { Action } from './payload.ts'
import { messageResponse, type InteractionResponse } from './responses.ts'

/** Ids of the fields of the form. */
const FIELDS = { fault: 'fault', words: 'words' } as const

/** What may be wrong with a card, by the value that is kept. */
const FAULTS = {
  quote: 'The words of the source do not say that',
  subject: 'It is about something or somebody else',
  missing: 'Something is missing',
  old: 'It is out of date',
  other: 'Something else',
} as const

export interface HearingParts {
  readonly feedback: FeedbackStore
  /** The revision of the knowledge that serves. */
  readonly revision: string
  readonly log: Log
}

/**
 * Hears what a reader says of a card: keeps it, or opens the form for it. Never rejects.
 * @returns undefined where an action says nothing of a card.
 */
export async function hear(
  action: Extract<Action, { readonly kind: 'component' | 'form' }>,
  user: string,
  parts: HearingParts,
): Promise<InteractionResponse | undefined> {
  const { verb, request } = decodeCustomId(action.id) ?? {}
  if (!verb || !request) return undefined
  if (action.kind === 'form') {
    if (verb !== 'report') return undefined
    return keep({ kind: 'problem', request, text: textOf(action.values) }, user, parts)
  }
  if (verb === 'report') return alone({ type: InteractionResponseType.Modal, data: reportForm(request) })
  if (verb !== 'useful' && verb !== 'useless') return undefined
  return keep({ kind: verb === 'useful' ? 'useful' : 'not useful', request }, user, parts)
}

async function keep(
  said: Pick<Feedback, 'kind' | 'request' | 'text'>,
  user: string,
  { feedback, revision, log }: HearingParts,
): Promise<InteractionResponse> {
  const sentence = await feedback.add({ ...said, revision, team: undefined, user }).then(
    () => 'Thank you. It is kept for the editors.',
    (error: unknown) => failureSentence(reportFailure(log, 'Feedback was not kept', error)),
  )
  return messageResponse(alone(discordNotice(sentence)), TO_ASKER)
}

/** What was chosen, in words, and what was written besides. */
function textOf(values: ReadonlyMap<string, string>): string {
  const chosen = values.get(FIELDS.fault) ?? ''
  const [, fault = ''] = Object.entries(FAULTS).find(([value]) => value === chosen) ?? []
  return [fault, values.get(FIELDS.words)?.trim()].filter(Boolean).join(': ')
}

function reportForm(request: Request): APIModalInteractionResponseCallbackData {
  return {
    custom_id: encodeCustomId('report', request) ?? '',
    title: 'Report a problem',
    components: [
      {
        type: ComponentType.Label,
        label: 'What is wrong with this card?',
        component: {
          type: ComponentType.RadioGroup,
          custom_id: FIELDS.fault,
          options: Object.entries(FAULTS).map(([value, label]) => ({ value, label })),
        },
      },
      {
        type: ComponentType.Label,
        label: 'In your words',
        description: 'The editors of the sources get it, with your name and what you asked.',
        component: {
          type: ComponentType.TextInput,
          custom_id: FIELDS.words,
          style: TextInputStyle.Paragraph,
          max_length: DISCORD_LIMITS.textInput,
          required: false,
        },
      },
    ],
  }
}
