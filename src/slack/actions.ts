import type { RespondFn } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { decodeRequest } from '../card/requestCode.ts'
import { ACTIONS, decodeTarget, decodeVerdict } from './actionIds.ts'
import { sentenceMessage } from './answers.ts'
import { answerOrAsk } from './commands.ts'
import type { SlackContext } from './context.ts'
import { interaction, type Interaction } from './payloads.ts'
import { FIND, optionsFor, PICK, pickedRequest } from './pickers.ts'
import { newModal, openModal, reply, type ReplyTarget } from './replyTargets.ts'
import { IN_PLACE, TO_ASKER } from '../chat/delivery.ts'
import { reportView } from './views.ts'

const OPEN = /^open(?::|$)/
const OLD = 'This button is from an older version of the app. Ask again, please.'

/** Serves the buttons and menus of messages and views. */
export function serveActions(context: SlackContext): void {
  const { app, backgrounder, answers } = context

  app.action(OPEN, async ({ ack, body, respond, client }) => {
    await ack()
    const press = interaction.parse(body)
    const replyTo = targetOf(press, respond, client)
    const target = decodeTarget(valueOf(press))
    if (!target)
      await answers.attempt('A button was not understood', replyTo, () =>
        replyTo.show(sentenceMessage(OLD), TO_ASKER),
      )
    else {
      const { request, back } = target
      await answers.answer(request, askerOf(press, client), replyTo, { ...(back && { back }) })
    }
  })

  for (const menu of [PICK, FIND])
    app.action(menu, async ({ ack, body, respond, client }) => {
      await ack()
      const press = interaction.parse(body)
      const asked = pickedRequest(backgrounder, pickingOf(press), valueOf(press))
      // Within a form the choice waits for the form to be submitted.
      if (!asked || press.view?.type === 'modal') return
      await answerOrAsk(context, asked, askerOf(press, client), targetOf(press, respond, client))
    })

  for (const menu of [PICK, FIND])
    app.options(menu, async ({ ack, options }) => {
      const picking = { actionId: options.action_id, blockId: options.block_id }
      await ack({ options: optionsFor(backgrounder, picking, options.value) })
    })

  app.action(ACTIONS.share, async ({ ack, body, respond, client }) => {
    await ack()
    const press = interaction.parse(body)
    const request = decodeRequest(valueOf(press))
    if (!request) return
    const wish = { to: 'shared', by: press.user.id } as const
    const replyTo = reply(respond, {
      wish,
      thread: press.container?.thread_ts,
      ...(press.channel && { posting: { client, channel: press.channel.id, user: press.user.id } }),
    })
    await answers.answer(request, askerOf(press, client), replyTo)
  })
}

/** Serves what readers say of a card. */
export function serveFeedback(context: SlackContext): void {
  const { app, answers, backgrounder, feedback } = context
  const thanks = sentenceMessage('Thank you. It is kept for the editors.')

  app.action(ACTIONS.feedback, async ({ ack, body, respond, client }) => {
    await ack()
    const press = interaction.parse(body)
    const verdict = decodeVerdict(valueOf(press))
    if (!verdict) return
    const { useful, request } = verdict
    const { user, team } = askerOf(press, client)
    const replyTo = reply(respond, { thread: press.container?.thread_ts })
    await answers.attempt('Feedback was not kept', replyTo, async () => {
      const kind = useful ? 'useful' : 'not useful'
      await feedback.add({ kind, request, revision: backgrounder.store.snapshot.revision, team, user })
      await replyTo.show(thanks, TO_ASKER)
    })
  })

  app.action(ACTIONS.report, async ({ ack, body, respond, client }) => {
    await ack()
    const press = interaction.parse(body)
    const value = valueOf(press)
    const { trigger_id } = press
    const replyTo = press.view ? newModal(client, trigger_id) : reply(respond)
    await answers.attempt('The report form was not opened', replyTo, async () => {
      const view = reportView(value)
      await (press.view ? client.views.push({ trigger_id, view }) : client.views.open({ trigger_id, view }))
    })
  })
}

/**
 * Where the answer to a press belongs: in the place of a message that only its reader sees, or of a direct message; in
 * the modal; beside a message that others read too, for the one who pressed.
 */
function targetOf(
  { view, channel, container, trigger_id }: Interaction,
  respond: RespondFn,
  client: WebClient,
): ReplyTarget {
  if (view?.type === 'modal') return openModal(client, view.id)
  if (view) return newModal(client, trigger_id)
  const replace = container?.is_ephemeral === true || channel?.id.startsWith('D') === true
  const place = [channel?.id, container?.message_ts].join(' ')
  if (!replace) return reply(respond, { thread: container?.thread_ts })
  // What only its reader sees cannot be changed later.
  const replaced = container?.is_ephemeral === true ? undefined : container?.message_ts
  return reply(respond, { wish: IN_PLACE, place, replaced })
}

export function askerOf(
  { user, team, channel }: Pick<Interaction, 'user' | 'team' | 'channel'>,
  client: WebClient,
) {
  return { user: user.id, team: team?.id, client, channel: channel?.id }
}

export function valueOf({ actions: [action] }: Interaction): string {
  return action?.selected_option?.value ?? action?.value ?? ''
}

function pickingOf({ actions: [action] }: Interaction) {
  return { actionId: action?.action_id ?? '', blockId: action?.block_id ?? '' }
}
