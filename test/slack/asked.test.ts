import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainWords } from '../../src/slack/asked.ts'
import { escape } from '../../src/slack/text.ts'

describe('the words of a Slack message', () => {
  it.each([
    ['<@U012ABC> who is that?', 'who is that?'],
    ['<@U012ABC|ada> said so', 'ada said so'],
    ['in <#C012|news> and <#C013>', 'in #news and'],
    ['<!here> <!subteam^S1|@desk> hello', '@desk hello'],
    [
      'see <https://example.org/a|the page> or <https://example.org/b>',
      'see the page or https://example.org/b',
    ],
    ['a &lt; b &amp;amp; c', 'a < b &amp; c'],
  ])('of %j are %j', (text, words) => {
    expect(plainWords(text)).toBe(words)
  })

  it('are what was typed, whatever Slack escaped in it', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(plainWords(escape(typed))).toBe(typed.trim())
      }),
    )
  })
})
