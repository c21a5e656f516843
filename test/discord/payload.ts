import { MessageCreateRequestSchema } from 'discord-api-spec/zod'
import { ComponentType, type APIMessageComponent } from 'discord-api-types/v10'
import { parse } from 'discord-markdown-parser'
import { expect } from 'vitest'
import { z } from 'zod'
import { DISCORD_LIMITS } from '../../src/discord/limits.ts'
import type { DiscordMessage } from '../../src/discord/message.ts'
import { faultOf } from './spec.ts'

/** A body that holds a message. */
export const shown = z.custom<DiscordMessage>(
  (value) => typeof value === 'object' && value !== null && 'components' in value,
)

/** Every component of a message, nested ones too. */
export function componentsOf({ components }: DiscordMessage): APIMessageComponent[] {
  const below = (component: APIMessageComponent): APIMessageComponent[] =>
    component.type === ComponentType.Container || component.type === ComponentType.ActionRow
      ? [component, ...component.components.flatMap(below)]
      : [component]
  return components.flatMap(below)
}

/** The texts in which Discord looks for markup. */
export function textsOf(message: DiscordMessage): string[] {
  return componentsOf(message).flatMap((each) =>
    each.type === ComponentType.TextDisplay ? [each.content] : [],
  )
}

/** The labels of buttons and of what menus offer; Discord formats nothing in them. */
export function labelsOf(message: DiscordMessage): string[] {
  return componentsOf(message).flatMap((each) => {
    if (each.type === ComponentType.Button) return 'label' in each && each.label ? [each.label] : []
    return each.type === ComponentType.StringSelect ? each.options.map(({ label }) => label) : []
  })
}

/** Every custom id, those that a menu's options carry too. */
export function idsOf(message: DiscordMessage): string[] {
  return componentsOf(message).flatMap((each) => {
    if (each.type === ComponentType.StringSelect)
      return [each.custom_id, ...each.options.map(({ value }) => value)]
    return 'custom_id' in each ? [each.custom_id] : []
  })
}

/** Throws where Discord would refuse the message. */
export function expectAccepted(message: DiscordMessage): void {
  expect(faultOf(MessageCreateRequestSchema, message)).toBeUndefined()
  expect(componentsOf(message).length).toBeLessThanOrEqual(DISCORD_LIMITS.components)
  expect(textsOf(message).join('').length).toBeLessThanOrEqual(DISCORD_LIMITS.text)
  const ids = idsOf(message)
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(DISCORD_LIMITS.customId)
  const standing = componentsOf(message).flatMap((each) => ('custom_id' in each ? [each.custom_id] : []))
  expect(new Set(standing).size).toBe(standing.length)
  expect(message.allowed_mentions).toEqual({ parse: [] })
}

/** A node of the tree that Discord's markdown is read as. */
export interface MarkdownNode {
  readonly type: string
  readonly content?: unknown
  readonly name?: unknown
}

const nodes = z.array(
  z.looseObject({ type: z.string(), content: z.unknown().optional(), name: z.unknown().optional() }),
)

/** Reads a text as Discord does. */
export function markdownOf(text: string): MarkdownNode[] {
  return nodes.parse(parse(text, 'extended'))
}

/** What a reader gets to read of a text: its markup is taken out. */
export function plainOf(tree: readonly MarkdownNode[]): string {
  return tree
    .map(({ type, content, name }) => {
      if (type === 'twemoji') return name
      if (type === 'br') return '\n'
      if (typeof content === 'string') return content
      return plainOf(nodes.catch([]).parse(content)) + (BLOCKS.has(type) ? '\n' : '')
    })
    .join('')
}

const BLOCKS = new Set(['heading', 'subtext', 'blockQuote', 'codeBlock', 'list'])

/** Every kind of markup in a text. */
export function markupOf(tree: readonly MarkdownNode[]): string[] {
  return tree.flatMap(({ type, content }) => [type, ...markupOf(nodes.catch([]).parse(content))])
}
