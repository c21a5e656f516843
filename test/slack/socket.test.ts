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
  }, 15_000)

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
