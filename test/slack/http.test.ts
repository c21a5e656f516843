import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bodyOf, signed, SIGNING_SECRET } from './server/transports.ts'
import { Workspace } from './server/workspace.ts'

const MINUTE = 60_000

/** Posts under a name that `fetch` would not let us claim. */
function statusUnder(
  url: URL,
  host: string,
  { body, headers }: { readonly body: string; readonly headers: Record<string, string> },
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', headers: { ...headers, host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

describe('signed HTTP', () => {
  let slack: Workspace

  beforeEach(async () => {
    slack = await Workspace.open('http')
  })
  afterEach(async () => {
    await slack.close()
  })

  const command = () =>
    bodyOf('slash_commands', {
      command: '/actor',
      text: 'TTP',
      user_id: 'U1',
      team_id: 'T1',
      channel_id: 'C1',
      trigger_id: 'trigger-once',
      response_url: slack.api.responseUrl('once'),
    })
  const post = async (body: string, type: string, headers: Record<string, string>): Promise<number> => {
    const url = new URL('/slack/events', slack.address)
    return (await fetch(url, { method: 'POST', body, headers: { 'Content-Type': type, ...headers } })).status
  }

  it('is refused where the signature is bad, missing, or of another secret', async () => {
    const { body, type } = command()
    expect(await post(body, type, { ...signed(body), 'x-slack-signature': 'v0=00' })).toBe(401)
    expect(await post(body, type, {})).toBe(401)
    expect(await post(body, type, signed(body, Date.now(), 'another-secret'))).toBe(401)
    expect(await post(`${body}&x=1`, type, signed(body))).toBe(401)
    expect(slack.api.calls.filter(({ method }) => method === 'response_url')).toEqual([])
    expect(slack.log.lines.join('\n')).toContain('SLACK_SIGNING_SECRET')
    expect(slack.log.lines.join('\n')).not.toContain(SIGNING_SECRET)
  })

  it('is refused where the timestamp is older than five minutes', async () => {
    const { body, type } = command()
    expect(await post(body, type, signed(body, Date.now() - 6 * MINUTE))).toBe(401)
    expect(await post(body, type, signed(body, Date.now() - 4 * MINUTE))).toBe(200)
  })

  it('is served once where it is replayed', async () => {
    const { body, type } = command()
    const headers = signed(body)
    expect(await post(body, type, headers)).toBe(200)
    expect(await post(body, type, headers)).toBe(200)
    await slack.stop()
    expect(slack.api.calls.filter(({ method }) => method === 'response_url')).toHaveLength(1)
  })

  it('is served under whatever name Slack reaches the program by, beside a page that is asked by its own only', async () => {
    const tunnelled = await Workspace.open('http', { PUBLIC_URL: 'https://news.example.org' })
    const { body, type } = command()
    const ask = (path: string, host: string, headers: Record<string, string> = {}) =>
      statusUnder(new URL(path, tunnelled.address), host, { body, headers })
    const delivered = { 'Content-Type': type, ...signed(body) }
    expect(await ask('/slack/events', 'tunnel.example.net', delivered)).toBe(200)
    expect(await ask('/slack/events', 'tunnel.example.net')).toBe(401)
    expect(await ask('/api/ask', 'tunnel.example.net')).toBe(421)
    await tunnelled.close()
  })

  it('is refused where the body is oversized', async () => {
    const body = 'x'.repeat(2 * 1024 * 1024)
    const status = await post(body, 'application/json', signed(body)).catch(() => 413)
    expect(status).toBe(413)
  })

  it.each([
    ['no JSON', 'application/json', '{"type":'],
    ['a form with a payload that is no JSON', 'application/x-www-form-urlencoded', 'payload=%7B'],
    ['nothing', 'application/json', ''],
  ])('is refused where the body is %s', async (_, type, body) => {
    expect(await post(body, type, signed(body))).toBe(400)
  })

  it.each([
    'null',
    '[]',
    '{}',
    '3',
    '{"type":"event_callback","event":null}',
    '{"event":{}}',
    '{"command":null}',
    '{"type":"block_actions"}',
    '{"type":"block_actions","actions":[null]}',
    '{"type":"block_suggestion"}',
    '{"type":"message_action"}',
    '{"type":"view_submission","view":null}',
    '{"type":"something_else"}',
  ])('of the wrong shape, %s, is refused', async (body) => {
    expect(await post(body, 'application/json', signed(body))).toBe(400)
    expect(await post(body, 'application/json', signed(body, Date.now(), 'another-secret'))).toBe(401)
  })

  it('of the wrong shape does no harm to others', async () => {
    const body = '{"type":"block_actions","actions":{}}'
    const status = post(body, 'application/json', signed(body))
    await slack.command('/actor', 'TTP')
    expect((await slack.answer()).plain).toContain('TTP')
    expect(await status).toBe(400)
  })

  it('answers the challenge with which Slack checks the address', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' })
    const url = new URL('/slack/events', slack.address)
    const headers = { 'Content-Type': 'application/json', ...signed(body) }
    expect(await (await fetch(url, { method: 'POST', body, headers })).json()).toEqual({ challenge: 'abc' })
  })
})
