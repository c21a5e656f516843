import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBestEffort } from '../../src/state/bestEffort.ts'
import { memoryState } from '../../src/state/memory.ts'
import { Uploads } from '../../src/slack/uploads.ts'
import { cardOf } from '../card/samples.ts'
import { messageBlocks } from './server/blocks.ts'
import { WebApi } from './server/webApi.ts'
import { painter } from '../picture/sharedPainter.ts'
import { recordingLog, Workspace, type Answer, type TransportName } from './server/workspace.ts'

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')

/* What becomes of the pictures of cards, over either transport. */
describe.each<TransportName>(['socket', 'http'])('a picture over %s', (transport) => {
  let slack: Workspace

  beforeEach(async () => {
    slack = await Workspace.open(transport)
  })

  afterEach(async () => {
    const { problems } = slack.api
    await slack.close()
    expect(problems).toEqual([])
  })

  const ask = (command: string): Promise<Answer> => figuresOf(slack, command)
  const fileOf = ({ image }: Answer): string => image?.slack_file?.id ?? ''
  const uploads = () =>
    slack.api.calls.filter(({ method }) => method === 'files.completeUploadExternal').length

  it('is uploaded without a channel, and shown after the words, with words for it', async () => {
    const answer = await ask('/trade')
    const bytes = slack.api.files.bytes(fileOf(answer))
    expect(bytes?.subarray(0, 8)).toEqual(PNG)
    expect(answer.image?.alt_text).toContain('about USD 1.06 billion')
    expect(answer.plain).toContain('USD 1.6 billion')
    const { filename } = (await slack.api.next('files.getUploadURLExternal')).body
    const [, hash = ''] = /^backgrounder-(\w+)\.png$/.exec(String(filename)) ?? []
    expect(bytes).toEqual(Buffer.from((await painter.find(hash)) ?? []))
    const types = blocksOf(answer).map(({ type }) => type)
    expect(types.indexOf('image')).toBeGreaterThan(types.lastIndexOf('table'))
  })

  it('is uploaded once, however many ask for it at once and again', async () => {
    const [first, second] = await Promise.all([ask('/trade'), ask('/trade')])
    const third = await ask('/trade')
    expect([fileOf(second), fileOf(third)]).toEqual([fileOf(first), fileOf(first)])
    expect(uploads()).toBe(1)
  })

  it('goes with a card that is shared with the channel', async () => {
    const first = await ask('/trade')
    await slack.press({ action_id: 'share', value: first.actions.get('share')?.['value'] })
    const shared = await slack.posted()
    expect(shared.body).toMatchObject({ channel: 'C1' })
    expect(fileOf(shared)).toBe(fileOf(first))
    expect(uploads()).toBe(1)
  })

  it('is that of the view; what comes first has none', async () => {
    await slack.command('/trade')
    expect((await slack.answer()).image).toBeUndefined()
    const shown = [await ask('/trade'), await press(slack, '1|timeline|t1|')].map(fileOf)
    expect(new Set(shown).size).toBe(2)
    expect(shown).not.toContain('')
    expect(fileOf(await press(slack, '1|trade|e1|'))).toBe('')
  })

  it('is not in a modal', async () => {
    await slack.press({ action_id: 'open:0', value: '1|trade|f1|' }, { view: { id: 'V1', type: 'modal' } })
    const { body } = await slack.api.next('views.update')
    expect(JSON.stringify(body)).not.toContain('"image"')
    expect(uploads()).toBe(0)
  })

  it('is left out where Slack has not looked through it yet, and is there the next time', async () => {
    slack.api.failNext('response_url', { status: 404 })
    const first = await ask('/trade')
    expect(first.image).toBeUndefined()
    expect(first.plain).toContain('USD 1.6 billion')
    await warned(slack, 1)
    expect(warnings(slack)[0]).toContain('refused a message with its picture; it was sent without')
    expect((await ask('/trade')).image).toBeDefined()
    expect(uploads()).toBe(1)
  })

  it('is uploaded anew where Slack refuses it again and again, for somebody deleted it', async () => {
    const first = await ask('/trade')
    for (let times = 1; times <= 3; times += 1) {
      slack.api.failNext('response_url', { status: 400 })
      expect((await ask('/trade')).image).toBeUndefined()
      await warned(slack, times)
    }
    const again = await ask('/trade')
    expect(again.image).toBeDefined()
    expect(fileOf(again)).not.toBe(fileOf(first))
  })

  it('that Slack is slow to look through is waited for', async () => {
    slack.api.files.isFast = false
    expect((await ask('/trade')).image).toBeDefined()
  })

  it.each([
    ['files.getUploadURLExternal', { status: 429 }],
    ['files.getUploadURLExternal', { error: 'file_uploads_disabled' }],
    ['upload', { status: 500 }],
    ['files.completeUploadExternal', { error: 'internal_error' }],
  ] as const)('that is not taken (%s: %o) is left out, with one warning', async (method, failure) => {
    slack.api.failNext(method, failure)
    const answers = [await ask('/trade'), await ask('/trade'), await ask('/figures')]
    for (const { image, plain } of answers) {
      expect(image).toBeUndefined()
      expect(plain).toContain('USD 1.6 billion')
    }
    expect(warnings(slack)).toHaveLength(1)
    expect(warnings(slack)[0]).toContain('a picture was not uploaded; cards go without for a while')
  })

  it('is left out where the scope is lacking, and the operator is told what to do', async () => {
    slack.api.failNext('files.getUploadURLExternal', { error: 'missing_scope', needed: 'files:write' })
    expect((await ask('/trade')).image).toBeUndefined()
    expect((await ask('/trade')).image).toBeUndefined()
    expect(warnings(slack)).toHaveLength(1)
    expect(warnings(slack)[0]).toContain('lacks the scope files:write')
  })
})

