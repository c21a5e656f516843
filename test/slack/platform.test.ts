import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { entryKinds } from '../../src/knowledge/kinds.ts'
import { optionsResponse, view } from './server/blocks.ts'
import { actionsIn, Workspace, type TransportName } from './server/workspace.ts'

/* What users of the app meet, over either transport. */
describe.each<TransportName>(['socket', 'http'])('the app over %s', (transport) => {
  let slack: Workspace

  beforeEach(async () => {
    slack = await Workspace.open(transport)
  })

  afterEach(async () => {
    const { problems } = slack.api
    await slack.close()
    expect(problems).toEqual([])
  })

  describe('a slash command', () => {
    it('is acknowledged without a word, then answered for the one who asked', async () => {
      expect(await slack.command('/actor', 'TTP')).toEqual({ status: 200, body: undefined })
      const { body, plain } = await slack.answer()
      expect(body).toMatchObject({ response_type: 'ephemeral', replace_original: false })
      expect(plain).toContain('Tehreek-e-Taliban Pakistan')
      expect(plain).toMatch(/Excerpts \(\d+\)/)
    })

    it('that a topic has is served as well', async () => {
      await slack.command('/trade')
      expect((await slack.answer()).plain).toContain('USD 1.6 billion')
    })

    it('reaches every command through the umbrella', async () => {
      await slack.command('/context', 'actor TTP')
      const umbrella = await slack.answer()
      await slack.command('/actor', 'TTP')
      expect(umbrella.plain).toBe((await slack.answer()).plain)
    })

    it('with other words under the umbrella is a question', async () => {
      await slack.command('/context', 'how many people were killed in Paktika?')
      // The words that matched are set off, as texts of their own.
      expect((await slack.answer()).plain.replaceAll('\n', '')).toContain('46 fatalities in Paktika')
    })

    it('without words under the umbrella lists the commands', async () => {
      await slack.command('/context')
      expect((await slack.answer()).plain).toContain('/timeline')
    })

    it('reads what Slack escaped as it was typed', async () => {
      await slack.command('/ask', 'what about &lt;b&gt; &amp; <https://evil.example|click>')
      const { plain, body } = await slack.answer()
      expect(plain).toContain('<b> & click')
      expect(JSON.stringify(body)).not.toContain('"<!')
    })

    it.each(['{"ok":false,"error":"expired_url"}', 'used_url'])(
      'whose response_url is dead (%s) is left at one try, and one line',
      async (body) => {
        slack.api.failNext('response_url', { status: 404, body })
        await slack.command('/trade')
        await expect.poll(() => slack.log.lines.filter((line) => line.startsWith('warn'))).toHaveLength(1)
        expect(slack.log.lines.join('\n')).toContain('the reader has to ask again')
        expect(slack.log.lines.join('\n')).not.toContain('error ')
        await slack.stop()
        expect(slack.api.refusals).toBe(1)
      },
    )

    it('whose response_url refuses everything without a word is left when the plain text is refused', async () => {
      for (let times = 0; times < 9; times += 1) slack.api.failNext('response_url', { status: 404, body: '' })
      await slack.command('/actor', 'TTP')
      await expect.poll(() => slack.log.lines.filter((line) => line.startsWith('warn'))).toHaveLength(1)
      await slack.stop()
      expect(slack.api.refusals).toBeLessThanOrEqual(3)
    })

    it('whose answer fails with its picture is answered without', async () => {
      slack.api.failNext('response_url', { status: 503 })
      await slack.command('/trade')
      const { body, image } = await slack.answer()
      expect(body['text']).toContain('USD 1.6 billion')
      expect(image).toBeUndefined()
    })

    it('that is unknown names the nearest ones', async () => {
      await slack.command('/acter', 'TTP')
      expect((await slack.answer()).plain).toContain('/actor')
    })
  })

  describe('a command without its argument', () => {
    it('answers with a picker that offers names while they are typed, and turns into the card', async () => {
      await slack.command('/actor')
      const picker = await slack.answer()
      const block = z.array(z.record(z.string(), z.unknown())).parse(picker.body['blocks'])[1]
      const picking = { action_id: 'pick:name', block_id: block?.['block_id'] }
      const { body } = await slack.interact({
        type: 'block_suggestion',
        ...picking,
        value: 'pakistani taliban',
      })
      const { options } = optionsResponse.parse(body)
      expect(options[0]?.text.text).toContain('Tehreek-e-Taliban Pakistan')
      const selected_option = options[0]
      await slack.press({ type: 'external_select', ...picking, selected_option })
      const card = await slack.answer()
      expect(card.body).toMatchObject({ replace_original: true })
      expect(card.plain).toContain('TTP')
    })

    it('asks for each argument in turn', async () => {
      await slack.command('/relation')
      const first = z.array(z.record(z.string(), z.unknown())).parse((await slack.answer()).body['blocks'])[1]
      const choose = (name: string, block: unknown, value: string) =>
        slack.press({
          type: 'external_select',
          action_id: `pick:${name}`,
          block_id: block,
          selected_option: { text: { type: 'plain_text', text: value }, value },
        })
      await choose('a', first?.['block_id'], 'India')
      const second = z
        .array(z.record(z.string(), z.unknown()))
        .parse((await slack.answer()).body['blocks'])[1]
      await choose('b', second?.['block_id'], 'Pakistan')
      expect((await slack.answer()).plain).toContain('India and Pakistan')
    })
  })

  describe('a button', () => {
    it('opens a view in place, and turns its page', async () => {
      await slack.command('/actor', 'TTP')
      await slack.press(pressed(await slack.answer(), 'open:view:0'))
      const view = await slack.answer()
      expect(view.plain).toMatch(/Page 1 of \d+/)
      await slack.press(pressed(view, 'open:next'))
      const page = await slack.answer()
      expect(page.body).toMatchObject({ replace_original: true, response_type: 'ephemeral' })
      expect(page.plain).toMatch(/Page 2 of/)
    })

    it('shows an excerpt in its context, and leads back', async () => {
      await slack.command('/actor', 'TTP')
      await slack.press(pressed(await slack.answer(), 'open:context:0'))
      const context = await slack.answer()
      expect(context.plain).toContain('paragraph 1')
      await slack.press(pressed(context, 'open:back'))
      expect((await slack.answer()).plain).toContain('Tehreek-e-Taliban Pakistan')
    })

    it('opens a related entry from the menu', async () => {
      await slack.command('/actor', 'TTP')
      const { actions } = await slack.answer()
      const menu = z.object({ options: z.array(z.object({ value: z.string() })) })
      const [selected_option] = menu.parse(actions.get('open:related')).options
      await slack.press({ type: 'static_select', action_id: 'open:related', selected_option })
      expect((await slack.answer()).body).toMatchObject({ replace_original: true })
    })

    it('leaves a message that others read as it is, and answers the one who pressed', async () => {
      await slack.command('/actor', 'TTP')
      const container = { type: 'message', message_ts: '1.1', channel_id: 'C1', thread_ts: '1.0' }
      await slack.press(pressed(await slack.answer(), 'open:view:0'), { container })
      const { body } = await slack.answer()
      expect(body).toMatchObject({ replace_original: false, response_type: 'ephemeral', thread_ts: '1.0' })
    })

    it('shares the card with the channel, in the thread, and names who did', async () => {
      await slack.command('/trade')
      await slack.press(pressed(await slack.answer(), 'share'), {
        container: { type: 'message', is_ephemeral: true, channel_id: 'C1', thread_ts: '1.0' },
      })
      const { body, plain, actions } = await slack.posted()
      expect(body).toMatchObject({ channel: 'C1', thread_ts: '1.0' })
      expect(plain).toContain('Shared by <@U1>')
      expect([...actions.keys()]).not.toContain('share')
    })

    it('shares the card where the app is no member too', async () => {
      await slack.command('/trade')
      const share = pressed(await slack.answer(), 'share')
      slack.api.failNext('chat.postMessage', { error: 'not_in_channel' })
      await slack.press(share)
      const { body, plain } = await slack.answer()
      expect(body).toMatchObject({ response_type: 'in_channel', replace_original: false })
      expect(plain).toContain('Shared by <@U1>')
    })

    it('of an older version says what to do', async () => {
      await slack.press({ action_id: 'open:next', value: '0|what' })
      expect((await slack.answer()).plain).toContain('Ask again')
    })
  })

  describe('feedback', () => {
    it('is kept, with the card and the revision it is about', async () => {
      await slack.command('/actor', 'TTP')
      const { actions } = await slack.answer()
      const buttons = z.object({ negative_button: z.object({ value: z.string() }) })
      const { value } = buttons.parse(actions.get('feedback')).negative_button
      await slack.press({ type: 'feedback_buttons', action_id: 'feedback', value })
      expect((await slack.answer()).plain).toContain('Thank you')
      expect((await slack.state.read('feedback')).map(({ value }) => value)).toMatchObject([
        {
          kind: 'not useful',
          request: { command: 'actor' },
          user: 'U1',
          team: 'T1',
        },
      ])
    })

    it('takes the report of a problem in a form', async () => {
      await slack.command('/actor', 'TTP')
      await slack.press(pressed(await slack.answer(), 'report'))
      const form = view.parse((await slack.api.next('views.open')).body['view'])
      const state = { values: { problem: { problem: { type: 'plain_text_input', value: 'A wrong date' } } } }
      const { body } = await slack.interact({ type: 'view_submission', view: { id: 'V1', ...form, state } })
      expect(JSON.stringify(body)).toContain('The editors will read it')
      expect(JSON.stringify(await slack.state.read('feedback'))).toContain('A wrong date')
    })

    it('says so where it cannot be kept', async () => {
      await slack.state.close()
      await slack.press({ action_id: 'feedback', value: '+1|actor|1||name=TTP' })
      expect((await slack.answer()).plain).toContain('Something went wrong')
    })

    it('names what to do where the form opens too late', async () => {
      slack.api.failNext('views.open', { error: 'expired_trigger_id' })
      await slack.press({ action_id: 'report', value: '1|actor|1||name=TTP' })
      expect((await slack.answer()).plain).toContain('Press the button again')
    })
  })

  describe('a shortcut', () => {
    it('on a message shows what it names, for the one who asked', async () => {
      await slack.interact({
        type: 'message_action',
        callback_id: 'get_context',
        channel: { id: 'C1', name: 'news' },
        response_url: slack.api.responseUrl('shortcut'),
        message_ts: '1.1',
        message: {
          type: 'message',
          ts: '1.1',
          user: 'U2',
          text: 'Is the TTP behind it?',
          attachments: [{ text: 'Kabul says no' }],
        },
      })
      const { body, plain } = await slack.answer()
      expect(body).toMatchObject({ response_type: 'ephemeral' })
      expect(plain).toContain('Tehreek-e-Taliban Pakistan')
      expect(plain).toContain('Kabul')
    })

    it('opens a form anywhere, and answers in its place', async () => {
      await slack.interact({ type: 'shortcut', callback_id: 'look_something_up' })
      const form = view.parse((await slack.api.next('views.open')).body['view'])
      const state = { values: { question: { question: { type: 'plain_text_input', value: 'actor TTP' } } } }
      const { body } = await slack.interact({ type: 'view_submission', view: { id: 'V1', ...form, state } })
      expect(body).toMatchObject({ response_action: 'update' })
      const shown = view.parse((await slack.api.next('views.update')).body['view'])
      expect(JSON.stringify(shown)).toContain('Tehreek-e-Taliban Pakistan')
      const next = { action_id: 'open:next', value: '1|actor|e2||name=TTP' }
      expect(actionsIn(shown.blocks).has('open:view:0')).toBe(true)
      await slack.press(next, { view: { id: 'V1', type: 'modal' }, container: { type: 'view' } })
      expect(JSON.stringify((await slack.api.next('views.update')).body)).toContain('Page 2 of')
    })

    it('asks again where the form was left empty', async () => {
      const state = { values: { question: { question: { type: 'plain_text_input', value: null } } } }
      const { body } = await slack.interact({
        type: 'view_submission',
        view: { id: 'V1', type: 'modal', callback_id: 'look_up', state },
      })
      expect(JSON.stringify(body)).toContain('Type a question, or choose a name.')
    })
  })

  describe('a conversation', () => {
    const mention = (text: string, more: object = {}) =>
      slack.event({
        type: 'app_mention',
        user: 'U1',
        text,
        channel: 'C1',
        ts: '1.1',
        event_ts: '1.1',
        ...more,
      })
    const direct = (text: string, more: object = {}) =>
      slack.event({
        type: 'message',
        channel_type: 'im',
        user: 'U1',
        text,
        channel: 'D1',
        ts: '2.1',
        event_ts: '2.1',
        ...more,
      })

    it('answers a mention in its thread, without unfolding links', async () => {
      await mention('<@UBOT> actor TTP')
      const { body, plain } = await slack.posted()
      expect(body).toMatchObject({
        channel: 'C1',
        thread_ts: '1.1',
        unfurl_links: 'false',
        unfurl_media: 'false',
      })
      expect(plain).toContain('Tehreek-e-Taliban Pakistan')
    })

    it('keeps the subject of a thread', async () => {
      await direct('actor TTP')
      await slack.posted()
      await direct('Khyber Pakhtunkhwa', { ts: '2.2', thread_ts: '2.1' })
      const { plain, body } = await slack.posted()
      expect(body).toMatchObject({ channel: 'D1', thread_ts: '2.1' })
      expect(plain).toContain('Tehreek-e-Taliban Pakistan')
      await direct('Khyber Pakhtunkhwa', { ts: '3.1' })
      expect((await slack.posted()).plain.split('\n')[0]).not.toContain('Tehreek-e-Taliban Pakistan')
    })

    it('answers a follow-up for itself where the subject has nothing on it', async () => {
      await direct('actor TTP')
      await slack.posted()
      await direct('Chabahar port', { ts: '2.2', thread_ts: '2.1' })
      expect((await slack.posted()).plain).toContain('Chabahar')
    })

    it('answers an event that Slack sends again once', async () => {
      const event = {
        type: 'app_mention',
        user: 'U1',
        text: '<@UBOT> actor TTP',
        channel: 'C1',
        ts: '5.1',
        event_ts: '5.1',
      }
      await slack.event(event, { event_id: 'EvTwice' })
      await slack.event(event, { event_id: 'EvTwice' }, 1)
      await slack.posted()
      await mention('<@UBOT> place Kabul', { ts: '6.1' })
      expect((await slack.posted()).body).toMatchObject({ thread_ts: '6.1' })
    })

    it('is silent where a message that was answered is edited', async () => {
      await mention('<@UBOT> actor TTP', { ts: '8.1' })
      await slack.posted()
      await mention('<@UBOT> actor TTP, please', { ts: '8.1', edited: { user: 'U1', ts: '8.2' } })
      await mention('<@UBOT> place Kabul', { ts: '8.3' })
      expect((await slack.posted()).body).toMatchObject({ thread_ts: '8.3' })
    })

    it('is silent to bots, to edits, and to itself', async () => {
      await direct('actor TTP', { bot_id: 'B9', ts: '7.1' })
      await direct('actor TTP', { subtype: 'message_changed', ts: '7.2' })
      await direct('actor TTP', { user: 'UBOT', ts: '7.3' })
      await direct('actor TTP', { ts: '7.4' })
      expect((await slack.posted()).body).toMatchObject({ thread_ts: '7.4' })
    })

    it('tells the one who asked where the app may not post', async () => {
      slack.api.failNext('chat.postMessage', { error: 'not_in_channel' })
      await mention('<@UBOT> actor TTP')
      const { body } = await slack.posted()
      expect(body['channel']).toBe('U1')
      expect(body['text']).toContain('Invite me there with /invite')
    })

    it('names the permission that is lacking', async () => {
      slack.api.failNext('chat.postMessage', { error: 'missing_scope', needed: 'chat:write' })
      await mention('<@UBOT> actor TTP')
      expect((await slack.posted()).body['text']).toContain('permission chat:write')
      expect(slack.log.lines.join('\n')).toContain('lacks the scope chat:write')
    })

    it('sends the plain reading where Slack refuses the blocks', async () => {
      slack.api.failNext('chat.postMessage', { error: 'invalid_blocks' })
      await mention('<@UBOT> actor TTP')
      const { body } = await slack.posted()
      expect(body['blocks']).toBeUndefined()
      expect(body['text']).toContain('Tehreek-e-Taliban Pakistan')
    })

    it('waits out 429 and tries again after 500', async () => {
      slack.api.failNext('chat.postMessage', { status: 429 })
      slack.api.failNext('chat.postMessage', { status: 500 })
      await mention('<@UBOT> actor TTP')
      expect((await slack.posted()).plain).toContain('Tehreek-e-Taliban Pakistan')
    })
  })

  describe('the App Home', () => {
    const opened = () =>
      slack.event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: '1' })
    const published = async () => view.parse((await slack.api.next('views.publish')).body['view'])

    it('shows what the knowledge holds, and a search box', async () => {
      await opened()
      const home = JSON.stringify(await published())
      for (const text of ['Ask the sources', 'Newest facts', 'Topics', '/context trade', '1 year 10 months'])
        expect(home).toContain(text)
      expect(home).not.toContain('Reload the knowledge')
    })

    it('names every kind of entry that may be chosen', async () => {
      await opened()
      const [choose = ''] = /Or choose by name: [^"]+/.exec(JSON.stringify(await published())) ?? []
      for (const kind of entryKinds) expect(choose).toContain(kind)
    })

    it('answers what is searched in a window', async () => {
      await slack.press(
        { type: 'plain_text_input', action_id: 'search', value: 'actor TTP' },
        { view: { id: 'V0', type: 'home' }, container: { type: 'view' }, channel: undefined },
      )
      const { body } = await slack.api.next('views.open')
      expect(JSON.stringify(body)).toContain('Tehreek-e-Taliban Pakistan')
    })

    it('shows an administrator the state of the knowledge, and reloads it', async () => {
      slack.api.administrators.add('U1')
      await opened()
      const reload = actionsIn((await published()).blocks).get('reload')
      await slack.press({ ...reload }, { view: { id: 'V0', type: 'home' }, container: { type: 'view' } })
      expect(JSON.stringify((await slack.api.next('views.open')).body)).toContain('This takes a moment')
      expect(JSON.stringify((await slack.api.next('views.update')).body)).toContain('Reloaded')
      await published()
    })

    it('refuses the reload button to everybody else', async () => {
      await slack.press({ action_id: 'reload', value: 'reload' }, { view: { id: 'V0', type: 'home' } })
      expect(JSON.stringify((await slack.api.next('views.update')).body)).toContain('for administrators')
    })
  })

  describe('administration', () => {
    it('is for admins of the workspace', async () => {
      await slack.command('/kb', 'status', { user_id: 'U2' })
      expect((await slack.answer()).plain).toContain('for administrators')
      slack.api.administrators.add('U3')
      await slack.command('/kb', 'status', { user_id: 'U3' })
      expect((await slack.answer()).plain).toContain('Facts')
    })

    it('is checked under the umbrella, in a thread and behind a button too', async () => {
      await slack.command('/context', 'kb reload')
      expect((await slack.answer()).plain).toContain('for administrators')
      await slack.press({ action_id: 'open:0', value: '1|kb reload|1|' })
      expect((await slack.answer()).plain).toContain('for administrators')
      await slack.event({
        type: 'app_mention',
        user: 'U1',
        text: '<@UBOT> kb reload',
        channel: 'C1',
        ts: '1',
        event_ts: '1',
      })
      expect((await slack.posted()).plain).toContain('for administrators')
    })

    it('refuses where Slack does not say who somebody is, and tells the operator why', async () => {
      slack.api.administrators.add('U1')
      slack.api.failNext('users.info', { error: 'missing_scope', needed: 'users:read' })
      await slack.command('/kb', 'status')
      expect((await slack.answer()).plain).toContain('for administrators')
      expect(slack.log.lines.join('\n')).toContain('lacks the scope users:read')
    })
  })

  it('finishes running answers when it is stopped, and takes a stop twice', async () => {
    await slack.command('/actor', 'TTP')
    await slack.stop()
    expect(slack.api.calls.some(({ method }) => method === 'response_url')).toBe(true)
  })

  it('never logs a token', async () => {
    slack.api.tokens.delete('xoxb-one')
    await slack.event({
      type: 'app_mention',
      user: 'U1',
      text: '<@UBOT> TTP',
      channel: 'C1',
      ts: '1',
      event_ts: '1',
    })
    await slack.stop()
    const lines = slack.log.lines.join('\n')
    expect(lines).toContain('Slack refuses the token (invalid_auth)')
    expect(lines).not.toMatch(/xoxb-|xapp-/)
  })
})

function pressed({ actions }: { actions: ReadonlyMap<string, Record<string, unknown>> }, id: string): object {
  const element = actions.get(id)
  if (!element) throw new Error(`There is no ${id}, only ${[...actions.keys()].join(', ')}`)
  return { action_id: id, value: element['value'] }
}
