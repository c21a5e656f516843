import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { slackManifest } from '../../src/slack/manifest.ts'
import { backgrounderOf, sourceFile } from '../knowledge/folder.ts'
import { messageBlocks } from './server/blocks.ts'
import { readBlocks } from './reading.ts'
import { actionsIn, Workspace } from './server/workspace.ts'

const ADDRESS = 'https://gazette.example/harbour?a=1&b=2'

const files = {
  'sources/harbour.md': sourceFile(
    'The harbour of Tarnholm was closed on 3 May 2031.',
    `title: Harbour closed\npublisher: Tarn Gazette\npublished: 2031-05-04\nkind: news\nurl: ${ADDRESS}`,
  ),
}

async function open(): Promise<Workspace> {
  const program = await backgrounderOf(files)
  const slack = await Workspace.open('http', {}, undefined, undefined, undefined, program)
  onTestFinished(async () => {
    const { problems } = slack.api
    await slack.close()
    expect(problems).toEqual([])
  })
  return slack
}

const share = (slack: Workspace, urls: readonly string[], more: object = {}) =>
  slack.event({
    type: 'link_shared',
    user: 'U1',
    channel: 'C1',
    message_ts: '1.1',
    is_bot_user_member: true,
    links: urls.map((url) => ({ url, domain: 'gazette.example' })),
    event_ts: '1.1',
    ...more,
  })

describe('a link in a message', () => {
  it('to a known source becomes its card, without anything to press', async () => {
    const slack = await open()
    await share(slack, [ADDRESS, 'https://gazette.example/unknown'])
    const { body } = await slack.api.next('chat.unfurl')
    expect(body).toMatchObject({ channel: 'C1', ts: '1.1' })
    const unfurls = z.record(z.string(), z.object({ blocks: messageBlocks })).parse(body['unfurls'])
    expect(Object.keys(unfurls)).toEqual([ADDRESS])
    const blocks = unfurls[ADDRESS]?.blocks ?? []
    expect(readBlocks(blocks).plain).toContain('Harbour closed')
    expect(readBlocks(blocks).plain).toContain('Tarn Gazette')
    expect(actionsIn(blocks).size).toBe(0)
  })

  it('is known as Slack escapes it, and while the message is still being written', async () => {
    const slack = await open()
    const escaped = ADDRESS.replace('&', '&amp;')
    await share(slack, [escaped], {
      unfurl_id: 'C1.1.2',
      source: 'composer',
      message_ts: 'uuid',
      channel: 'COMPOSER',
    })
    const { body } = await slack.api.next('chat.unfurl')
    expect(body).toMatchObject({ unfurl_id: 'C1.1.2', source: 'composer' })
    expect(Object.keys(z.record(z.string(), z.unknown()).parse(body['unfurls']))).toEqual([escaped])
  })

  it('to anything else is left as it is, and a refusal is nobody’s error but the log’s', async () => {
    const slack = await open()
    await share(slack, ['https://gazette.example/unknown'])
    slack.api.failNext('chat.unfurl', { error: 'cannot_unfurl_url' })
    await share(slack, [ADDRESS])
    await share(slack, [ADDRESS], { message_ts: '1.2' })
    const { body } = await slack.api.next('chat.unfurl')
    expect(body).toMatchObject({ ts: '1.2' })
    expect(slack.api.calls.filter(({ method }) => method === 'chat.unfurl')).toHaveLength(1)
    expect(slack.log.lines.join('\n')).toContain('A link was not unfolded')
  })

  it('is looked for only where the manifest was made so', async () => {
    const { specifications } = await backgrounderOf(files)
    const without = slackManifest(specifications, { umbrella: 'context' })
    expect(JSON.stringify(without)).not.toContain('links:')
    const unfurlDomains = ['a.example', 'b.example', 'c.example', 'd.example', 'e.example', 'f.example']
    const manifest = slackManifest(specifications, { umbrella: 'context', unfurlDomains })
    expect(manifest.features).toMatchObject({ unfurl_domains: unfurlDomains.slice(0, 5) })
    expect(manifest.oauth_config.scopes.bot).toEqual(expect.arrayContaining(['links:read', 'links:write']))
    expect(manifest.settings.event_subscriptions.bot_events).toContain('link_shared')
  })
})
