import type { ModalView } from '@slack/types'
import { cut } from '../card/cut.ts'
import type { Request } from '../card/request.ts'
import { encodeRequest } from '../card/requestCode.ts'
import type { ArgumentSpecification } from '../command/specification.ts'
import { entryNouns } from '../knowledge/kinds.ts'
import { LIMITS } from './limits.ts'
import { FIND, select } from './pickers.ts'
import { plainText } from './text.ts'

/** Ids of the modals that are submitted. */
export const CALLBACKS = { lookUp: 'look_up', report: 'report_problem', fill: 'fill_form' } as const

/** Ids of the inputs, each the only one of its block. */
export const INPUTS = { question: 'question', entry: 'entry', problem: 'problem' } as const

const title = (text: string) => plainText(text, LIMITS.view.title)

/** A form that takes a question or a name. */
export function lookUpView(problem?: string): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.lookUp,
    title: title('Look something up'),
    submit: title('Look up'),
    close: title('Cancel'),
    blocks: [
      ...(problem === undefined
        ? []
        : [{ type: 'section' as const, text: plainText(problem, LIMITS.section.text) }]),
      {
        type: 'input',
        block_id: INPUTS.question,
        optional: true,
        label: plainText('A question or a command', LIMITS.section.text),
        hint: plainText(
          'Such as: who claimed the attacks? Or: timeline India from:2024-11',
          LIMITS.section.text,
        ),
        element: { type: 'plain_text_input', action_id: INPUTS.question, max_length: 1_000 },
      },
      {
        type: 'input',
        block_id: INPUTS.entry,
        optional: true,
        label: plainText(`Or by name: ${entryNouns}`, LIMITS.section.text),
        element: select(FIND, 'Type a name'),
      },
    ],
  }
}

/**
 * A form that takes a report.
 * @param code the request that leads to the card, as a button carries it.
 */
export function reportView(code: string): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.report,
    private_metadata: code,
    title: title('Report a problem'),
    submit: title('Send'),
    close: title('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: INPUTS.problem,
        label: plainText('What is wrong with this card?', LIMITS.section.text),
        hint: plainText(
          'The editors of the sources get it, with your name and what you asked.',
          LIMITS.section.text,
        ),
        element: {
          type: 'plain_text_input',
          action_id: INPUTS.problem,
          multiline: true,
          max_length: LIMITS.view.input,
        },
      },
    ],
  }
}

/** A form for an argument that a command lacks. */
export function formView(asked: Request, { name, description }: ArgumentSpecification): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.fill,
    private_metadata: encodeRequest(asked),
    title: plainText(cut(`/${asked.command}`, LIMITS.view.title), LIMITS.view.title),
    submit: plainText('Go on', LIMITS.view.title),
    close: plainText('Cancel', LIMITS.view.title),
    blocks: [
      {
        type: 'input',
        block_id: name,
        label: plainText(description, LIMITS.section.text),
        element: {
          type: 'plain_text_input',
          action_id: name,
          multiline: true,
          max_length: LIMITS.view.input,
        },
      },
    ],
  }
}

/** A modal that says one thing. */
export function noteView(heading: string, sentence: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'note',
    title: title(heading),
    close: title('Close'),
    blocks: [{ type: 'section', text: plainText(sentence, LIMITS.section.text) }],
  }
}
