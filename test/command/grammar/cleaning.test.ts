import { describe, expect, it } from 'vitest'
import { withoutCodes } from '../../../src/command/grammar/cleaning.ts'
import { ROOMY } from '../../../src/card/capacity.ts'
import { backgrounderOf, sourceFile } from '../../knowledge/folder.ts'

describe('the words of a text from a chat', () => {
  it.each([
    [':flag-no: ferry', 'ferry'],
    ['ferry :thumbsup::skin-tone-2: timetable', 'ferry timetable'],
    ['ferry :+1:', 'ferry'],
    ['<:no:123456789012345678> ferry', 'ferry'],
    ['<a:boat:123456789012345678>ferry', 'ferry'],
    ['🇳🇴 ferry', '🇳🇴 ferry'],
    ['what is the ferry? https://example.org/abc', 'what is the ferry?'],
    ['what is <https://example.org/a?b=c|the ferry>?', 'what is the ferry?'],
    ['<https://example.org/a> ferry', 'ferry'],
    ['[the ferry](https://example.org/a) when', 'the ferry when'],
    [
      '<@123456789012345678> and <@&123456789012345678> in <#C012|news> at <t:1735689600:R> ferry',
      'and in at ferry',
    ],
    ['the `ferry` ```timetable```', 'the ferry timetable'],
    ['at 12:30:45 by a:b:c', 'at 12:30:45 by a:b:c'],
    ['a  question\nwith a break: yes', 'a  question\nwith a break: yes'],
    ['<3 ferries', '<3 ferries'],
  ])('are without codes: %j', (text, words) => {
    expect(withoutCodes(text)).toBe(words)
  })

  it('are what every command reads', async () => {
    const backgrounder = await backgrounderOf({
      'sources/a.md': sourceFile('The Norport ferry sank in May. A cat sat.'),
    })
    const quotes = async (line: string): Promise<string[]> => {
      const { answer } = await backgrounder.reply(backgrounder.read(line), { isAdministrator: false }, ROOMY)
      return answer.status === 'found'
        ? answer.findings.flatMap((finding) =>
            'excerpts' in finding ? finding.excerpts.map(({ quote }) => quote) : [],
          )
        : [answer.status]
    }
    const ferry = await quotes('ferry')
    expect(ferry[0]).toBe('The Norport ferry sank in May.')
    for (const line of [
      ':flag-no: ferry',
      '<:no:123456789012345678> ferry',
      '/ask ferry https://example.org/abc',
    ])
      expect(await quotes(line), line).toEqual(ferry)
    expect(await quotes('/actor :boat: Norport')).toEqual(ferry.slice(0, 1))
    expect(await quotes(':flag-no:')).toEqual(['error'])
  })
})
