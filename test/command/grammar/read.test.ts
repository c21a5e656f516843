import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROOMY, type Capacity } from '../../../src/card/capacity.ts'
import type { Backgrounder } from '../../../src/command/backgrounder.ts'
import { createBackgrounder } from '../../../src/command/createBackgrounder.ts'
import { reserved } from '../../../src/command/list.ts'
import { KnowledgeStore } from '../../../src/knowledge/store.ts'
import { hostileText } from '../../card/hostile.ts'
import { TODAY } from '../../knowledge/folder.ts'

const found: { backgrounder?: Backgrounder } = {}
beforeAll(async () => {
  const store = await KnowledgeStore.open('knowledge', reserved)
  found.backgrounder = createBackgrounder(store, () => TODAY)
})
function backgrounder(): Backgrounder {
  if (!found.backgrounder) throw new Error('not open')
  return found.backgrounder
}

describe('a line that somebody typed', () => {
  it.each([
    ['who is Misri?', 'ask', { question: 'who is Misri?' }],
    ['', 'ask', { question: '' }],
    ['/ask question: who is “Misri”', 'ask', { question: 'who is “Misri”' }],
    ['/ask what about: this', 'ask', { question: 'what about: this' }],
    ['/ACTOR TTP', 'actor', { name: 'TTP' }],
    ['  /actor\tTTP  ', 'actor', { name: 'TTP' }],
    ['/ actor TTP', 'actor', { name: 'TTP' }],
    ['/actor "Pakistani Taliban"', 'actor', { name: 'Pakistani Taliban' }],
    ['/actor “Pakistani Taliban”', 'actor', { name: 'Pakistani Taliban' }],
    ['/actor ”Pakistani Taliban”', 'actor', { name: 'Pakistani Taliban' }],
    ['/actor "Pakistani Taliban', 'actor', { name: '"Pakistani Taliban' }],
    ['/actor Pakistani "Taliban', 'actor', { name: 'Pakistani "Taliban' }],
    ['/actor India about:trade', 'actor', { name: 'India', about: 'trade' }],
    ['/actor India about: trade', 'actor', { name: 'India', about: 'trade' }],
    ['/actor India About:trade', 'actor', { name: 'India', about: 'trade' }],
    ['/actor India about:border trade', 'actor', { name: 'India', about: 'border trade' }],
    ['/actor India about: border trade', 'actor', { name: 'India', about: 'border trade' }],
    ['/actor about:trade India', 'actor', { name: 'India', about: 'trade' }],
    ['/actor about:"border trade" India', 'actor', { name: 'India', about: 'border trade' }],
    ['/actor name:Pakistani Taliban about:attacks', 'actor', { name: 'Pakistani Taliban', about: 'attacks' }],
    ['/actor India about:trade about:ports', 'actor', { name: 'India', about: 'trade ports' }],
    ['/actor India note: this', 'actor', { name: 'India note: this' }],
    ['/actor India abuot:trade', 'actor', { name: 'India', abuot: 'trade' }],
    ['/timeline', 'timeline', {}],
    [
      '/timeline India from:2024-11 to:2025-01',
      'timeline',
      { about: 'India', from: '2024-11', to: '2025-01' },
    ],
    ['/timeline from: 2024-11 India', 'timeline', { about: 'India', from: '2024-11' }],
    ['/timeline India 2024-11 2025-01', 'timeline', { about: 'India', from: '2024-11', to: '2025-01' }],
    ['/timeline about:India 2024', 'timeline', { about: 'India', from: '2024' }],
    ['/timeline 2024 elections', 'timeline', { about: '2024 elections' }],
    ['/timeline about:2024', 'timeline', { about: '2024' }],
    [
      '/timeline India from 2024-11 to 2025-01',
      'timeline',
      { about: 'India', from: '2024-11', to: '2025-01' },
    ],
    [
      '/timeline to 2025-01 from 2024-11 India',
      'timeline',
      { about: 'India', from: '2024-11', to: '2025-01' },
    ],
    ['/timeline From 2024-11 border trade', 'timeline', { about: 'border trade', from: '2024-11' }],
    ['/timeline India since 2024 until 2025', 'timeline', { about: 'India', from: '2024', to: '2025' }],
    ['/timeline about:India from 2024 trade', 'timeline', { about: 'India trade', from: '2024' }],
    ['/timeline India to:2025 from 2024', 'timeline', { about: 'India', from: '2024', to: '2025' }],
    ['/timeline from Kabul to 2025', 'timeline', { about: 'from Kabul', to: '2025' }],
    ['/timeline "from 2024"', 'timeline', { about: 'from 2024' }],
    ['/actor «Pakistani Taliban»', 'actor', { name: 'Pakistani Taliban' }],
    ['/actor "the \\"old\\" quay"', 'actor', { name: 'the "old" quay' }],
    ['/actor "a\\nb \\u{41} \\x"', 'actor', { name: 'a\nb A \\x' }],
    ['/ask question:"who is “Misri”?"', 'ask', { question: 'who is “Misri”?' }],
    ['/ask "the old quay" who', 'ask', { question: '"the old quay" who' }],
    ['/timeline India form:2024', 'timeline', { about: 'India', form: '2024' }],
    ['/relation Pakistan Tajikistan', 'relation', { a: 'Pakistan', b: 'Tajikistan' }],
    ['/relation Pakistan and Afghan Taliban', 'relation', { a: 'Pakistan', b: 'Afghan Taliban' }],
    ['/relation Afghan Taliban, India', 'relation', { a: 'Afghan Taliban', b: 'India' }],
    ['/relation Pakistani Taliban Pakistan', 'relation', { a: 'Pakistani Taliban', b: 'Pakistan' }],
    ['/relation "Pakistani Taliban" Pakistan', 'relation', { a: 'Pakistani Taliban', b: 'Pakistan' }],
    ['/relation Pakistan “Pakistani Taliban”', 'relation', { a: 'Pakistan', b: 'Pakistani Taliban' }],
    ['/relation a:Pakistani Taliban b:Pakistan', 'relation', { a: 'Pakistani Taliban', b: 'Pakistan' }],
    ['/relation Pakistan b:Afghan Taliban', 'relation', { a: 'Pakistan', b: 'Afghan Taliban' }],
    ['/relation Pakistan', 'relation', { a: 'Pakistan' }],
    ['/source x 8', 'source', { id: 'x', paragraph: '8' }],
    ['/source x paragraph:8', 'source', { id: 'x', paragraph: '8' }],
    ['/source id:x paragraph: 8', 'source', { id: 'x', paragraph: '8' }],
    ['/source paragraph:8 x', 'source', { id: 'x', paragraph: '8' }],
    ['/source 8', 'source', { id: '8' }],
    ['/kb reload', 'kb reload', {}],
    ['/KB  Reload', 'kb reload', {}],
    ['/trade torkham closure', 'trade', { about: 'torkham closure' }],
    ['/help /timeline', 'help', { command: '/timeline' }],
    ['/nothing at all', 'nothing', {}],
    ['/', '', {}],
    ['/__proto__ x', '__proto__', {}],
    ['/actor __proto__:x constructor:y', 'actor', { name: '__proto__:x constructor:y' }],
  ])('is read: %s', (line, command, values) => {
    expect(backgrounder().read(line)).toEqual({ command, arguments: values, page: 1 })
  })

  it('loses no word, whatever it is', () => {
    const word = fc.stringMatching(/^[a-z]{6,9}$/)
    const commands = ['actor', 'timeline', 'relation', 'claims', 'source', 'trade']
    const piece = fc.oneof(
      word,
      word.map((text) => `about:${text}`),
      word.map((text) => `"${text}"`),
      word.map((text) => `“${text} x”`),
      fc.constantFrom('2024', '8', 'from:2024', 'paragraph:8', 'and', 'about:', 'a:', 'note:'),
    )
    fc.assert(
      fc.property(fc.constantFrom(...commands), fc.array(piece, { maxLength: 8 }), (command, pieces) => {
        const { arguments: values } = backgrounder().read(`/${command} ${pieces.join(' ')}`)
        const kept = Object.values(values).join(' ')
        for (const text of pieces.join(' ').match(/[a-z]{6,8}(?![a-z:])|\d+/g) ?? [])
          expect(kept).toContain(text)
      }),
    )
  })
})