describe('pictures', () => {
  it('are not tried where the token lacks the scope, which is said once at the start', async () => {
    const slack = await Workspace.open('http', {}, (api) => {
      api.grant('xoxb-one', 'T1', 'commands,chat:write,app_mentions:read,im:history,users:read,files:read')
    })
    expect((await figuresOf(slack, '/trade')).image).toBeUndefined()
    expect(slack.api.calls.map(({ method }) => method)).not.toContain('files.getUploadURLExternal')
    expect(slack.log.lines.filter((line) => line.includes('lacks the scopes files:write'))).toHaveLength(1)
    await slack.close()
  })

  it('are files of each workspace’s own, and the same object for the same one', async () => {
    const api = new WebApi()
    await api.start()
    api.grant('xoxb-two', 'T2')
    const connection = { slackApiUrl: `${api.url}/api/` }
    const log = recordingLog()
    const [state, bestEffort] = [memoryState(), createBestEffort(log)]
    const options = { state, bestEffort, painter, log, connection }
    const uploads = new Uploads(options)
    const bars = [{ label: 'Ferries', value: 2, text: '2' }]
    const card = cardOf({ chart: { type: 'bars', title: 'Ships', bars, caption: '' } })
    const same = cardOf({ ...card, heading: 'Another card with that picture' })
    const [first, second] = ['xoxb-one', 'xoxb-two'].map((token) => new WebClient(token, connection))
    if (!first || !second) throw new Error('There are two')
    const pictures = await Promise.all([uploads.of(card, first), uploads.of(card, second)])
    expect(pictures[0]).toHaveProperty('slack_file')
    expect(pictures[0]).not.toEqual(pictures[1])
    expect(await uploads.of(same, first)).toBe(pictures[0])
    expect(await uploads.of(same, second)).toBe(pictures[1])
    const completed = api.calls.filter(({ method }) => method === 'files.completeUploadExternal')
    expect(new Set(completed.map(({ token }) => token))).toEqual(new Set(['xoxb-one', 'xoxb-two']))
    // After a restart, and on another replica.
    expect(await new Uploads(options).of(card, first)).toEqual(pictures[0])
    expect(api.calls.filter(({ method }) => method === 'files.completeUploadExternal')).toHaveLength(2)
    expect(JSON.stringify(await state.list(''))).not.toContain('xoxb')
    await api.stop()
  })

  it('hold no words up: a late one joins them where they stand, by itself', async () => {
    const slack = await Workspace.open('http', {}, undefined, 0)
    const words = await figuresOf(slack, '/trade')
    expect(words.image).toBeUndefined()
    expect(words.plain).toContain('USD 1.6 billion')
    expect(words.actions.has('open:picture')).toBe(false)
    const joined = await slack.answer()
    expect(joined.body).toMatchObject({ replace_original: true })
    expect(joined.image).toBeDefined()
    expect(joined.plain).toBe(words.plain)
    expect(slack.api.calls.filter(({ method }) => method === 'upload')).toHaveLength(1)
    await slack.close()
  })

  it('join no message in which something else was opened meanwhile', async () => {
    const slack = await Workspace.open('http', {}, undefined, 0)
    slack.api.files.isFast = false
    await figuresOf(slack, '/trade')
    expect((await press(slack, '1|trade|e1|')).image).toBeUndefined()
    await slack.api.next('files.completeUploadExternal')
    // What was uploaded is there for the next one, and no message came between.
    await expect.poll(async () => (await figuresOf(slack, '/trade')).image).toBeDefined()
    await slack.close()
  })

  it('are behind a button where the message cannot be replaced, for others read it', async () => {
    const slack = await Workspace.open('http', {}, undefined, 0)
    const container = { type: 'message', message_ts: '1.1', channel_id: 'C1' }
    await slack.press({ action_id: 'open:view:0', value: '1|trade|f1|' }, { container })
    const { body, image, actions } = await slack.answer()
    expect(body).toMatchObject({ replace_original: false, response_type: 'ephemeral' })
    expect(image).toBeUndefined()
    expect(actions.get('open:picture')?.['value']).toContain('trade|f1|')
    await slack.close()
  })

  it('are given by an address where there is a public one, at which the program serves them', async () => {
    const slack = await Workspace.open('http', { PUBLIC_URL: 'https://news.example.org/' })
    const { image } = await figuresOf(slack, '/trade')
    expect(image?.image_url).toMatch(/^https:\/\/news\.example\.org\/pictures\/\w+\.png$/)
    const served = await fetch(new URL(new URL(image?.image_url ?? '').pathname, slack.address))
    expect(served.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await served.arrayBuffer()).subarray(0, 8)).toEqual(PNG)
    expect(slack.api.calls.map(({ method }) => method)).not.toContain('files.getUploadURLExternal')
    await slack.close()
  })

  it('are not given by an address again that Slack could not fetch just now', async () => {
    const slack = await Workspace.open('http', { PUBLIC_URL: 'https://news.example.org/' })
    slack.api.failNext('response_url', { status: 400 })
    for (let times = 0; times < 2; times += 1) {
      expect((await figuresOf(slack, '/trade')).image).toBeUndefined()
      await warned(slack, 1)
    }
    await slack.close()
  })
})

/** Presses what opens the figures of a command's answer. */
function figuresOf(slack: Workspace, command: string): Promise<Answer> {
  return press(slack, `1|${command.slice(1)}|f1|`)
}

async function press(slack: Workspace, value: string): Promise<Answer> {
  await slack.press({ action_id: 'open:view:0', value })
  return slack.answer()
}

function warnings({ log }: Workspace): string[] {
  return log.lines.filter((line) => line.startsWith('warn'))
}

/** An answer may be there before the log tells of it. */
function warned(slack: Workspace, times: number): Promise<void> {
  return expect.poll(() => warnings(slack).length).toBe(times)
}

function blocksOf({ body }: Answer): { type: string }[] {
  return messageBlocks.parse(body['blocks'])
}
