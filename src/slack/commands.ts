import { lackingArgument, plainWords, readAsked } from './asked.ts'
import type { SlackContext } from './context.ts'
import { formArgument } from '../command/specification.ts'
import { formView } from './views.ts'
import { pickerMessage } from './pickers.ts'
import { reply, type ReplyTarget } from './replyTargets.ts'
import type { Request } from '../card/request.ts'
import type { Asker } from './administrators.ts'
import type { AnswerOptions } from './answers.ts'
import { TO_ASKER, TO_EVERYBODY } from '../chat/delivery.ts'

/**
 * Serves every slash command: Slack sends only those of the app's manifest, and a topic that a reload adds is one as
 * soon as the manifest has it. The umbrella command reaches all of them.
 */
export function serveCommands(context: SlackContext): void {
  const { app, answers, backgrounder, umbrella, isPublic } = context
  app.command(/^\//, async ({ ack, command, respond, client }) => {
    await ack()
    const name = command.command.slice(1)
    const asked =
      name === umbrella
        ? readAsked(backgrounder, command.text)
        : backgrounder.readMessage(`/${name} ${plainWords(command.text)}`)
    const asker = {
      user: command.user_id,
      team: command.team_id,
      client,
      channel: command.channel_id,
    }
    const target = reply(respond, {
      wish: isPublic ? TO_EVERYBODY : TO_ASKER,
      posting: { client, channel: command.channel_id, user: command.user_id },
    })
    const lacking = formArgument(backgrounder.specifications, asked)
    if (lacking) {
      await answers.attempt(`/${asked.command} could not open its form`, target, () =>
        client.views.open({ trigger_id: command.trigger_id, view: formView(asked, lacking) }),
      )
      return
    }
    await answerOrAsk(context, asked, asker, target)
  })
}

/** Answers a request, or asks for the argument that it lacks. */
export async function answerOrAsk(
  { backgrounder, answers }: SlackContext,
  asked: Request,
  asker: Asker,
  target: ReplyTarget,
  options: AnswerOptions = {},
): Promise<void> {
  const lacking = lackingArgument(backgrounder, asked)
  if (!lacking) {
    await answers.answer(asked, asker, target, options)
    return
  }
  await answers.attempt(`/${asked.command} found nobody to ask what is lacking`, target, () =>
    target.show(pickerMessage(asked, lacking), target.wish),
  )
}
