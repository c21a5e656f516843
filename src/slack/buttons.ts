import type { ActionsBlock, Button, KnownBlock, StaticSelect } from '@slack/types'
import { linkLabel, type Card, type CitedExcerpt, type Suggestion } from '../card/card.ts'
import { isShareable, takesFeedback } from '../card/shareable.ts'
import { encodeRequest } from '../card/requestCode.ts'
import { visible } from '../card/visible.ts'
import type { Request } from '../card/request.ts'
import { cut } from '../card/cut.ts'
import { ACTIONS, encodeTarget, encodeVerdict } from './actionIds.ts'
import { LIMITS } from './limits.ts'
import type { MessageOptions } from './messageOptions.ts'
import { weigh, type Part } from './blockBudget.ts'
import { plainText } from './text.ts'

/** More buttons than these are no help to choose. */
const MOST_RELATED = 8

/** A button of our own making. */
export function button(actionId: string, label: string, value: string, accessibilityLabel?: string): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(label, LIMITS.button.text),
    value,
    ...(accessibilityLabel !== undefined && {
      accessibility_label: cut(visible(accessibilityLabel), LIMITS.button.accessibilityLabel),
    }),
  }
}

function row(elements: readonly Button[]): ActionsBlock[] {
  const fitting = elements.filter(({ value = '' }) => value.length <= LIMITS.button.value)
  return fitting.length === 0 ? [] : [{ type: 'actions', elements: fitting }]
}

/** What else the answer holds; each takes the card's place. */
export function viewRow({ views }: Card, { back }: MessageOptions): KnownBlock[] {
  return row(
    views.map((view, index) => {
      const target = encodeTarget({ request: view.request, ...(back && { back }) })
      return button(`${ACTIONS.open}:view:${index}`, linkLabel(view), target)
    }),
  )
}

/** Back, previous and next page, share, report. */
export function navigation(card: Card, { back, share, isPictureLate }: MessageOptions): KnownBlock[] {
  const { previous, next, number } = card.page
  const target = (request: Request) => encodeTarget({ request, ...(back && { back }) })
  return row([
    ...(back ? [button(`${ACTIONS.open}:back`, '← Back', encodeTarget({ request: back }))] : []),
    ...(previous ? [button(`${ACTIONS.open}:previous`, `← Page ${number - 1}`, target(previous))] : []),
    ...(next ? [button(`${ACTIONS.open}:next`, `Page ${number + 1} →`, target(next))] : []),
    ...(isPictureLate === true
      ? [button(`${ACTIONS.open}:picture`, 'Show the picture', target(card.request))]
      : []),
    ...(share === true && isShareable(card)
      ? [button(ACTIONS.share, 'Share', encodeRequest(card.request), 'Share this card with the channel')]
      : []),
    ...(share === true && isShareable(card) && card.watch
      ? [
          button(
            `${ACTIONS.open}:watch`,
            'Watch',
            encodeTarget({ request: card.watch }),
            'Watch: have what comes in about this posted here',
          ),
        ]
      : []),
    ...(takesFeedback(card) ? [button(ACTIONS.report, 'Report a problem', encodeRequest(card.request))] : []),
  ])
}

/** Whether the card was useful. */
export function feedbackRow(card: Card): KnownBlock[] {
  const [useful, useless] = [true, false].map((answer) =>
    encodeVerdict({ useful: answer, request: card.request }),
  )
  if (!takesFeedback(card)) return []
  if (useful === undefined || useless === undefined || useful.length > LIMITS.button.value) return []
  return [
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: ACTIONS.feedback,
          positive_button: {
            text: plainText('Useful', LIMITS.button.text),
            accessibility_label: 'This card was useful',
            value: useful,
          },
          negative_button: {
            text: plainText('Not useful', LIMITS.button.text),
            accessibility_label: 'This card was not useful',
            value: useless,
          },
        },
      ],
    },
  ]
}

function contextButton({ number, context }: CitedExcerpt, index: number, back: Request): Button {
  const value = encodeTarget({ request: context, back })
  return button(`${ACTIONS.open}:context:${index}`, `[${number}] in context`, value)
}

