import { z } from 'zod'

/* What the program reads of Slack's payloads. They are signed by Slack, but no type of them is taken on trust. */

const identified = z.object({ id: z.string() })

/** As much of a payload of any kind as Bolt must find to know what it is; what is none of them it never answers. */
export const payload = z.union([
  z.object({ event: z.object({ type: z.string() }) }),
  z.object({ command: z.string() }),
  z.object({
    type: z.literal('block_actions'),
    actions: z.array(z.object({ action_id: z.string() })).min(1),
  }),
  z.object({ type: z.literal('block_suggestion'), action_id: z.string() }),
  z.object({ type: z.enum(['shortcut', 'message_action']), callback_id: z.string() }),
  z.object({ type: z.enum(['view_submission', 'view_closed']), view: z.object({}) }),
])

/** A press on an element of a message or of a view. */
export const interaction = z.object({
  user: identified,
  team: identified.nullish(),
  trigger_id: z.string(),
  channel: identified.optional(),
  container: z
    .object({
      is_ephemeral: z.boolean().optional(),
      message_ts: z.string().optional(),
      thread_ts: z.string().optional(),
    })
    .optional(),
  view: z.object({ id: z.string(), type: z.string() }).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        block_id: z.string().default(''),
        value: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
})

export type Interaction = z.output<typeof interaction>

/** A file of a message. One that came over a shared channel has its id only, and is to be asked for. */
export const messageFile = z.object({
  id: z.string().nullish(),
  file_access: z.string().nullish(),
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
})

/** A message on which somebody chose a shortcut. */
export const messageShortcut = z.object({
  user: identified,
  team: identified.nullish(),
  message: z.object({
    text: z.string().nullish(),
    thread_ts: z.string().optional(),
    files: z.array(messageFile).optional(),
    attachments: z
      .array(
        z.object({ title: z.string().nullish(), text: z.string().nullish(), fallback: z.string().nullish() }),
      )
      .optional(),
  }),
})

/** Values of a modal's inputs, by the ids of their blocks and elements. */
const viewState = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
    }),
  ),
)

/** A modal that was sent. */
export const viewSubmission = z.object({
  user: z.object({ id: z.string() }),
  team: z.object({ id: z.string() }).nullish(),
  view: z.object({
    id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({ values: viewState }),
  }),
})

/** A message to the app: a mention in a channel, or a direct message. */
export const messageEvent = z.object({
  user: z.string(),
  text: z.string().default(''),
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  channel_type: z.string().optional(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  /** Of a message that was written before and is now another. */
  edited: z.unknown().optional(),
})

export type MessageEvent = z.output<typeof messageEvent>
