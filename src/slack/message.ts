import type { KnownBlock } from '@slack/types'
import { PHONE_LIST, type Capacity } from '../card/capacity.ts'
import type { Card } from '../card/card.ts'
import {
  choiceParts,
  contextRow,
  navigation,
  relatedRow,
  feedbackRow,
  viewRow,
  weighContextButton,
} from './buttons.ts'
import { isContent } from '../card/shareable.ts'
import { footerBlocks, headBlocks } from './frame.ts'
import { imageBlocks } from './image.ts'
import { LIMITS } from './limits.ts'
import { countOf, fit, weigh, type Part } from './blockBudget.ts'
import type { MessageOptions } from './messageOptions.ts'
import { plainReading } from './plainReading.ts'
import { richText, section, words } from './richText.ts'
import { sectionParts } from './sections.ts'
import { escape } from './text.ts'

export interface SlackMessage {
  /** A plain reading, for notifications and screen readers. */
  readonly text: string
  readonly blocks: KnownBlock[]
}

/**
 * What a page on Slack holds: a third of what a message takes. The rest is what Slack's structure costs, and the menu of
 * related entries. A page that is longer would be no easier to read in a sidebar.
 */
export const SLACK_CAPACITY: Capacity = {
  characters: 3_800,
  measure: (text) => JSON.stringify(escape(text)).length - 2,
  excerpts: 5,
  list: PHONE_LIST,
  request: 600,
}

/** Characters for the sentence that says what is left out. */
const OMISSION = 700

/** Characters for a picture's address and what is said of it. */
const PICTURE = 600

/** Shows a card. Whatever the card, the message is one that Slack takes, and it says what it leaves out. */
export function slackMessage(card: Card, options: MessageOptions = {}): SlackMessage {
  const head = headBlocks(card)
  const isMessage = options.surface !== 'view'
  const opening = viewRow(card, options)
  const foot = [
    ...navigation(card, options),
    ...footerBlocks(card, options),
    ...(isMessage ? feedbackRow(card) : []),
  ]
  const content = fit(contentParts(card, isMessage), {
    characters: LIMITS.message.total - weigh(head) - weigh(opening) - weigh(foot) - OMISSION,
    blocks: LIMITS.message.blocks - head.length - opening.length - foot.length - SPARE_BLOCKS,
  })
  const excerpts = content.shown.flatMap(({ excerpt }) => (excerpt ? [excerpt] : []))
  const shown = content.shown.flatMap(({ blocks }) => blocks)
  const contexts = contextRow(excerpts, card.request)
  // The buttons to contexts take less in one row than was set aside for each of them.
  const left = LIMITS.message.total - weigh([...head, ...shown, ...opening, ...contexts, ...foot])
  // Set aside whether the picture comes in time or not: nothing else on the message changes with it.
  const forMenu = left - (card.chart ? PICTURE : 0)
  const room = forMenu - (content.missing.length === 0 ? 0 : OMISSION)
  const related = isContent(card) ? relatedRow(card, room, forMenu - OMISSION) : { blocks: [], missing: [] }
  const missing = [...content.missing, ...related.missing]
  const rest = [
    ...(missing.length === 0 ? [] : [omission(missing)]),
    ...opening,
    ...contexts,
    ...related.blocks,
    ...foot,
  ]
  return {
    text: plainReading(card),
    blocks: [...head, ...shown, ...imageBlocks(options.picture, [...head, ...shown, ...rest]), ...rest],
  }
}

/** The sentence that says what is left out, the buttons to contexts, and the related entries. */
const SPARE_BLOCKS = 3

function contentParts(card: Card, mayTable: boolean): Part[] {
  const firstTable = !mayTable ? -1 : card.sections.findIndex(({ type }) => type === 'table')
  const reserve = weighContextButton(card.request)
  return [
    ...card.sections.flatMap((part, index) => sectionParts(part, index === firstTable, reserve)),
    ...(isContent(card) ? [] : choiceParts(card.suggestions)),
  ]
}

function omission(missing: readonly Part[]): KnownBlock {
  const sentence = `Not shown here, for a message holds no more: ${countOf(missing)}. A narrower question shows them.`
  return richText(section(words(sentence, { italic: true })))
}
