import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import { request } from '../../src/card/request.ts'
import { runWeb, type Running } from './running.ts'

let running: Running
beforeAll(async () => {
  running = await runWeb()
})
afterAll(() => running.stop())

const PLACE = { platform: 'slack', community: 'T1', channel: 'C1' }

it('shows its administrator what is watched, what comes next, and what became of shared cards', async () => {
  const { backgrounder, folder, entrance, url } = running
  const { watching, shared, store } = backgrounder
  if (!watching || !shared) throw new Error('Nothing can be watched')
  await watching.history.catchUp(store.snapshot)
  const ends = store.onChange('recording', ({ changes, snapshot }) =>
    watching.history.record(changes, snapshot),
  )
  const set = await watching.watches.set(
    { place: PLACE, request: { command: 'ask', arguments: { question: 'ferry Lindholm' } }, by: 'slack U1' },
    0,
  )
  if (set.status !== 'set') throw new Error('It is not watched')
  writeFileSync(
    path.join(folder, 'sources', 'ferry.md'),
    '---\ntitle: Ferry\n---\nThe ferry of Lindholm stops.\n',
  )
  await store.reload()
  await store.reacted()
  ends()
  const { card } = await backgrounder.reply(
    request('ask', { question: 'ferry Lindholm' }),
    { isAdministrator: false },
    ROOMY,
  )
  await shared.add({ place: PLACE, message: '1.1', card, isDirect: false }, store)

  expect((await fetch(`${url}/watches`)).status).toBe(403)
  const { headers } = await fetch(entrance, { redirect: 'manual' })
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const text = await (await fetch(`${url}/watches`, { headers: { cookie } })).text()
  expect(text).toContain('ferry Lindholm')
  expect(text).toContain('slack T1 C1')
  expect(text).toContain('1 are remembered')
  const preview = await (await fetch(`${url}/watches?preview=${set.id}`, { headers: { cookie } })).text()
  expect(preview).toContain('The ferry of Lindholm stops.')
})
