import { describe, expect, it } from 'vitest'
import { Deliveries } from '../../src/http/deliveries.ts'
import { Running } from '../../src/http/running.ts'

describe('deliveries', () => {
  it('are known again for as long as they may come again, counted from the first', () => {
    // The cache takes a time of 0 for none.
    let time = 1
    const deliveries = new Deliveries({ remembered: 1_000, most: 10, now: () => time })
    expect(['a', 'a', 'b'].map((id) => deliveries.isFirst(id))).toEqual([true, false, true])
    time += 1_000
    expect(deliveries.isFirst('a')).toBe(false)
    time += 1
    expect(deliveries.isFirst('a')).toBe(true)
  })

  it('are forgotten where there are too many, the oldest first', () => {
    const deliveries = new Deliveries({ remembered: 1_000, most: 2 })
    expect(['a', 'b', 'a', 'c'].map((id) => deliveries.isFirst(id))).toEqual([true, true, false, true])
    expect(deliveries.isFirst('b')).toBe(false)
    expect(deliveries.isFirst('a')).toBe(true)
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
