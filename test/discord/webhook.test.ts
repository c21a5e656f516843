import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { signed, withApp, type TestApp } from './server/app.ts'
import { command, press, typing } from './server/interactions.ts'

const withDiscord = (work: (app: TestApp) => Promise<void>) => withApp('HTTP', {}, work)
const ping = { id: '1', application_id: '2', token: 'any', type: 1, version: 1 }

it('answers the ping by which Discord checks the address', async () => {
  await withDiscord(async ({ ask }) => {
    expect(await ask(ping)).toEqual({ type: 1 })
  })
})

it('refuses with 401 what is not signed, signed by another, or altered on the way', async () => {
  await withDiscord(async ({ post, discord }) => {
    const body = JSON.stringify(command('help'))
    const { privateKey } = generateKeyPairSync('ed25519')
    const foreign = signed(privateKey, body)
    const headers = [
      {},
      foreign,
      { ...foreign, 'x-signature-ed25519': 'ff' },
      { ...foreign, 'x-signature-ed25519': 'z'.repeat(128) },
      { ...foreign, 'x-signature-timestamp': '' },
    ]
    for (const each of headers) expect((await post(body, each)).status).toBe(401)
    expect(discord.calls).toEqual([])
  })
})

it('checks the signature on the bytes as they were sent', async () => {
  await withDiscord(async ({ post }) => {
    const spaced = JSON.stringify(ping, undefined, 3)
    expect((await post(spaced)).status).toBe(200)
  })
})

it('refuses what is signed and no interaction with 400', async () => {
  await withDiscord(async ({ post }) => {
    for (const body of ['', '{', 'null', '[]', '{"id":"1"}']) expect((await post(body)).status).toBe(400)
  })
})

it('answers an interaction of a kind that it has not asked for', async () => {
  await withDiscord(async ({ ask }) => {
    expect((await ask({ ...ping, id: '3', ...{ type: 99 } })).type).toBe(4)
  })
})

it('gives everybody who asks the same the same bytes: a form where there is a picture, otherwise JSON', async () => {
  await withDiscord(async ({ post }) => {
    const answerTo = async (payload: object) => {
      const answer = await post(JSON.stringify(payload))
      const type = answer.headers.get('content-type')
      return { type, bytes: Buffer.from(await answer.arrayBuffer()).toString('base64') }
    }
    const figures = await answerTo(press('t:1|trade|f1|'))
    expect(figures.type).toMatch(/^multipart\/form-data; boundary=/)
    expect(await answerTo(press('t:1|trade|f1|'))).toEqual(figures)
    const others = [command('claims'), typing('actor', 'name', ''), press('old-button'), { ...ping, id: '4' }]
    for (const each of others) expect((await answerTo(each)).type).toBe('application/json')
  })
})