describe('an answer to a line', () => {
  const says = async (line: string, isAdministrator = false): Promise<string> => {
    const { card } = await backgrounder().reply(backgrounder().read(line), { isAdministrator }, ROOMY)
    const items = card.sections.flatMap((section) => (section.type === 'list' ? section.items : []))
    return [card.heading, ...card.notes, ...items.map(({ term }) => term)].join(' | ')
  }

  it.each([
    ['', 'That could not be read | /ask needs a question. | /ask how many people were killed in Paktika'],
    ['/', 'That could not be read | There is no command /; /help lists them. | /ask | /actor | /place'],
    [
      '/acter TTP',
      'That could not be read | There is no command /acter; /help lists them. | /actor | /place',
    ],
    [
      '/kb',
      'That could not be read | There is no command /kb; /help lists them. | /kb status | /kb check | /kb reload',
    ],
    ['/actor', 'That could not be read | /actor needs a name. | /actor TTP | /actor India about:trade'],
    ['/actor India abuot:trade', 'That could not be read | /actor has no argument “abuot”. | /actor about:…'],
    [
      '/timeline India from:yesterday',
      'That could not be read | /timeline needs a date such as 2024, 2024-11 or 2025-01-08 as from. | /timeline | /timeline India from:2024-11 to:2025-01',
    ],
    [
      '/timeline India from:2025 to:2024',
      'That could not be read | The time from 2025 to 2024 ends before it begins. | /timeline India from:2024 to:2025',
    ],
    ['/source nothing', 'That could not be read | There is no source “nothing”; /source lists them all.'],
    [
      '/source pakistan-afghanistan-taliban 99',
      'That could not be read | pakistan-afghanistan-taliban has 19 paragraphs; there is no paragraph 99. | /source pakistan-afghanistan-taliban 19',
    ],
    [
      '/relation Pakistan Pakistan',
      'That could not be read | Both names mean Pakistan; give two different ones.',
    ],
    [
      '/relation Pakistan',
      'That could not be read | /relation needs a b. | /relation Pakistan Tajikistan | /relation "Pakistani Taliban" Pakistan',
    ],
    ['/kb reload', 'That could not be read | /kb reload is for administrators; ask one of them.'],
    ['/help timelin', 'That could not be read | There is no command /timelin. | /help timeline'],
  ])('says what to do: %s', async (line, words) => {
    expect(await says(line)).toBe(words)
  })

  it('is refused to everybody but administrators where it is for them, however it is asked', async () => {
    const { revision } = backgrounder().store.snapshot
    for (const command of ['kb reload', 'kb check', 'kb status']) {
      const asked = { command, arguments: {}, page: 3, revision }
      const { answer } = await backgrounder().reply(asked, { isAdministrator: false }, ROOMY)
      expect(answer.status).toBe('error')
      expect(await says(`/${command}`, true)).not.toContain('could not be read')
    }
  })

  it.each([
    'a'.repeat(10_000),
    'Pakistan '.repeat(1_200),
    'Pakistan and '.repeat(800),
    'about:'.repeat(1_700),
    '"'.repeat(10_000),
    '“„'.repeat(5_000),
    '阿富汗'.repeat(3_300),
    '(((((.*)+)+)+)+)$'.repeat(500),
    '\u0000\u001B[31m\u202E\u200F',
    '👩‍👩‍👧‍👦'.repeat(900),
    '\uD800\uDC00\uD800',
    '__proto__',
    'constructor',
    'hasOwnProperty:x toString',
    '.*',
    '[',
    '\\',
    '|||=|',
  ])('comes soon, to anything: %.20j', async (text) => {
    const commands = [
      '',
      '/',
      '/ask ',
      '/actor ',
      '/actor about:',
      '/timeline ',
      '/relation ',
      '/claims ',
      '/figures ',
      '/source ',
      '/source x ',
      '/help ',
      '/trade ',
      '/topic ',
      '/kb ',
      '/mentions ',
    ]
    for (const command of commands) {
      for (const capacity of [ROOMY, { ...ROOMY, characters: 4_000, request: 90 }])
        expect(await quickest(command + text, capacity), command).toBeLessThan(ENDLESS)
    }
  })

  /** Milliseconds, a hundred times what an answer takes: a bound for what would never end, on a busy machine too. */
  const ENDLESS = 2_000

  /** The milliseconds of work that an answer takes, whatever else the machine has to do. */
  async function quickest(line: string, capacity: Capacity): Promise<number> {
    let best = Infinity
    // Each try asks something else: an answer that was kept takes no time.
    for (let tries = 0; tries < 5 && best > 50; tries += 1) {
      const start = process.cpuUsage()
      const { card } = await backgrounder().reply(
        backgrounder().read(`${line}${tries}`),
        { isAdministrator: false },
        capacity,
      )
      best = Math.min(best, process.cpuUsage(start).user / 1000)
      expect(card.heading.length).toBeLessThanOrEqual(250)
      expect(card.notes.every((note) => note.length < 500)).toBe(true)
    }
    return best
  }

  it('comes to whatever people type', async () => {
    const commands = fc.constantFrom('', ...backgrounder().specifications.map(({ name }) => `/${name} `))
    await fc.assert(
      fc.asyncProperty(
        commands,
        hostileText(200),
        fc.integer({ min: -1, max: 99 }),
        async (command, text, page) => {
          const asked = { ...backgrounder().read(command + text), page }
          const { answer, card } = await backgrounder().reply(asked, { isAdministrator: false }, ROOMY)
          expect([
            'found',
            'ambiguous',
            'none',
            'error',
            'source',
            'sources',
            'help',
            'verified',
            'copied',
          ]).toContain(answer.status)
          expect(card.page.number).toBeGreaterThanOrEqual(1)
          expect(card.page.number).toBeLessThanOrEqual(card.page.count)
        },
      ),
    )
  })
})
