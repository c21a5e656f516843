import { z } from 'zod'

/*
 * What Slack takes for blocks, from the Block Kit reference: written apart from the program's own limits, so that a
 * wrong one there is found here. Unknown keys are refused, as Slack refuses them.
 */

const plain = (limit: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(limit),
    emoji: z.boolean().optional(),
  })
const mrkdwn = (limit: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(limit),
    verbatim: z.boolean().optional(),
  })
const textObject = (limit: number) => z.union([plain(limit), mrkdwn(limit)])
const blockId = { block_id: z.string().min(1).max(255).optional() }
const actionId = z.string().min(1).max(255)
const style = z
  .strictObject({ bold: z.boolean(), italic: z.boolean(), code: z.boolean(), strike: z.boolean() })
  .partial()
  .optional()

const option = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(75),
  description: plain(75).optional(),
})

const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plain(75),
  value: z.string().min(1).max(2000).optional(),
  url: z.url().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
})
const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  action_id: actionId,
  placeholder: plain(150).optional(),
  min_query_length: z.int().min(0).optional(),
  initial_option: option.optional(),
  focus_on_load: z.boolean().optional(),
})
const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  action_id: actionId,
  placeholder: plain(150).optional(),
  options: z.array(option).min(1).max(100),
  initial_option: option.optional(),
})
const textInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: actionId,
  placeholder: plain(150).optional(),
  multiline: z.boolean().optional(),
  initial_value: z.string().max(3000).optional(),
  min_length: z.int().max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  focus_on_load: z.boolean().optional(),
  dispatch_action_config: z.strictObject({ trigger_actions_on: z.array(z.string()) }).optional(),
})

const richTextElement = z.union([
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style }),
  z.strictObject({ type: z.literal('link'), url: z.url(), text: z.string().min(1).optional(), style }),
  z.strictObject({ type: z.literal('user'), user_id: z.string(), style }),
])
const richTextSection = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(richTextElement).min(1),
})
const richText = z.strictObject({
  type: z.literal('rich_text'),
  ...blockId,
  elements: z
    .array(
      z.union([
        richTextSection,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          elements: z.array(richTextSection).min(1),
        }),
        z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(richTextElement).min(1) }),
      ]),
    )
    .min(1),
})

const feedbackButton = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(2000),
  accessibility_label: z.string().max(75).optional(),
})

const actions = z
  .strictObject({
    type: z.literal('actions'),
    ...blockId,
    elements: z
      .array(z.union([button, externalSelect, staticSelect]))
      .min(1)
      .max(25),
  })
  .refine(
    ({ elements }) => new Set(elements.map(({ action_id }) => action_id)).size === elements.length,
    'an action_id stands twice in a block',
  )

const table = z
  .strictObject({
    type: z.literal('table'),
    ...blockId,
    rows: z
      .array(
        z
          .array(z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }))
          .min(1)
          .max(20),
      )
      .min(1)
      .max(100),
    column_settings: z
      .array(
        z.strictObject({ align: z.enum(['left', 'center', 'right']), is_wrapped: z.boolean() }).partial(),
      )
      .max(20)
      .optional(),
  })
  .refine(({ rows }) => new Set(rows.map(({ length }) => length)).size === 1, 'rows differ in length')

const section = z
  .strictObject({
    type: z.literal('section'),
    ...blockId,
    text: textObject(3000).optional(),
    fields: z.array(textObject(2000)).min(1).max(10).optional(),
    accessory: z.union([button, externalSelect, staticSelect]).optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text ?? fields, 'a section has neither text nor fields')

const image = z
  .strictObject({
    type: z.literal('image'),
    ...blockId,
    alt_text: z.string().min(1).max(2000),
    title: plain(2000).optional(),
    image_url: z.string().min(1).max(3000).optional(),
    slack_file: z.strictObject({ id: z.string().regex(/^F[A-Z0-9]{8,}$/) }).optional(),
  })
  .refine(
    ({ image_url, slack_file }) => (image_url === undefined) !== (slack_file === undefined),
    'no source, or two',
  )

const messageBlock = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), ...blockId, text: plain(150) }),
  z.strictObject({ type: z.literal('divider'), ...blockId }),
  z.strictObject({
    type: z.literal('context'),
    ...blockId,
    elements: z.array(textObject(3000)).min(1).max(10),
  }),
  z.strictObject({
    type: z.literal('context_actions'),
    ...blockId,
    elements: z
      .array(
        z.strictObject({
          type: z.literal('feedback_buttons'),
          action_id: actionId,
          positive_button: feedbackButton,
          negative_button: feedbackButton,
        }),
      )
      .min(1)
      .max(5),
  }),
  actions,
  image,
  richText,
  section,
  table,
])

const input = z.strictObject({
  type: z.literal('input'),
  ...blockId,
  label: plain(2000),
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.union([textInput, externalSelect, staticSelect]),
})

const BLOCK_OVERHEAD = 107
const MESSAGE_TOTAL = 13_200

/** Blocks of a message: at most 50, one table, and not too long together. */
export const messageBlocks = z
  .array(messageBlock)
  .max(50)
  .refine((blocks) => blocks.filter(({ type }) => type === 'table').length <= 1, 'only_one_table_allowed')
  .refine(
    (blocks) =>
      blocks.reduce((sum, block) => sum + JSON.stringify(block).length + BLOCK_OVERHEAD, 0) <= MESSAGE_TOTAL,
    'msg_blocks_too_long',
  )

const viewBlock = z.union([messageBlock, input])

/** A view that is opened or published. */
export const view = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('modal'),
    callback_id: z.string().min(1).max(255),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    private_metadata: z.string().max(3000).optional(),
    blocks: z.array(viewBlock).max(100),
  }),
  z.strictObject({
    type: z.literal('home'),
    blocks: z.array(viewBlock).max(100),
    private_metadata: z.string().max(3000).optional(),
  }),
])

/** Options for an external select. */
export const optionsResponse = z.strictObject({ options: z.array(option).max(100) })

export type MessageBlock = z.output<typeof messageBlock>
