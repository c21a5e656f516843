import {
  ComponentType,
  MessageFlags,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type RESTAPIAttachment,
} from 'discord-api-types/v10'
import { isShareable } from '../card/shareable.ts'
import { excerptsOf, type Card } from '../card/card.ts'
import { cut } from '../card/cut.ts'
import { accentOf } from './accent.ts'
import { controlsOf } from './controls.ts'
import { fit, type Block, type Fitted } from './fit.ts'
import { DISCORD_LIMITS, TEXT_SHARES } from './limits.ts'
import { escapeLine } from './markdown.ts'
import { attachmentOf, galleryOf } from './picture.ts'
import { sectionBlocks } from './sections.ts'

/** A message in Components V2; it pings nobody. */
export interface DiscordMessage {
  flags: MessageFlags
  components: APIMessageTopLevelComponent[]
  /** Whatever else the message had before is taken away from it. */
  attachments: RESTAPIAttachment[]
  allowed_mentions: { parse: [] }
}

export interface MessageOptions {
  /** Whether the card has a button that posts it to the channel, if it is worth a channel's while. */
  readonly offersShare: boolean
  /** The id of the user who shared it. */
  readonly sharedBy?: string
  /** What the picture that goes with it shows, in words. */
  readonly picture?: string
}

/** A card as a message. Every limit of Discord's holds for any card; what has no room is counted in the message. */
export function discordMessage(
  card: Card,
  { offersShare, sharedBy, picture }: MessageOptions,
): DiscordMessage {
  const header = headerOf(card, sharedBy)
  const sources = sourceLines(card)
  const blocks = card.sections.flatMap(sectionBlocks)
  const knowledge = `-# ${escapeLine(cut(card.footer.knowledge, TEXT_SHARES.knowledge))}`
  const used = header.length + sources.length + knowledge.length + TEXT_SHARES.remainders
  const body = fit(blocks, DISCORD_LIMITS.text - used, 1)
  const controls = controlsOf(card, excerptsOf(card), offersShare && isShareable(card))
  const footer = [
    body.omitted > 0 ? `-# ${body.omitted} more on this page than a message has room for.` : '',
    controls.omitted > 0 ? `-# ${controls.omitted} more suggestions.` : '',
    pageLine(card),
    sources,
    knowledge,
  ]
  const components: APIComponentInContainer[] = [
    ...textDisplay(header),
    ...textDisplay(body.texts.join('\n')),
    ...(picture === undefined ? [] : [galleryOf(picture)]),
    SEPARATOR,
    ...textDisplay(footer.filter((line) => line !== '').join('\n')),
    ...controls.rows,
  ]
  const container = { type: ComponentType.Container as const, accent_color: accentOf(card.kind), components }
  return message([container], picture === undefined ? [] : [attachmentOf(picture)])
}

/** A sentence of the program's own as a message. */
export function discordNotice(text: string): DiscordMessage {
  return message(textDisplay(text))
}

const SEPARATOR = { type: ComponentType.Separator } as const

function message(
  components: APIMessageTopLevelComponent[],
  attachments: RESTAPIAttachment[] = [],
): DiscordMessage {
  return { flags: MessageFlags.IsComponentsV2, components, attachments, allowed_mentions: { parse: [] } }
}

function textDisplay(content: string) {
  return content === '' ? [] : [{ type: ComponentType.TextDisplay as const, content }]
}

function headerOf({ heading, label, otherNames, notes }: Card, sharedBy: string | undefined): string {
  const also = fit(otherNames.map(line), TEXT_SHARES.names, 2)
  const said = fit(notes.map(line), TEXT_SHARES.notes, 1)
  return [
    sharedBy === undefined ? '' : `-# Shared by <@${sharedBy}>`,
    `## ${escapeLine(cut(heading, TEXT_SHARES.heading))}`,
    labelLine(label, also),
    ...said.texts,
    said.omitted > 0 ? `-# ${said.omitted} more notes.` : '',
  ]
    .filter((each) => each !== '')
    .join('\n')
}

/** How old the sources are and what kind they are. */
function sourceLines({ footer }: Card): string {
  const blocks = footer.sources.map(({ title, line }) => ({
    text: `-# ${escapeLine(title)}: ${escapeLine(line)}`,
    count: 2,
  }))
  const { texts, omitted } = fit(blocks, TEXT_SHARES.sources, 1)
  return [...texts, ...(omitted > 0 ? [`-# ${omitted} more lines about the sources.`] : [])].join('\n')
}

function pageLine({ page: { number, count, excerpts } }: Card): string {
  return count > 1 ? `-# Page ${number} of ${count}, ${excerpts} excerpts in all.` : ''
}

function line(text: string): Block {
  return { text: escapeLine(text), count: 1 }
}

/** What it is, and its other names, in one line. */
function labelLine(label: string, { texts, omitted }: Fitted): string {
  const names = [...texts, ...(omitted > 0 ? [`${omitted} more`] : [])]
  const parts = [
    ...(label.trim() === '' ? [] : [escapeLine(cut(label, TEXT_SHARES.label))]),
    ...(names.length === 0 ? [] : [`also ${names.join(', ')}`]),
  ]
  return parts.length === 0 ? '' : `-# ${parts.join(' · ')}`
}
