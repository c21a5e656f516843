import {
  ComponentType,
  InteractionResponseType,
  TextInputStyle,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10'
import type { Request } from '../card/request.ts'
import { cut } from '../card/cut.ts'
import type { ArgumentSpecification } from '../command/specification.ts'
import { decodeCustomId, encodeCustomId } from './customId.ts'
import { DISCORD_LIMITS } from './limits.ts'
import { alone } from './outgoing.ts'
import type { Action } from './payload.ts'
import type { InteractionResponse } from './responses.ts'

/** A form for an argument that a command lacks; undefined where the rest of the request is too long for it. */
export function formResponse(
  request: Request,
  { name, description }: ArgumentSpecification,
): InteractionResponse | undefined {
  const id = encodeCustomId('fill', request)
  if (id === undefined) return undefined
  const data: APIModalInteractionResponseCallbackData = {
    custom_id: id,
    title: `/${request.command}`,
    components: [
      {
        type: ComponentType.Label,
        label: cut(name.charAt(0).toUpperCase() + name.slice(1), DISCORD_LIMITS.label),
        description: cut(description, DISCORD_LIMITS.labelDescription),
        component: {
          type: ComponentType.TextInput,
          custom_id: name,
          style: TextInputStyle.Paragraph,
          max_length: DISCORD_LIMITS.longTextInput,
          required: true,
        },
      },
    ],
  }
  return alone({ type: InteractionResponseType.Modal, data })
}

/** The request with what was put into its form; undefined for any other form. */
export function filledRequest({
  id,
  values,
}: Extract<Action, { readonly kind: 'form' }>): Request | undefined {
  const { verb, request } = decodeCustomId(id) ?? {}
  if (verb !== 'fill' || !request) return undefined
  return { ...request, arguments: { ...request.arguments, ...Object.fromEntries(values) } }
}
