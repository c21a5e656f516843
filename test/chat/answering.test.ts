import { describe, expect, it } from 'vitest'
import { Deliveries } from '../../src/chat/deliveries.ts'
import { createBestEffort } from '../../src/state/bestEffort.ts'
import { memoryState } from '../../src/state/memory.ts'
import type { State } from '../../src/state/state.ts'
import { recordingLog } from '../recordingLog.ts'
import { Running } from '../../src/chat/running.ts'

describe('deliveries', () => {
  const { log } = recordingLog()
  const of = (state: State, platform = 'one'): Deliveries =>
    new Deliveries({ state, bestEffort: createBestEffort(log), platform, remembered: 1_000 })

  it('are taken once, whichever replica they come to, and by each platform', async () => {
    const state = memoryState()
    const ids = ['a', 'a', 'b', 'b']
    const replicas = [of(state), of(state), of(state), of(state)]
    const taken = await Promise.all(replicas.flatMap((replica) => ids.map((id) => replica.isFirst(id))))
    expect(taken.filter(Boolean)).toHaveLength(2)
    expect(await of(state, 'another').isFirst('a')).toBe(true)
  })

  it('are known again after a restart for as long as they may come again, counted from the first', async () => {
    let time = 1_000
    const state = memoryState(() => time)
    expect(await of(state).isFirst('a')).toBe(true)
    time += 999
    expect(await of(state).isFirst('a')).toBe(false)
    time += 1
    expect(await of(state).isFirst('a')).toBe(true)
  })

  it('are taken once by a process whose store fails', async () => {
    const state = memoryState()
    await state.close()
    const deliveries = of(state)
    expect([await deliveries.isFirst('a'), await deliveries.isFirst('a')]).toEqual([true, false])
  })
})

describe('running answers', () => {
  it('are waited for, also those that begin meanwhile and those that fail', async () => {
    const running = new Running()
    let finish = (): void => undefined
    const first = running.track(new Promise<void>((resolve) => (finish = resolve)))
    const failing = running.track(Promise.reject(new Error('no')))
    const settled = running.settle(1_000)
    void first.then(() => running.track(Promise.resolve()))
    finish()
    await expect(failing).rejects.toThrow('no')
    expect(await settled).toBe(0)
  })

  it('are given up where they take too long, and counted', async () => {
    const running = new Running()
    void running.track(new Promise(() => undefined))
    expect(await running.settle(10)).toBe(1)
  })
})
