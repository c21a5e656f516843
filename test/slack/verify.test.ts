import { describe, expect, it, onTestFinished } from 'vitest'
import { view } from './server/blocks.ts'
import { Workspace, type TransportName } from './server/workspace.ts'

const transports: readonly TransportName[] = ['socket', 'http']

const DRAFT =
  'The airstrikes reportedly killed 64 people in Paktika. The TTP is "using Afghan soil as a sanctuary".'

async function open(transport: TransportName): Promise<Workspace> {
  const slack = await Workspace.open(transport)
  onTestFinished(() => slack.close())
  return slack
}

describe.each(transports)('the check of a text over %s', (transport) => {
  it('shows both numbers to whoever asks alone', async () => {
    const slack = await open(transport)
    await slack.command('/verify', DRAFT)
    const { plain, body } = await slack.answer()
    expect(body['response_type']).toBe('ephemeral')
    expect(plain).toContain('the source has “46”')
    expect(plain).toContain('1 supported, 1 differs')
    expect(slack.api.problems).toEqual([])
  })

  it('asks for the text by a form where it is missing', async () => {
    const slack = await open(transport)
    await slack.command('/context', 'verify')
    const form = view.parse((await slack.api.next('views.open')).body['view'])
    const state = { values: { text: { text: { type: 'plain_text_input', value: DRAFT } } } }
    const { body } = await slack.interact({ type: 'view_submission', view: { id: 'V1', ...form, state } })
    expect(body).toMatchObject({ response_action: 'update' })
    const shown = view.parse((await slack.api.next('views.update')).body['view'])
    expect(JSON.stringify(shown)).toContain('the source has “46”')
    expect(slack.api.problems).toEqual([])
  })

  it('checks a message that somebody wrote', async () => {
    const slack = await open(transport)
    await slack.interact({
      type: 'message_action',
      callback_id: 'check_message',
      channel: { id: 'C1', name: 'news' },
      response_url: slack.api.responseUrl(slack.id('R')),
      message_ts: '1.1',
      message: { type: 'message', user: 'U9', ts: '1.1', text: DRAFT },
    })
    expect((await slack.answer()).plain).toContain('the source has “46”')
    expect(slack.api.problems).toEqual([])
  })
})
