import type { ExternalSelect, PlainTextOption } from '@slack/types'
import { decodeRequest, encodeRequest } from '../card/requestCode.ts'
import type { Request } from '../card/request.ts'
import type { Backgrounder } from '../command/backgrounder.ts'
import type { ArgumentSpecification } from '../command/specification.ts'
import { cut } from '../card/cut.ts'
import { finder } from './asked.ts'
import { LIMITS } from './limits.ts'
import type { SlackMessage } from './message.ts'
import { escape, plainText } from './text.ts'

/*
 * Slack has no completion for slash commands: a command without its argument answers with a menu that offers names
 * while the reader types. The menu's id says which argument it chooses, its block's id carries the rest.
 */

/** `pick:name` chooses the argument `name`. */
export const PICK = /^pick:(?<argument>[a-z]+)$/
/** Chooses anything that has a name. */
export const FIND = 'find'

/** A message that asks for an argument that is lacking. */
export function pickerMessage(asked: Request, argument: ArgumentSpecification): SlackMessage {
  const question = `/${asked.command}: choose, or type to search. ${argument.description}`
  return {
    text: escape(question),
    blocks: [
      { type: 'section', text: plainText(question, LIMITS.section.text) },
      {
        type: 'actions',
        block_id: carried(asked),
        elements: [select(`pick:${argument.name}`, argument.description)],
      },
    ],
  }
}

/** A menu of names that Slack asks this program for while the reader types. */
export function select(actionId: string, placeholder: string): ExternalSelect {
  return {
    type: 'external_select',
    action_id: actionId,
    placeholder: plainText(placeholder, LIMITS.placeholder),
    min_query_length: 0,
  }
}

/** A block's id holds less than a button: where the rest is too long, only the command is kept. */
function carried(asked: Request): string {
  const code = encodeRequest(asked)
  return code.length <= LIMITS.blockId ? code : encodeRequest({ ...asked, arguments: {} })
}

export interface Picking {
  readonly actionId: string
  readonly blockId: string
}

/** What a menu offers for what was typed. */
export function optionsFor(backgrounder: Backgrounder, picking: Picking, typed: string): PlainTextOption[] {
  return completions(backgrounder, picking, typed).map(({ label, value }) => ({
    text: plainText(label, LIMITS.option.text),
    value: value.slice(0, LIMITS.option.value),
  }))
}

/** The request that a choice leads to; undefined where the menu is none of ours. */
export function pickedRequest(
  backgrounder: Backgrounder,
  picking: Picking,
  value: string,
): Request | undefined {
  const chosen = whole(backgrounder, picking, value)
  if (picking.actionId === FIND) return finder(backgrounder.specifications)?.open(chosen)
  const argument = PICK.exec(picking.actionId)?.groups?.['argument']
  const asked = decodeRequest(picking.blockId)
  return asked && argument !== undefined
    ? { ...asked, arguments: { ...asked.arguments, [argument]: chosen } }
    : undefined
}

/** An option's value holds less than a name may be long; one that was cut is looked up again. */
function whole(backgrounder: Backgrounder, picking: Picking, value: string): string {
  if (value.length < LIMITS.option.value) return value
  const found = completions(backgrounder, picking, value).find((completion) =>
    completion.value.startsWith(value),
  )
  return found?.value ?? value
}

function completions(backgrounder: Backgrounder, { actionId, blockId }: Picking, typed: string) {
  const limit = LIMITS.option.count
  if (actionId === FIND) {
    const names = finder(backgrounder.specifications)
    return names ? backgrounder.complete(names.command, names.argument, typed, limit) : []
  }
  const argument = PICK.exec(actionId)?.groups?.['argument']
  const asked = decodeRequest(blockId)
  if (!asked || argument === undefined) return []
  return backgrounder.complete(asked.command, argument, cut(typed, 200), limit)
}
