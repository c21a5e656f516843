import { MessageFlags } from 'discord-api-types/v10'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { shown, textsOf } from '../discord/payload.ts'
import { withApp } from '../discord/server/app.ts'
import { BOT_ID } from '../discord/server/gateway.ts'
import { command, message, press, USER_ID } from '../discord/server/interactions.ts'
import { Workspace } from '../slack/server/workspace.ts'

it('nothing of the administrators is posted to a channel of Slack, whatever the settings, a button or a mention say', async () => {
  const slack = await Workspace.open('http', { SLACK_SHARE: 'true', SLACK_ADMIN_IDS: 'U1' })
  try {
    await slack.command('/help')
    // What all may read is posted by the app itself, where it may post.
    await slack.api.next('chat.postMessage')
    await slack.command('/kb', 'status')
    const status = await slack.answer()
    expect([status.body['response_type'], status.plain.includes('Facts')]).toEqual(['ephemeral', true])
    for (const value of ['1|kb status|1|', '1|kb reload|1|', '1|actor|1||name=zzzzqqq', '1|nothing|1|']) {
      await slack.press({ action_id: 'share', value })
      expect((await slack.answer()).body['response_type']).toBe('ephemeral')
    }
    const mention = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1', event_ts: '1' }
    await slack.event({ ...mention, text: '<@UBOT> kb status' })
    const { body } = await slack.api.next('chat.postEphemeral')
    expect(JSON.stringify(body)).toContain('Facts')
    expect(slack.api.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1)
  } finally {
    await slack.close()
  }
})

/** An answer, or word that there will be one. */
const flagged = z.looseObject({ flags: z.int() })
const textOf = (body: unknown) => textsOf(shown.parse(body)).join('\n')

it.each([
  ['at once', {}],
  ['late', { deferAfter: 0 }],
])('nor to a channel of Discord, answered %s', async (_, late) => {
  const settings = { DISCORD_SHARE: 'true', DISCORD_ADMIN_IDS: USER_ID }
  await withApp('gateway', { settings, ...late }, async ({ ask, discord }) => {
    const asked = [
      command('kb status'),
      press('s:1|kb status|1|'),
      press('s:1|kb reload|1|'),
      press('o:1|kb status|1|'),
    ]
    for (const payload of asked) {
      const { data } = await ask(payload)
      expect(flagged.parse(data).flags & MessageFlags.Ephemeral).not.toBe(0)
    }
    const mention = message(`<@${BOT_ID}> /kb status`)
    discord.gateway.dispatch('MESSAGE_CREATE', mention)
    const alone = await discord.next('createMessage')
    expect(textOf(alone.body)).toContain('Passages')
    expect(alone.groups['channel']).not.toBe(mention.channel_id)
    const said = await discord.next('createMessage')
    expect(said.groups['channel']).toBe(mention.channel_id)
    expect(textOf(said.body)).toBe('That is for you alone; it is in your direct messages.')
  })
})
