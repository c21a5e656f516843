import { decodeRequest } from '../card/requestCode.ts'
import { askerOf } from './actions.ts'
import { plainWords } from './asked.ts'
import type { SlackContext } from './context.ts'
import { viewSubmission } from './payloads.ts'
import { openModal } from './replyTargets.ts'
import { CALLBACKS, noteView } from './views.ts'

/* A form for an argument that is too long for a line: its answer stands in the form's place. */

/** Answers a form that was sent. */
export function serveForms({ app, answers }: SlackContext): void {
  app.view(CALLBACKS.fill, async ({ ack, body, client }) => {
    const { user, team, view } = viewSubmission.parse(body)
    const request = decodeRequest(view.private_metadata)
    if (!request) {
      await ack({ response_action: 'update', view: noteView('Another version', STALE) })
      return
    }
    await ack({ response_action: 'update', view: noteView('One moment', 'The sources are being compared.') })
    const given = Object.entries(view.state.values).flatMap(([name, inputs]) => {
      const value = inputs[name]?.value
      return typeof value === 'string' ? [[name, plainWords(value)] as const] : []
    })
    const asked = { ...request, arguments: { ...request.arguments, ...Object.fromEntries(given) } }
    await answers.answer(asked, askerOf({ user, team }, client), openModal(client, view.id))
  })
}

const STALE = 'This form is of another version of the app. Ask again with a command.'
