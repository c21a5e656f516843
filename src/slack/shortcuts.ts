import { request } from '../card/request.ts'
import { linksIn } from '../chat/links.ts'
import { decodeRequest } from '../card/requestCode.ts'
import { askerOf } from './actions.ts'
import { plainWords, readAsked } from './asked.ts'
import { tell } from './failures.ts'
import type { SlackContext } from './context.ts'
import { contributionsOf, withFiles } from './givenMessage.ts'
import { messageShortcut, viewSubmission } from './payloads.ts'
import { FIND, pickedRequest } from './pickers.ts'
import { openModal, reply } from './replyTargets.ts'
import { CALLBACKS, INPUTS, lookUpView, noteView } from './views.ts'

/** Ids of the shortcuts, as the manifest has them. */
export const SHORTCUTS = {
  getContext: 'get_context',
  check: 'check_message',
  add: 'add_to_knowledge',
  lookUp: 'look_something_up',
} as const

/** Serves the shortcut on a message: what it names, for the one who asked. */
export function serveMessageShortcut({ app, answers, backgrounder }: SlackContext): void {
  app.shortcut({ type: 'message_action', callback_id: SHORTCUTS.getContext }, async (args) => {
    await args.ack()
    const { user, team, message } = messageShortcut.parse(args.body)
    const { text, attachments = [], thread_ts } = message
    const quoted = attachments.map((part) => [part.title, part.text ?? part.fallback].join(' '))
    const replyTo = reply(args.respond, { thread: thread_ts })
    // Slack writes a link as `<address|words>`.
    const links = linksIn((text ?? '').replaceAll('&amp;', '&'))
    const asked = backgrounder.mentionsIn(plainWords([text, ...quoted].join('\n')), links)
    await answers.answer(asked, askerOf({ user, team }, args.client), replyTo)
  })
}

/** Serves the shortcut on a message that compares it with the sources, for the one who asked. */
export function serveCheck({ app, answers }: SlackContext): void {
  app.shortcut({ type: 'message_action', callback_id: SHORTCUTS.check }, async (args) => {
    await args.ack()
    const { user, team, message } = messageShortcut.parse(args.body)
    const replyTo = reply(args.respond, { thread: message.thread_ts })
    const text = plainWords(message.text ?? '')
    await answers.answer(request('verify', { text }), askerOf({ user, team }, args.client), replyTo)
  })
}

/** Serves the shortcut on a message that makes sources of its links and files. */
export function serveAddition({ app, answers, fileOrigins, log }: SlackContext): void {
  app.shortcut({ type: 'message_action', callback_id: SHORTCUTS.add }, async (args) => {
    await args.ack()
    const { user, team, message } = messageShortcut.parse(args.body)
    const replyTo = reply(args.respond, { thread: message.thread_ts })
    const whole = await withFiles(message, args.client, (cause) => {
      tell(log, 'A file of a shared channel cannot be had', cause)
    })
    const given = contributionsOf(whole, args.client.token, fileOrigins)
    await answers.answer(request('kb add'), askerOf({ user, team }, args.client), replyTo, { given })
  })
}

/** Serves the global shortcut: a form, answered in its place. */
export function serveLookUp({ app, answers, backgrounder, log }: SlackContext): void {
  app.shortcut({ type: 'shortcut', callback_id: SHORTCUTS.lookUp }, async ({ ack, shortcut, client }) => {
    await ack()
    try {
      await client.views.open({ trigger_id: shortcut.trigger_id, view: lookUpView() })
    } catch (error) {
      // There is neither a channel nor a window in which to tell the user.
      tell(log, 'The form for looking something up was not opened', error)
    }
  })

  app.view(CALLBACKS.lookUp, async ({ ack, body, client }) => {
    const { user, team, view } = viewSubmission.parse(body)
    const question = view.state.values[INPUTS.question]?.[INPUTS.question]?.value?.trim() ?? ''
    const picked = view.state.values[INPUTS.entry]?.[FIND]?.selected_option?.value
    const asked =
      question !== '' || picked === undefined
        ? readAsked(backgrounder, question)
        : pickedRequest(backgrounder, { actionId: FIND, blockId: '' }, picked)
    if (!asked || (question === '' && picked === undefined)) {
      await ack({ response_action: 'update', view: lookUpView('Type a question, or choose a name.') })
      return
    }
    await ack({
      response_action: 'update',
      view: noteView('Looking it up', 'The sources are being searched.'),
    })
    await answers.answer(asked, askerOf({ user, team }, client), openModal(client, view.id))
  })
}

/** Keeps a report that was submitted. */
export function serveReports({ app, backgrounder, feedback, log }: SlackContext): void {
  app.view(CALLBACKS.report, async ({ ack, body }) => {
    const { user, team, view } = viewSubmission.parse(body)
    const request = decodeRequest(view.private_metadata)
    const text = view.state.values[INPUTS.problem]?.[INPUTS.problem]?.value?.trim() ?? ''
    let sentence = 'Thank you. The editors will read it.'
    try {
      const { revision } = backgrounder.store.snapshot
      if (request)
        await feedback.add({ kind: 'problem', request, revision, text, team: team?.id, user: user.id })
    } catch (error) {
      sentence = tell(log, 'A report was not kept', error)
    }
    await ack({ response_action: 'update', view: noteView('Report a problem', sentence) })
  })
}
