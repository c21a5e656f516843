import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import type { Chart } from '../../src/card/chart.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'

const store = await KnowledgeStore.open('knowledge', new Set())
const backgrounder = createBackgrounder(store, () => new Date('2026-01-01T00:00:00Z'))

async function chartFor(text: string): Promise<Chart | undefined> {
  const { card } = await backgrounder.reply(backgrounder.read(text), { isAdministrator: false }, ROOMY)
  return card.chart
}

describe('what is drawn of an answer', () => {
  it('puts figures of one currency and time on one axis, and no other beside them', async () => {
    expect(await chartFor('/trade')).toMatchObject({
      type: 'bars',
      title: 'US dollars, 2023 to 2024',
      bars: [{ value: 1_600_000_000 }, { value: 1_060_000_000 }, { value: 539_000_000 }],
    })
  })

  it('puts no percentages and counts of different things on one axis', async () => {
    expect(await chartFor('/figures security')).toBeUndefined()
  })

  it('lays dates out with the days that they may mean', async () => {
    expect(await chartFor('/timeline India')).toMatchObject({
      type: 'spans',
      spans: [
        { date: 'November 2024', earliest: '2024-11-01', latest: '2024-11-30' },
        { date: '8 January 2025', earliest: '2025-01-08', latest: '2025-01-08' },
      ],
    })
  })

  it('shows each tie of an actor with its direction, and only those that it is an end of', async () => {
    const chart = await chartFor('/actor NRF')
    expect(chart).toMatchObject({ type: 'ties', centre: 'National Resistance Front' })
    expect(chart?.type === 'ties' && chart.ties).toMatchObject([
      { name: 'Pakistan', direction: 'in' },
      { name: 'Afghan Taliban', direction: 'out' },
    ])
  })

  it('draws nothing of an answer that has no evidence', async () => {
    expect(await chartFor('/actor Winston Churchill')).toBeUndefined()
  })
})
