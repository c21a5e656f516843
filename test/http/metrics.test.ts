import { expect, it } from 'vitest'
import { createHttpServer } from '../../src/http/server.ts'
import { Secret } from '../../src/secret.ts'
import { recordingLog } from '../recordingLog.ts'

const TOKEN = 'a-token-of-the-operator'

async function withServer(work: (ask: Ask, server: ReturnType<typeof createHttpServer>) => Promise<void>) {
  const server = createHttpServer({
    ...{ host: '127.0.0.1', port: 0, log: recordingLog().log },
    metricsToken: new Secret(TOKEN),
  })
  const address = await server.start()
  const ask: Ask = (headers = {}) => fetch(new URL('/metrics', address), { headers })
  try {
    await work(ask, server)
  } finally {
    await server.stop()
  }
}

type Ask = (headers?: Record<string, string>) => Promise<Response>

const authorized = { authorization: `Bearer ${TOKEN}` }

it('tells what was answered, by command, platform and outcome, and what the process takes', async () => {
  await withServer(async (ask, { metrics }) => {
    metrics.answered({ platform: 'slack', command: 'actor', outcome: 'none', seconds: 0.02 })
    metrics.answered({ platform: 'slack', command: 'actor', outcome: 'none', seconds: 4 })
    metrics.drawn(0.3)
    const response = await ask(authorized)
    expect(response.headers.get('content-type')).toContain('text/plain')
    const text = await response.text()
    expect(text).toContain('backgrounder_answers_total{platform="slack",command="actor",outcome="none"} 2')
    expect(text).toContain('backgrounder_answer_duration_seconds_bucket{le="0.025",platform="slack"} 1')
    expect(text).toContain('backgrounder_answer_duration_seconds_count{platform="slack"} 2')
    expect(text).toContain('backgrounder_picture_duration_seconds_count 1')
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m)
  })
})

it('asks parts for what is so now, and forgets what no longer is', async () => {
  await withServer(async (ask, { metrics }) => {
    let feeds = ['one', 'two']
    metrics.gauge({
      name: 'feed_failures',
      help: 'How often in a row.',
      labelNames: ['feed'],
      collect: () => feeds.map((feed, value) => ({ value, labels: { feed } })),
    })
    expect(await (await ask(authorized)).text()).toContain('backgrounder_feed_failures{feed="two"} 1')
    feeds = ['one']
    expect(await (await ask(authorized)).text()).not.toContain('feed="two"')
  })
})

it('tells nobody who does not send the token', async () => {
  await withServer(async (ask) => {
    for (const headers of [{}, { authorization: TOKEN }, { authorization: `Bearer ${TOKEN}x` }]) {
      const response = await ask(headers)
      expect(response.status).toBe(401)
      expect(await response.text()).not.toContain('backgrounder_')
    }
  })
})

it('is not there without a token of the operator', async () => {
  const server = createHttpServer({ host: '127.0.0.1', port: 0, log: recordingLog().log })
  const address = await server.start()
  expect((await fetch(new URL('/metrics', address), { headers: authorized })).status).toBe(404)
  await server.stop()
})
