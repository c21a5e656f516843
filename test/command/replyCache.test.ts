import { expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import { request } from '../../src/card/request.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'

const everybody = { isAdministrator: false }

it('A reply is made once for a snapshot and a day', async () => {
  let day = new Date('2026-11-24T10:00:00Z')
  const store = await KnowledgeStore.open('knowledge', reserved)
  const backgrounder = createBackgrounder(store, () => day)
  const ask = () => backgrounder.reply(request('actor', { name: 'TTP' }), everybody, ROOMY)
  const first = await ask()
  expect(await ask()).toBe(first)
  day = new Date('2026-11-25T00:00:01Z')
  const nextDay = await ask()
  expect(nextDay).not.toBe(first)
  await store.reload()
  const reloaded = await ask()
  expect(reloaded).not.toBe(nextDay)
  expect(reloaded.card).toEqual(nextDay.card)
})

it('What is refused to one is not kept for another', async () => {
  const store = await KnowledgeStore.open('knowledge', reserved)
  const backgrounder = createBackgrounder(store, () => new Date())
  const status = (isAdministrator: boolean) =>
    backgrounder.reply(request('kb status'), { isAdministrator }, ROOMY)
  expect((await status(false)).answer.status).toBe('error')
  expect((await status(true)).answer.status).toBe('administration')
  expect((await status(false)).answer.status).toBe('error')
})
