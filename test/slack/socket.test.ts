import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SocketSender } from './server/transports.ts'
import { Workspace } from './server/workspace.ts'

describe('Socket Mode', () => {
  let slack: Workspace

  beforeEach(async () => {
    slack = await Workspace.open('socket')
  })
  afterEach(async () => {
    await slack.close()
  })

  function socket(): SocketSender {
    if (!(slack.sender instanceof SocketSender)) throw new Error('Not a socket')
    return slack.sender
  }

  it('connects anew when Slack asks for it, and goes on answering', async () => {
    await socket().refresh()
    expect(socket().connections).toBe(2)
    await slack.command('/actor', 'TTP')
    expect((await slack.answer()).plain).toContain('TTP')
    expect(slack.log.lines.filter((line) => line.startsWith('warn'))).toEqual([])
  })

  it('connects anew when the connection breaks, and tells of the outage once, and once of its end', async () => {
    const refusals = Array.from({ length: 4 }, () => ({ status: 503 }))
    for (const refusal of refusals) slack.api.failNext('apps.connections.open', refusal)
    await socket().cut(2)
    await slack.command('/actor', 'TTP')
    expect((await slack.answer()).plain).toContain('TTP')
    const told = slack.log.lines.filter((line) => !line.startsWith('debug')).slice(1)
    expect(told).toEqual([
      expect.stringMatching(
        /^warn Slack cannot be reached at http:\S+ \(SLACK_API_URL\): .*503.* tried again/,
      ),
      expect.stringMatching(/^info Slack is connected again, after \d+ s\.$/),
    ])
  })

  it('that Slack takes no more ends in one line, and nothing else with it', async () => {
    slack.api.failNext('apps.connections.open', { error: 'account_inactive' })
    socket().sendRaw(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    await expect
      .poll(() => slack.log.lines.filter((line) => line.startsWith('error')))
      .toEqual([expect.stringContaining('SLACK_APP_TOKEN: Slack refuses the token (account_inactive)')])
  })

  it('is not harmed by what is no envelope', async () => {
    for (const text of [
      'not json',
      '{"type":"unknown"}',
      '{"type":"interactive","envelope_id":"e","payload":{}}',
    ])
      socket().sendRaw(text)
    await slack.command('/actor', 'TTP')
    expect((await slack.answer()).plain).toContain('TTP')
  })
})
