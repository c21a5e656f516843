import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isTimely } from '../../src/http/signedRequests.ts'
import { signed as signedByDiscord, withApp } from '../discord/server/app.ts'
import { command } from '../discord/server/interactions.ts'
import { bodyOf, signed } from '../slack/server/transports.ts'
import { Workspace } from '../slack/server/workspace.ts'

const MINUTE = 60_000
const NOW = 1_767_225_600_000

/** Timestamps that no platform puts on a request of this moment. */
const WRONG_TIMES = (now: number): readonly string[] => [
  ...['banana', '', ' ', 'NaN', 'Infinity', '0', '-1', '1e9', '0x6955b900', '٣', String(now)],
  ...[-40 * 24 * 60, -6, 6].map((minutes) => String(Math.floor((now + minutes * MINUTE) / 1000))),
  `${Math.floor(now / 1000)}.5`,
]

it('takes a timestamp of digits, within five minutes either way', () => {
  for (const wrong of WRONG_TIMES(NOW)) expect(isTimely(wrong, NOW), wrong).toBe(false)
  for (const minutes of [-5, 0, 5]) expect(isTimely(String((NOW + minutes * MINUTE) / 1000), NOW)).toBe(true)
})

describe('on Discord', () => {
  it('refuses what was signed at another time, whatever its signature', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const { x = '' } = publicKey.export({ format: 'jwk' })
    const DISCORD_PUBLIC_KEY = Buffer.from(x, 'base64url').toString('hex')
    await withApp('HTTP', { settings: { DISCORD_PUBLIC_KEY } }, async ({ post }) => {
      const send = async (time?: string) => {
        const body = JSON.stringify(command('help'))
        return (await post(body, signedByDiscord(privateKey, body, time))).status
      }
      expect(await send()).toBe(200)
      // A header holds no other signs than these.
      for (const time of WRONG_TIMES(Date.now()).filter((each) => /^[ -~]*$/.test(each)))
        expect(await send(time), time).toBe(401)
    })
  })

  it('writes one warning of any number of forged requests, and counts the others', async () => {
    await withApp('HTTP', {}, async ({ post, lines }) => {
      const { privateKey } = generateKeyPairSync('ed25519')
      for (let count = 0; count < 50; count += 1) {
        const body = JSON.stringify(command('help'))
        expect((await post(body, signedByDiscord(privateKey, body))).status).toBe(401)
        expect((await post(body, {})).status).toBe(401)
      }
      expect(lines.filter(({ level }) => level >= 40).length).toBeLessThanOrEqual(2)
    })
  })
})

describe('on Slack', () => {
  it('refuses what was signed at another time, answers once what is kept and sent again, and reads any text', async () => {
    const slack = await Workspace.open('http')
    try {
      const { body, type } = bodyOf('slash_commands', {
        ...{ command: '/actor', text: 'TTP', user_id: 'U1', team_id: 'T1', channel_id: 'C1' },
        response_url: slack.api.responseUrl('once'),
      })
      const url = new URL('/slack/events', slack.address)
      const post = async (headers: Record<string, string>, sent = body) =>
        (await fetch(url, { method: 'POST', body: sent, headers: { 'Content-Type': type, ...headers } }))
          .status
      for (const minutes of [-40 * 24 * 60, -6, 6])
        expect(await post(signed(body, Date.now() + minutes * MINUTE))).toBe(401)
      const kept = signed(body)
      expect([await post(kept), await post(kept)]).toEqual([200, 200])
      const costly = bodyOf('slash_commands', {
        ...{ command: '/context', text: '<!'.repeat(3_000), user_id: 'U1', team_id: 'T1', channel_id: 'C1' },
        response_url: slack.api.responseUrl('costly'),
      }).body
      const before = process.cpuUsage().user
      expect(await post(signed(costly), costly)).toBe(200)
      await slack.stop()
      expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(8)
      expect(slack.api.calls.filter(({ method }) => method === 'response_url')).toHaveLength(2)
    } finally {
      await slack.close()
    }
  })
})
