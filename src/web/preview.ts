import { z } from 'zod'
import { picturePath } from '../addresses.ts'
import type { Capacity } from '../card/capacity.ts'
import { fits } from '../card/fitRequest.ts'
import { decodeRequest, encodeRequest } from '../card/requestCode.ts'
import type { Card } from '../card/card.ts'
import type { Request } from '../card/request.ts'
import type { Backgrounder, Caller } from '../command/backgrounder.ts'
import { printRequest, typedPart } from '../command/grammar/print.ts'
import { isPersonal } from '../command/specification.ts'
import { decodeCustomId } from '../discord/customId.ts'
import { DISCORD_CAPACITY } from '../discord/limits.ts'
import { discordMessage } from '../discord/message.ts'
import type { Painter } from '../picture/painter.ts'
import { pictureOf } from '../picture/picture.ts'
import { ACTIONS, decodeTarget } from '../slack/actionIds.ts'
import { SLACK_CAPACITY, slackMessage } from '../slack/message.ts'
import type { Preview, Reply } from './protocol.ts'

/** Whether somebody pressed something, rather than followed an address. */
const pressed = z.boolean().default(false)

/** What the page may ask: a line, a request from its address, or what a button or a menu of a message carries. */
export const question = z.union([
  z.object({ text: z.string().max(4_000), pressed }),
  z.object({ code: z.string().max(4_000), pressed }),
  z.object({ discord: z.string().max(200) }),
  z.object({ slack: z.string().max(4_000), action: z.string().max(255) }),
])

export type Question = z.output<typeof question>

interface Means {
  readonly backgrounder: Backgrounder
  readonly painter: Painter
  readonly caller: Caller
}

/** Answers the page by the way that a message takes on either platform: read or decode, reply, render. */
export async function answer(asked: Question, means: Means): Promise<Reply> {
  if ('text' in asked) return addressed(means.backgrounder.read(asked.text), asked.pressed, means)
  if ('code' in asked) {
    const request = decodeRequest(asked.code)
    return request ? addressed(request, asked.pressed, means) : UNKNOWN
  }
  if ('discord' in asked) {
    const pressed = decodeCustomId(asked.discord)
    if (pressed?.verb === 'share') return SHARED
    if (pressed?.verb === 'report') return REPORTED
    if (pressed?.verb === 'useful' || pressed?.verb === 'useless') return FEEDBACK
    return opened(pressed?.request, undefined, means)
  }
  const [action] = asked.action.split(':')
  if (action === ACTIONS.share) return SHARED
  if (action === ACTIONS.feedback) return FEEDBACK
  if (action === ACTIONS.report) return REPORTED
  const target = decodeTarget(asked.slack)
  return opened(target?.request, target?.back, means)
}

/** A link to the page may come from anybody, so it runs no command for administrators: that takes a press. */
async function addressed(request: Request, pressed: boolean, means: Means): Promise<Reply> {
  const { specifications } = means.backgrounder
  const specification = specifications.find(({ name }) => name === request.command)
  if (pressed || !specification || !isPersonal(specification, request))
    return preview(request, undefined, means)
  const typed = printRequest(request, specifications) ?? `/${request.command}`
  return { type: 'notice', text: `Press Ask to run ${typed}.`, typed }
}

const SHARED = { type: 'notice', text: 'On the platform this posts the card to the channel.' } as const
const FEEDBACK = { type: 'notice', text: 'On the platform this is kept for the editors.' } as const
const REPORTED = { type: 'notice', text: 'On the platform this opens a form to report a problem.' } as const
const UNKNOWN = { type: 'notice', text: 'This button is of another version; ask again.' } as const

async function opened(request: Request | undefined, back: Request | undefined, means: Means): Promise<Reply> {
  return request ? preview(request, back, means) : UNKNOWN
}

async function preview(request: Request, back: Request | undefined, means: Means): Promise<Preview> {
  const { painter } = means
  const { forDiscord, forSlack } = await cardsOf(request, means)
  const discordPicture = picturedAt(forDiscord, painter)
  const slackPicture = picturedAt(forSlack, painter)
  return {
    type: 'preview',
    typed: printRequest(request, means.backgrounder.specifications) ?? '',
    code: encodeRequest(request),
    heading: forDiscord.heading,
    summary: summaryOf(forDiscord),
    discord: discordMessage(forDiscord, {
      offersShare: true,
      ...(discordPicture && { picture: discordPicture.altText }),
    }),
    slack: slackMessage(forSlack, {
      share: true,
      ...(back && { back }),
      ...(slackPicture && { picture: slackPicture }),
    }),
    ...(discordPicture && { attached: discordPicture.image_url }),
  }
}

/** What does something does it once: the second card is made of the first one's answer. */
async function cardsOf(request: Request, { backgrounder, caller }: Means) {
  const specification = backgrounder.specifications.find(({ name }) => name === request.command)
  if (specification?.acts) {
    const reply = await backgrounder.reply(request, caller, DISCORD_CAPACITY)
    return { forDiscord: reply.card, forSlack: backgrounder.cardOf(reply, SLACK_CAPACITY) }
  }
  const narrow = carried(request, DISCORD_CAPACITY, backgrounder)
  const forDiscord = (await backgrounder.reply(narrow, caller, DISCORD_CAPACITY)).card
  return { forDiscord, forSlack: (await backgrounder.reply(request, caller, SLACK_CAPACITY)).card }
}

interface Addressed {
  readonly altText: string
  readonly image_url: string
}

/** A card's picture at an address of the page's own, where whoever asks for it waits until it is drawn. */
function picturedAt(card: Card, painter: Painter): Addressed | undefined {
  const picture = pictureOf(card)
  if (!picture) return undefined
  void painter.draw(card)
  return { altText: picture.altText, image_url: picturePath(picture.hash) }
}

/** A button of Slack carries more than one of Discord, which leaves out what people do not type either. */
function carried(request: Request, capacity: Capacity, { specifications }: Backgrounder): Request {
  if (fits(request, capacity.request)) return request
  return typedPart(request, specifications)
}

function summaryOf({ heading, label, notes, page }: Card): string {
  const pages = page.count > 1 ? `page ${page.number} of ${page.count}` : ''
  return [[heading, label].filter(Boolean).join(', '), pages, ...notes].filter(Boolean).join('. ')
}
