import { describe, expect, it } from 'vitest'
import { ConfigError, parseConfig } from '../../src/config.ts'
import { slackSettings } from '../../src/slack/settings.ts'
import { Workspace } from './server/workspace.ts'

const KEY = '00'.repeat(32)

describe('starting on Slack', () => {
  it.each(['account_inactive', 'invalid_auth', 'token_revoked'])(
    'says in one line that the token is refused: %s',
    async (error) => {
      const opening = Workspace.open('http', {}, (api) => {
        api.failNext('auth.test', { error })
      })
      await expect(opening).rejects.toThrow(
        `SLACK_BOT_TOKEN: Slack refuses the token (${error}): install the app again, and set the token that Slack shows then.`,
      )
    },
  )

  it('says in one line that the app-level token is refused', async () => {
    const opening = Workspace.open('socket', {}, (api) => {
      api.failNext('apps.connections.open', { error: 'invalid_auth' })
    })
    await expect(opening).rejects.toThrow(/^SLACK_APP_TOKEN: Slack refuses the token \(invalid_auth\)/)
  })

  it.each(['http', 'socket'] as const)(
    'waits where Slack is out of reach (%s), and tells once of it, with the address and the cause',
    async (transport) => {
      let address = ''
      const slack = await Workspace.open(transport, {}, (api) => {
        address = api.url
        for (let times = 0; times < 10; times += 1) api.failNext('auth.test', { status: 503 })
        api.failNext('auth.test', { error: 'internal_error' })
      })
      await slack.command('/actor', 'TTP')
      expect((await slack.answer()).plain).toContain('TTP')
      const told = slack.log.lines.filter((line) => line.includes('tried again'))
      expect(told).toEqual([
        expect.stringContaining(`Slack cannot be reached at ${address}/api/ (SLACK_API_URL): `),
      ])
      expect(told[0]).toContain('503')
      expect(slack.log.lines.filter((line) => line.includes('connected again'))).toHaveLength(1)
      await slack.close()
    },
  )

  it('names the scopes that the app lacks', async () => {
    const slack = await Workspace.open('http', {}, (api) => {
      api.grant('xoxb-one', 'T1', 'commands,chat:write')
    })
    expect(slack.log.lines.join('\n')).toContain(
      'lacks the scopes app_mentions:read, im:history, files:read, files:write, users:read',
    )
    await slack.close()
  })

  it('does not start where nothing is set', () => {
    expect(slackSettings(parseConfig({}))).toBeUndefined()
  })

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET'],
    [{ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN: must be a bot token'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN: must be an app-level token'],
    [{ SLACK_SIGNING_SECRET: 's' }, 'SLACK_BOT_TOKEN: is needed, or SLACK_CLIENT_ID'],
    [
      { SLACK_SIGNING_SECRET: 's', SLACK_CLIENT_ID: '1' },
      'SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, SLACK_TOKEN_KEY',
    ],
    [{ SLACK_SIGNING_SECRET: 's', SLACK_CLIENT_ID: '1', SLACK_BOT_TOKEN: 'xoxb-1' }, 'not both'],
    [{ ...oauth(), SLACK_TOKEN_KEY: 'short' }, 'SLACK_TOKEN_KEY: must be 32 bytes'],
  ])('says what is missing or wrong: %o', (settings, line) => {
    const read = () => slackSettings(parseConfig(settings))
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(line)
  })
})

describe('installing over OAuth', () => {
  it('installs a workspace, keeps its token sealed over a restart, and forgets it when the app is removed', async () => {
    const first = await Workspace.open('http', oauth())
    expect((await install(first, 'T7')).status).toBe(200)
    const stored = JSON.stringify(await first.state.list('installations-slack/'))
    expect(stored).toContain('team:T7')
    expect(stored).not.toContain('xoxb-')

    const second = await Workspace.open('socket', { ...oauth(), DATA_DIR: first.folder }, (api) => {
      api.grant('xoxb-T7-secret', 'T7')
    })
    expect(second.log.lines.join('\n')).toContain('installed in 1 workspaces')
    const mention = {
      type: 'app_mention',
      user: 'U1',
      text: '<@UBOTT7> TTP',
      channel: 'C1',
      ts: '1',
      event_ts: '1',
    }
    const team = { team_id: 'T7', authorizations: [{ team_id: 'T7', user_id: 'UBOTT7', is_bot: true }] }
    await second.event(mention, team)
    expect((await second.api.next('chat.postMessage')).token).toBe('xoxb-T7-secret')
    await second.event({ type: 'app_uninstalled', event_ts: '1' }, team)
    await second.stop()
    expect(await first.state.list('installations-slack/')).toEqual([])
    await second.close()
    await first.close()
  })

  it('forgets a workspace whose token is revoked, and then does not act there', async () => {
    const slack = await Workspace.open('http', oauth())
    await install(slack, 'T8')
    const team = { team_id: 'T8', authorizations: [{ team_id: 'T8', user_id: 'UBOTT8', is_bot: true }] }
    await slack.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOTT8'] }, event_ts: '1' }, team)
    await slack.stop()
    await slack.event(
      { type: 'app_mention', user: 'U1', text: 'TTP', channel: 'C1', ts: '1', event_ts: '1' },
      team,
    )
    await slack.stop()
    expect(slack.api.calls.filter(({ method }) => method === 'chat.postMessage')).toEqual([])
    await slack.close()
  })

  it('refuses a callback whose state is not of this browser', async () => {
    const slack = await Workspace.open('http', oauth())
    const { state } = await begin(slack)
    const callback = (query: string, cookie: string) =>
      fetch(new URL(`/slack/oauth_redirect?${query}`, slack.address), { headers: { cookie } })
    expect((await callback(`code=code-T9&state=${state}`, 'slack-app-oauth-state=other')).status).toBe(400)
    expect((await callback('code=code-T9&state=forged', 'slack-app-oauth-state=forged')).status).toBe(400)
    expect((await callback('code=code-T9', '')).status).toBe(400)
    expect(slack.api.calls.filter(({ method }) => method === 'oauth.v2.access')).toEqual([])
    await slack.close()
  })

  it('does not start with another key than the installations were sealed with', async () => {
    const slack = await Workspace.open('http', oauth())
    await install(slack, 'T7')
    const other = Workspace.open('http', {
      ...oauth(),
      SLACK_TOKEN_KEY: '11'.repeat(32),
      DATA_DIR: slack.folder,
    })
    await expect(other).rejects.toThrow('SLACK_TOKEN_KEY is not the key with which')
    await slack.close()
  })
})

function oauth() {
  return {
    SLACK_BOT_TOKEN: '',
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'client-secret',
    SLACK_STATE_SECRET: 'state-secret',
    SLACK_TOKEN_KEY: KEY,
    SLACK_SIGNING_SECRET: 'a-signing-secret',
  }
}

async function begin({ address }: Workspace): Promise<{ state: string; cookie: string }> {
  const response = await fetch(new URL('/slack/install', address))
  const state = /state=([^"&]+)/.exec(await response.text())?.[1] ?? ''
  return { state, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

async function install(slack: Workspace, team: string): Promise<Response> {
  const { state, cookie } = await begin(slack)
  const url = new URL(`/slack/oauth_redirect?code=code-${team}&state=${state}`, slack.address)
  return fetch(url, { headers: { cookie } })
}
