import { expect, it } from 'vitest'
import { z } from 'zod'
import { memoryState } from '../../src/state/memory.ts'
import { Topic } from '../../src/state/topic.ts'

it('hears what it understands on a topic, and passes over what another version says', async () => {
  const state = memoryState()
  const topic = new Topic(state, 'tides', z.object({ level: z.number() }))
  const heard: unknown[] = []
  const end = await topic.subscribe((message) => heard.push(message))
  await topic.publish({ level: 3 })
  await state.publish('tides', { height: 'high' })
  await topic.publish({ level: 4 })
  end()
  await topic.publish({ level: 5 })
  expect(heard).toEqual([{ level: 3 }, { level: 4 }])
})
