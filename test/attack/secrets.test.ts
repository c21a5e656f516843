import { createServer } from 'node:http'
import { WebClient } from '@slack/web-api'
import { REST } from 'discord.js'
import { Routes } from 'discord-api-types/v10'
import { expect, it } from 'vitest'
import { Secret } from '../../src/secret.ts'
import { recordingLog } from '../recordingLog.ts'

const INTERACTION = 'aW50ZXJhY3Rpb246MTIzNDU2Nzg5OmFiY2RlZmdo'
const DISCORD = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB'
const SLACK = 'xoxb-1234567890-abcdefghij'
const SIGNING = '8f742231b10e8888abcd99yyyzzz85a5'
const RESPONSE_URL = 'https://hooks.slack.com/commands/T0001/1234567890/qwertyuiopasdf'
const SECRETS = [INTERACTION, DISCORD, SLACK, SIGNING, 'qwertyuiopasdf']

/** A platform that refuses everything. */
async function refusing<Result>(work: (address: string) => Promise<Result>): Promise<Result> {
  const server = createServer((_request, response) => {
    response.writeHead(400, { 'Content-Type': 'application/json' }).end('{"code":50035,"message":"Invalid"}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  try {
    return await work(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
  } finally {
    server.close()
  }
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work
  } catch (error) {
    return error
  }
  throw new Error('It did not fail')
}

it('no line of the log shows a secret, whatever failed and however it is written', async () => {
  const { log, lines } = recordingLog([new Secret(SIGNING)])
  const errors = await refusing(async (address) => {
    const rest = new REST({ api: address, retries: 0 }).setToken(DISCORD)
    const slack = new WebClient(SLACK, { slackApiUrl: `${address}/`, retryConfig: { retries: 0 } })
    const body = { token: SLACK, response_url: RESPONSE_URL, content: 'a question' }
    return [
      await failureOf(rest.post(Routes.interactionCallback('123456789', INTERACTION), { body, auth: false })),
      await failureOf(rest.patch(Routes.webhookMessage('123456789', INTERACTION), { body })),
      await failureOf(rest.get(Routes.gatewayBot())),
      await failureOf(slack.chat.postMessage({ channel: 'C1', text: 'a question' })),
      await failureOf(
        fetch(`http://127.0.0.1:1/slack?token=${SLACK}`, { headers: { Authorization: `Bearer ${SLACK}` } }),
      ),
    ]
  })
  const made = Object.assign(new Error(`POST ${RESPONSE_URL} failed with Authorization: Bearer ${SIGNING}`), {
    config: { url: RESPONSE_URL, headers: { Authorization: `Bot ${DISCORD}`, 'X-Slack-Signature': SIGNING } },
    requestBody: JSON.stringify({ token: INTERACTION, client_secret: 'qwertyuiopasdf' }),
    cause: new Error(`The signing secret is ${SIGNING}`),
  })
  for (const err of [...errors, made, String(made)]) {
    log.debug({ err }, 'It failed')
    log.error({ failed: err, err }, `It failed: ${String(err)}`)
  }
  log.warn(
    `${RESPONSE_URL} and ${DISCORD} and https://discord.com/api/v10/webhooks/123456789/${INTERACTION}/x`,
  )
  const text = JSON.stringify(lines)
  expect(lines).toHaveLength(15)
  expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([])
  expect(text).toContain('Invalid')
})
