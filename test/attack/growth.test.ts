import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import { decodeRequest } from '../../src/card/requestCode.ts'
import { visible } from '../../src/card/visible.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { decodeCustomId } from '../../src/discord/customId.ts'
import { blockQuote, escapeLine, escapeMarkdown, link } from '../../src/discord/markdown.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { closeSpelling, loosened } from '../../src/search/names/spelling.ts'
import { tokens } from '../../src/search/tokens.ts'
import { decodeTarget } from '../../src/slack/actionIds.ts'
import { plainWords, readAsked } from '../../src/slack/asked.ts'
import { escape } from '../../src/slack/text.ts'
import { datesIn } from '../../src/source/datesInText.ts'
import { splitFrontMatter } from '../../src/source/frontMatter.ts'
import { paragraphs } from '../../src/source/paragraphs.ts'
import { sentences } from '../../src/source/sentences.ts'
import { suggest } from '../../src/web/suggest.ts'

/*
 * Whoever writes to the program, or edits a source, chooses the text that its expressions meet. Each is thrown the
 * beginnings of all that it looks for, repeated until a time that grows with the square of a text stands out.
 */

const backgrounder = createBackgrounder(
  await KnowledgeStore.open('test/fixtures/ferry', new Set(['actor'])),
  () => new Date('2026-01-01T00:00:00Z'),
)

/** What a pattern may begin with, wait for, or take for more of the same. */
const SEEDS = [
  ...['<', '<!', '<#', '<#A', '<@A', '<@A|', '<http:', '<!a|', '&lt;', '&', '|', '\\'],
  ...['"', '“', '„', 'a:', 'a:"', ' a:', ' ', '\t', '\n', ' \n', '\r', '\r\n', '\u2028', '/', '/kb ', 'and '],
  ...[
    '?',
    '? ',
    'who is ',
    '-',
    '#',
    '>',
    '1',
    '1.',
    '1.\n',
    '@',
    ':',
    ':a',
    '[',
    ']',
    '](',
    '*',
    '`',
    '~',
    '_',
  ],
  ...[
    'a',
    'A.',
    'a.',
    '.',
    ')',
    "'",
    "a'",
    'i',
    'y',
    'ai',
    'mm',
    '\u0301',
    'a\u0301',
    '١',
    '1,',
    '1,000',
    '🙂',
  ],
  ...[
    '1999',
    '1999-',
    '1 May ',
    '1 ',
    'May ',
    'May',
    'in ',
    'in 1999',
    '(1999',
    '---\n',
    '--- \n',
    'id: ',
    'x|',
    '[4]',
  ],
]
const LENGTH = 100_000
const SHORTER = 20_000

const longTexts = SEEDS.flatMap((seed) => {
  const middle = seed.repeat(LENGTH / seed.length)
  return [`x${middle}`, `---\n${middle}!`]
})

/** Of what ends in a search, which has work to do for every word of a question. */
const shortTexts = SEEDS.map((seed) => `${seed.repeat(SHORTER / seed.length)}!`)

/** Processor seconds, not those of the clock: the machine may have other things to do. */
const MOST_SECONDS = 2

function slowest(texts: readonly string[], read: (text: string) => unknown): string[] {
  return texts.flatMap((text) => {
    const before = process.cpuUsage()
    read(text)
    const { user, system } = process.cpuUsage(before)
    const seconds = (user + system) / 1e6
    return seconds > MOST_SECONDS ? [`${JSON.stringify(text.slice(0, 12))}: ${seconds} s`] : []
  })
}

describe('a long text of one seed takes no time that grows with its square', () => {
  it.each<readonly [string, (text: string) => unknown]>([
    ['the words of a Slack message', plainWords],
    ['a value of a Slack button', decodeTarget],
    ['text for Slack', escape],
    ['an id of a Discord component', decodeCustomId],
    ['markdown for Discord', escapeMarkdown],
    ['a line for Discord', escapeLine],
    ['a quotation for Discord', (text) => blockQuote(text, [{ start: 2, end: 9 }])],
    ['an address', (text) => link('a', `https://example.org/${text}`)],
    ['a code in an address', decodeRequest],
    ['text for a screen', visible],
    ['front matter', splitFrontMatter],
    ['paragraphs', (text) => paragraphs(text, 'en')],
    ['dates in a text', (text) => datesIn(text, 'en')],
    ['sentences', (text) => [...sentences(text, { start: 0, end: text.length }, 'en')]],
    ['words', tokens],
    ['a name as it sounds', (text) => loosened(text, closeSpelling(text))],
    ['a command that is typed', (text) => backgrounder.read(text)],
    ['two names that are typed', (text) => backgrounder.read(`/relation ${text}`)],
    ['a command with arguments', (text) => backgrounder.read(`/timeline ${text}`)],
    ['suggestions of the page', (text) => suggest(backgrounder, `/timeline ${text}`, false)],
    ['suggestions of a name', (text) => backgrounder.complete('actor', 'name', text, 25)],
  ])('%s', (_, read) => {
    expect(slowest(longTexts, read)).toEqual([])
  })

  it.each<readonly [string, (text: string) => unknown]>([
    ['what a message names', (text) => backgrounder.mentionsIn(text)],
    ['what is asked on Slack', (text) => readAsked(backgrounder, text)],
  ])('%s', (_, read) => {
    expect(slowest(shortTexts, read)).toEqual([])
  })

  it.each(['ask', 'actor', 'relation', 'timeline', 'claims', 'help', 'source'])('/%s', async (command) => {
    for (const text of shortTexts) {
      const before = process.cpuUsage()
      const asked = backgrounder.read(`/${command} ${text}`)
      await backgrounder.reply(asked, { isAdministrator: false }, ROOMY)
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 1e6, JSON.stringify(text.slice(0, 12))).toBeLessThan(MOST_SECONDS)
    }
  })
})
