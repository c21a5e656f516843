import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
} from 'discord-api-types/v10'
import { linkLabel, type Card, type CitedExcerpt, type Suggestion } from '../card/card.ts'
import { cut } from '../card/cut.ts'
import { takesFeedback } from '../card/shareable.ts'
import { encodeCustomId, type Verb } from './customId.ts'
import { DISCORD_LIMITS } from './limits.ts'
import { oneLine } from './markdown.ts'
import { marksOf } from './statement.ts'
import type { Request } from '../card/request.ts'

type Row = APIActionRowComponent<APIComponentInMessageActionRow>

/** The custom ids of menus; what is chosen carries the request. */
const MENU = { context: 'context', suggestions: 'suggestions' } as const

export interface Controls {
  readonly rows: readonly Row[]
  /** Suggestions that no menu has room for. */
  readonly omitted: number
}

/** What can be pressed or chosen below a card. */
export function controlsOf(card: Card, excerpts: readonly CitedExcerpt[], offersShare: boolean): Controls {
  const decisions = card.suggestions.filter(({ isButton }) => isButton)
  const decisionRows = rowsOf(decisions, card.views.length > 0 ? FEW_DECISION_ROWS : MOST_DECISION_ROWS)
  const others = card.suggestions.filter(({ isButton }) => !isButton)
  const suggestions = uniqueOptions(others.map((each) => option(each.label, each.description, each.request)))
  const offered = suggestions.slice(0, DISCORD_LIMITS.optionsInMenu)
  const rows = [
    ...decisionRows,
    ...rowsOfButtons(openingButtons(card, offersShare)),
    menu(MENU.context, 'Read an excerpt in context', contextOptions(excerpts)),
    menu(MENU.suggestions, card.kind === 'choice' ? 'Choose what is meant' : 'Open another card', offered),
    ...rowsOfButtons([feedbackButtons(card)]),
  ].filter((row) => row !== undefined)
  const shown = decisionRows.reduce((sum, { components }) => sum + components.length, 0)
  return { rows, omitted: card.suggestions.length - offered.length - shown }
}

/** The decisions on one thing stand in one row. */
const DECISIONS_IN_ROW = 3
/** With what else a message may have they stay below the components that one takes. */
const MOST_DECISION_ROWS = 5
const FEW_DECISION_ROWS = 3

function rowsOf(
  decisions: readonly Suggestion[],
  most: number,
): APIActionRowComponent<APIButtonComponentWithCustomId>[] {
  const buttons = decisions.flatMap(
    ({ label, request }) => button('open', cut(oneLine(label), DISCORD_LIMITS.buttonLabel), request) ?? [],
  )
  const ids = new Map(buttons.map((each) => [each.custom_id, each]))
  const unique = [...ids.values()].slice(0, DECISIONS_IN_ROW * most)
  return Array.from({ length: Math.ceil(unique.length / DECISIONS_IN_ROW) }, (_, at) => ({
    type: ComponentType.ActionRow,
    components: unique.slice(at * DECISIONS_IN_ROW, (at + 1) * DECISIONS_IN_ROW),
  }))
}

type Buttons = readonly (APIButtonComponentWithCustomId | undefined)[]

/** The views, then the pages and the card itself for others. */
function openingButtons({ views, page, request, watch }: Card, offersShare: boolean): readonly Buttons[] {
  return [
    views.map((view) => button('turn', linkLabel(view), view.request)),
    [
      page.previous && button('turn', 'Previous', page.previous),
      page.next && button('turn', 'Next', page.next),
      offersShare ? button('share', 'Share', request) : undefined,
      // Who may share a card there may ask for what comes in, too.
      offersShare && watch ? button('open', 'Watch', watch) : undefined,
    ],
  ]
}

/** What a reader thinks of the card. */
function feedbackButtons(card: Card): Buttons {
  if (!takesFeedback(card)) return []
  return [
    button('useful', 'Useful', card.request),
    button('useless', 'Not useful', card.request),
    button('report', 'Report a problem', card.request),
  ]
}

/** Discord takes five buttons in a row, and refuses a message in which an id stands twice. */
function rowsOfButtons(groups: readonly Buttons[]): Row[] {
  const ids = new Set<string>()
  return groups.flatMap((group) => {
    const buttons = group.flatMap((each) => {
      if (!each || ids.has(each.custom_id)) return []
      ids.add(each.custom_id)
      return [each]
    })
    return chunked(buttons, DISCORD_LIMITS.buttonsInRow).map((components) => ({
      type: ComponentType.ActionRow as const,
      components,
    }))
  })
}

function chunked<Item>(items: readonly Item[], size: number): Item[][] {
  return items.flatMap((_, index) => (index % size === 0 ? [items.slice(index, index + size)] : []))
}

function button(verb: Verb, label: string, request: Request): APIButtonComponentWithCustomId | undefined {
  const id = encodeCustomId(verb, request)
  return id === undefined
    ? undefined
    : {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: cut(oneLine(label), DISCORD_LIMITS.buttonLabel) || '–',
        custom_id: id,
      }
}

function menu(id: string, placeholder: string, options: APISelectMenuOption[]): Row | undefined {
  if (options.length === 0) return undefined
  const components = [{ type: ComponentType.StringSelect as const, custom_id: id, placeholder, options }]
  return { type: ComponentType.ActionRow, components }
}

/** Excerpts of one paragraph have one context: their numbers stand together. */
function contextOptions(excerpts: readonly CitedExcerpt[]): APISelectMenuOption[] {
  const byContext = new Map<string, { first: CitedExcerpt; numbers: number[] }>()
  for (const excerpt of excerpts) {
    const id = encodeCustomId('open', excerpt.context)
    if (id === undefined) continue
    const known = byContext.get(id)
    if (known) known.numbers.push(excerpt.number)
    else byContext.set(id, { first: excerpt, numbers: [excerpt.number] })
  }
  const options = [...byContext.values()].map(({ first, numbers }) =>
    option(`${marksOf(numbers)} ${first.quote}`, first.citedAs, first.context),
  )
  return uniqueOptions(options).slice(0, DISCORD_LIMITS.optionsInMenu)
}

function option(label: string, description: string, request: Request): APISelectMenuOption | undefined {
  const value = encodeCustomId('open', request)
  const explained = optionText(description, DISCORD_LIMITS.optionDescription)
  if (value === undefined) return undefined
  return {
    label: optionText(label, DISCORD_LIMITS.optionLabel) || '…',
    value,
    ...(explained && { description: explained }),
  }
}

function optionText(text: string, longest: number): string {
  return cut(oneLine(text), longest)
}

/** Discord refuses a menu in which a value stands twice. */
function uniqueOptions(options: readonly (APISelectMenuOption | undefined)[]): APISelectMenuOption[] {
  const byValue = new Map<string, APISelectMenuOption>()
  for (const each of options) if (each && !byValue.has(each.value)) byValue.set(each.value, each)
  return [...byValue.values()]
}