/** One row for all excerpts that are shown. */
export function contextRow(excerpts: readonly CitedExcerpt[], back: Request): KnownBlock[] {
  return row(
    excerpts.slice(0, LIMITS.actions.elements).map((excerpt, index) => contextButton(excerpt, index, back)),
  )
}

/** What an excerpt's button takes of the message; each is counted as if it stood in a row of its own. */
export function weighContextButton(back: Request): (excerpt: CitedExcerpt) => number {
  return (excerpt) => weigh(row([contextButton(excerpt, LIMITS.actions.elements, back)]))
}

/** The decisions on one thing stand in one row. */
const DECISIONS_IN_ROW = 3

/** Decisions as rows of buttons; what is chosen from one under the other, each with what tells it from the others. */
export function choiceParts(suggestions: readonly Suggestion[]): Part[] {
  const decisions = suggestions.filter(({ isButton }) => isButton)
  return [...decisionParts(decisions), ...openingParts(suggestions.filter(({ isButton }) => !isButton))]
}

function decisionParts(decisions: readonly Suggestion[]): Part[] {
  const buttons = decisions.map(({ label, description, request }, index) =>
    button(`${ACTIONS.open}:decision:${index}`, label, encodeTarget({ request }), `${label}: ${description}`),
  )
  return Array.from({ length: Math.ceil(buttons.length / DECISIONS_IN_ROW) }, (_, at) => {
    const some = buttons.slice(at * DECISIONS_IN_ROW, (at + 1) * DECISIONS_IN_ROW)
    return { blocks: row(some), holds: { suggestion: some.length } }
  })
}

function openingParts(suggestions: readonly Suggestion[]): Part[] {
  return suggestions.map(({ label, description, request }, index) => ({
    blocks: [
      {
        type: 'section',
        text: plainText(description === '' ? label : `${label}\n${description}`, LIMITS.section.text),
        accessory: button(`${ACTIONS.open}:${index}`, 'Open', encodeTarget({ request }), `Open ${label}`),
      },
    ],
    holds: { suggestion: 1 },
  }))
}

/**
 * Related entries: a menu of them, with fewer words and then with fewer of them where there is little room; buttons
 * where a request is too long for a menu to carry.
 * @param room characters for all of them.
 * @param partRoom characters where some are left out, and the message must say so.
 */
export function relatedRow(
  card: Card,
  room: number,
  partRoom: number,
): { readonly blocks: KnownBlock[]; readonly missing: readonly Part[] } {
  for (const described of [true, false]) {
    const menu = relatedMenu(card.suggestions, described)
    if (menu.length > 0 && weigh(menu) <= room) return { blocks: menu, missing: [] }
  }
  for (let count = card.suggestions.length - 1; count > 0; count -= 1) {
    const menu = relatedMenu(card.suggestions.slice(0, count), false)
    if (menu.length > 0 && weigh(menu) <= partRoom)
      return { blocks: menu, missing: withoutRoom(card.suggestions.length - count) }
  }
  const buttons = card.suggestions
    .slice(0, MOST_RELATED)
    .map(({ label, request }, index) => button(`${ACTIONS.open}:${index}`, label, encodeTarget({ request })))
  while (buttons.length > 0 && weigh(row(buttons)) > partRoom) buttons.pop()
  return { blocks: row(buttons), missing: withoutRoom(card.suggestions.length - buttons.length) }
}

function withoutRoom(count: number): Part[] {
  return count > 0 ? [{ blocks: [], holds: { 'related entry': count } }] : []
}

function relatedMenu(suggestions: readonly Suggestion[], described: boolean): ActionsBlock[] {
  const options = suggestions.map(({ label, description, request }) => ({
    text: plainText(label, LIMITS.option.text),
    value: encodeTarget({ request }),
    ...(described && description !== '' && { description: plainText(description, LIMITS.option.text) }),
  }))
  if (options.length === 0 || options.length > LIMITS.option.count) return []
  if (options.some(({ value }) => value.length > LIMITS.option.value)) return []
  const menu: StaticSelect = {
    type: 'static_select',
    action_id: `${ACTIONS.open}:related`,
    placeholder: plainText('Open a related entry', LIMITS.placeholder),
    options,
  }
  return [{ type: 'actions', elements: [menu] }]
}
