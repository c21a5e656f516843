import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { slackManifest } from '../../src/slack/manifest.ts'
import { Workspace, type TransportName } from './server/workspace.ts'

describe.each<TransportName>(['socket', 'http'])(
  'a thread with the app as an agent, over %s',
  (transport) => {
    let slack: Workspace

    beforeEach(async () => {
      slack = await Workspace.open(transport)
    })

    afterEach(async () => {
      const { problems } = slack.api
      await slack.close()
      expect(problems).toEqual([])
    })

    const say = (text: string, more: object = {}) =>
      slack.event({
        ...{
          type: 'message',
          channel_type: 'im',
          user: 'U1',
          text,
          channel: 'D1',
          ts: '2.2',
          event_ts: '2.2',
        },
        ...more,
      })

    it('begins with names that the sources tell of, each of which opens its card', async () => {
      await slack.event({
        type: 'assistant_thread_started',
        assistant_thread: { user_id: 'U1', channel_id: 'D1', thread_ts: '2.1', context: {} },
        event_ts: '2.1',
      })
      const { body } = await slack.api.next('assistant.threads.setSuggestedPrompts')
      expect(body).toMatchObject({ channel_id: 'D1', thread_ts: '2.1' })
      const prompts = z.array(z.object({ title: z.string(), message: z.string() })).parse(body['prompts'])
      expect(prompts.length).toBeGreaterThan(1)
      for (const { title, message } of prompts) {
        await say(message, { thread_ts: '2.1', ts: slack.id('3.') })
        expect((await slack.posted()).plain.split('\n')[0]).toContain(title)
      }
    })

    it('says that an answer is looked for before it comes', async () => {
      await say('actor TTP', { thread_ts: '2.1' })
      await slack.posted()
      const methods = slack.api.calls.map(({ method }) => method)
      const status = methods.indexOf('assistant.threads.setStatus')
      expect(status).toBeGreaterThanOrEqual(0)
      expect(status).toBeLessThan(methods.indexOf('chat.postMessage'))
    })

    it('is answered where the app is no agent, and Slack is not asked there again', async () => {
      slack.api.failNext('assistant.threads.setStatus', { error: 'no_permission' })
      await say('actor TTP', { thread_ts: '2.1' })
      expect((await slack.posted()).plain).toContain('Tehreek-e-Taliban')
      await say('actor TTP', { thread_ts: '2.1', ts: '2.3' })
      await slack.posted()
      expect(slack.api.calls.filter(({ method }) => method === 'assistant.threads.setStatus')).toEqual([])
    })

    it('outside of one nothing is said before the answer', async () => {
      await say('actor TTP')
      await slack.posted()
      expect(slack.api.calls.map(({ method }) => method)).not.toContain('assistant.threads.setStatus')
    })
  },
)

it('the manifest makes the app an agent only where it was asked for', () => {
  expect(JSON.stringify(slackManifest([], { umbrella: 'context' }))).not.toContain('assistant')
  const manifest = slackManifest([], { umbrella: 'context', isAgent: true })
  expect(manifest.oauth_config.scopes.bot).toContain('assistant:write')
  expect(manifest.settings.event_subscriptions.bot_events).toContain('assistant_thread_started')
})
