import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Card } from '../../src/card/card.ts'
import { createLog } from '../../src/log.ts'
import { createPainter } from '../../src/picture/painter.ts'
import { pictureOf } from '../../src/picture/picture.ts'
import { renderPng } from '../../src/picture/render.ts'
import { cardOf } from '../card/samples.ts'
import { bars, hindiAndUrdu, ties } from './samples.ts'

const log = createLog('silent')
const painter = createPainter({ log, patience: 60_000 })
afterAll(() => painter.close())

/** A card that nobody asked a picture of before. */
const cardAbout = (title: string): Card => cardOf({ chart: { ...bars, title } })

describe('the painter', () => {
  it('draws in its own thread what would be drawn here, once', async () => {
    const card = cardOf({ chart: bars })
    const [one, other] = await Promise.all([painter.draw(card), painter.draw({ ...card, heading: 'Other' })])
    expect(Buffer.from(one?.png ?? []).equals(Buffer.from(renderPng(bars)))).toBe(true)
    expect(other?.png).toBe(one?.png)
    expect(await painter.find(one?.hash ?? '')).toBe(one?.png)
  })

  it('goes without a picture where too many wait already, and draws again once they are done', async () => {
    const crowd = Array.from({ length: 80 }, (_, number) =>
      cardOf({ chart: { ...ties, title: `Number ${number}` } }),
    )
    const drawn = await Promise.all(crowd.map((card) => painter.draw(card)))
    expect(drawn.filter((picture) => picture === undefined).length).toBeGreaterThan(0)
    expect(drawn.filter(Boolean).length).toBeGreaterThanOrEqual(32)
    expect(await painter.draw(crowd[79] ?? cardOf({}))).toMatchObject({ width: 960 })
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

  it('lets a card go that has waited long enough, and has the picture for the next one', async () => {
    const hasty = createPainter({ log, patience: 0 })
    const card = cardAbout('Late')
    expect(await hasty.draw(card)).toBeUndefined()
    const png = await hasty.find(pictureOf(card)?.hash ?? '')
    expect(png?.byteLength).toBeGreaterThan(1_000)
    expect((await hasty.draw(card))?.png).toBe(png)
    await hasty.close()
  })

  it('finds in its folder what it drew before the program ended, and nothing outside', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'pictures-'))
    const first = createPainter({ log, folder: path.join(folder, 'pictures'), patience: 60_000 })
    const drawn = await first.draw(cardAbout('Kept'))
    await first.close()
    await writeFile(path.join(folder, 'secret.png'), 'secret')
    const second = createPainter({ log, folder: path.join(folder, 'pictures') })
    expect(Buffer.from(drawn?.png ?? []).equals((await second.find(drawn?.hash ?? '')) ?? Buffer.of())).toBe(
      true,
    )
    expect(await second.find('../secret')).toBeUndefined()
    expect(await second.find('0123456789abcdef')).toBeUndefined()
    await second.close()
  })

  it('does not hold up the event loop', async () => {
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    await painter.draw(cardAbout('Drawn for the first time'))
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
  })
})
