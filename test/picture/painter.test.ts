import { afterAll, describe, expect, it } from 'vitest'
import { createLog } from '../../src/log.ts'
import { createPainter } from '../../src/picture/painter.ts'
import { pictureOf } from '../../src/picture/picture.ts'
import { renderPng } from '../../src/picture/render.ts'
import { cardOf } from '../card/samples.ts'
import { bars, hindiAndUrdu, ties } from './samples.ts'

const painter = createPainter(createLog('silent'))
afterAll(() => painter.close())

describe('the painter', () => {
  it('draws in its own thread what would be drawn here, once', async () => {
    const card = cardOf({ chart: bars })
    const [one, other] = await Promise.all([painter.draw(card), painter.draw({ ...card, heading: 'Other' })])
    expect(Buffer.from(one?.png ?? []).equals(Buffer.from(renderPng(bars)))).toBe(true)
    expect(other).toBe(one)
    expect(await painter.find(one?.hash ?? '')).toBe(one)
  })

  it('goes without a picture where too many wait already, and draws again once they are done', async () => {
    const crowd = Array.from({ length: 80 }, (_, number) =>
      cardOf({ chart: { ...ties, title: `Number ${number}` } }),
    )
    const drawn = await Promise.all(crowd.map((card) => painter.draw(card)))
    expect(drawn.filter((picture) => picture === undefined).length).toBeGreaterThan(0)
    expect(drawn.filter(Boolean).length).toBeGreaterThanOrEqual(32)
    expect(await painter.draw(crowd[79] ?? cardOf({}))).toMatchObject({ width: 1200 })
  })

  it('draws Hindi and Urdu there too', async () => {
    for (const chart of hindiAndUrdu) {
      const picture = await painter.draw(cardOf({ chart }))
      expect(Buffer.from(picture?.png ?? []).equals(Buffer.from(renderPng(chart)))).toBe(true)
    }
  })

  it('goes without a picture where it turns out that no font has a character', async () => {
    const card = cardOf({ chart: { ...bars, title: 'Trade, \u{16A60} ships' } })
    expect(pictureOf(card)).toBeDefined()
    expect(await painter.draw(card)).toBeUndefined()
  })

  it('does not hold up the event loop', async () => {
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    await painter.draw(cardOf({ chart: { ...bars, title: 'Drawn for the first time' } }))
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
  })
})
