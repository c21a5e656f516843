import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import type { Chart } from '../../src/card/chart.ts'
import type { View } from '../../src/card/view.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'

const store = await KnowledgeStore.open('knowledge', new Set())
const backgrounder = createBackgrounder(store, () => new Date('2026-01-01T00:00:00Z'))

async function chartFor(text: string, view?: View): Promise<Chart | undefined> {
  const asked = { ...backgrounder.read(text), ...(view && { view }) }
  const { card } = await backgrounder.reply(asked, { isAdministrator: false }, ROOMY)
  return card.chart
}

describe('what is drawn of an answer', () => {
  it('puts figures of one currency and time on one axis, and no other beside them', async () => {
    expect(await chartFor('/trade', 'figures')).toMatchObject({
      type: 'bars',
      title: 'US dollars, 2023 to 2024',
      bars: [{ value: 1_600_000_000 }, { value: 1_060_000_000 }, { value: 539_000_000 }],
    })
  })

  it('puts no percentages and counts of different things on one axis', async () => {
    expect(await chartFor('/figures security', 'figures')).toBeUndefined()
  })

  it('lays dates out with the days that they may mean', async () => {
    const chart = await chartFor('/timeline', 'timeline')
    expect(chart?.type === 'spans' && chart.spans).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          date: 'November 2024',
          earliest: '2024-11-01',
          latest: '2024-11-30',
        }),
        expect.objectContaining({
          date: '8 January 2025',
          earliest: '2025-01-08',
          latest: '2025-01-08',
        }),
      ]),
    )
  })

  it('shows each tie of an actor with its direction, and only those that it is an end of', async () => {
    const chart = await chartFor('/actor TTP', 'relations')
    expect(chart).toMatchObject({ type: 'ties', centre: 'Tehreek-e-Taliban Pakistan' })
    const ties = chart?.type === 'ties' ? chart.ties : []
    expect(ties).toContainEqual(expect.objectContaining({ name: 'Afghan Taliban', direction: 'in' }))
    expect(ties).toContainEqual(expect.objectContaining({ direction: 'out' }))
  })

  it('is nothing where there are fewer figures, dates or ties than words tell as well', async () => {
    expect(await chartFor('/timeline India', 'timeline')).toBeUndefined()
    expect(await chartFor('/actor NRF', 'relations')).toBeUndefined()
  })

  it('stands in its view, and not before the answer', async () => {
    for (const line of ['/trade', '/timeline', '/actor TTP']) expect(await chartFor(line)).toBeUndefined()
  })

  it('draws nothing of an answer that has no evidence', async () => {
    expect(await chartFor('/actor Winston Churchill')).toBeUndefined()
  })
})
