import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/card/card.ts'
import { renderCard, type Sheet } from '../../src/terminal/render.ts'
import { anyCard } from '../card/cards.ts'
import { rendererContract, type Shown } from '../card/rendererContract.ts'
import { samples } from '../card/samples.ts'

const pipe: Sheet = { width: Infinity, coloured: false, open: () => '/actor Norland' }
const narrow: Sheet = { width: 40, coloured: false, open: () => '/actor Norland' }
const screen: Sheet = { width: 80, coloured: true, open: 'keys' }

/** The bar of a quote is the renderer's own markup. */
function shown(sheet: Sheet): (card: Card) => Shown {
  return (card) => {
    const text = stripVTControlCharacters(renderCard(card, sheet).join('\n'))
    return { plain: text.replace(/^ *(\[\d+\])? *│ ?/gmu, '$1 '), marked: [text] }
  }
}

const live = [/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/u]
rendererContract({ name: 'a pipe', show: shown(pipe), live })
rendererContract({ name: 'a narrow terminal', show: shown(narrow), live }, 20)
rendererContract({ name: 'a terminal with colours', show: shown(screen), live }, 20)

describe('a card on a terminal', () => {
  it('keeps every quote verbatim, on one line, where it is piped', () => {
    const text = renderCard(samples.actor, pipe).join('\n')
    for (const section of samples.actor.sections)
      if (section.type === 'excerpts') for (const { quote } of section.excerpts) expect(text).toContain(quote)
  })

  it('writes no escape sequence but those of its own colours', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const text = renderCard(card, screen).join('\n')
        expect(text.replace(/\u001B\[\d{1,2}m/g, '')).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/)
        expect(renderCard(card, { ...screen, coloured: false }).join('\n')).not.toContain('\u001B')
      }),
    )
  })

  it('stays within its width, but for addresses, which are never broken', () => {
    fc.assert(
      fc.property(anyCard, fc.integer({ min: 30, max: 120 }), (card, width) => {
        for (const line of renderCard(card, { width, coloured: true, open: 'keys' }))
          if (!/https?:\/\//.test(line)) expect(stringWidth(line)).toBeLessThanOrEqual(width)
      }),
    )
  })

  it('looks as it should', () => {
    for (const [name, card] of Object.entries(samples))
      expect(renderCard(card, { ...screen, coloured: false }).join('\n')).toMatchSnapshot(name)
    expect(renderCard(samples.figures, narrow).join('\n')).toMatchSnapshot('figures, narrow')
  })
})
