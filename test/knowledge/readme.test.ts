import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import { excerptsOf, type Card } from '../../src/card/card.ts'
import { backgrounderOf, problemsOf, type Files } from './folder.ts'

const readme = await readFile('knowledge/README.md', 'utf8')

/** The files that the editors' guide shows: a path in backquotes, then a block with what stands in it. */
function filesShown(): Record<string, string> {
  const shown =
    /`(?<path>[a-z]+\/[a-z0-9-]+\.(?:md|yaml))`[^\n]*\n\n(?<indent> *)```[a-z]*\n(?<text>.*?)\n *```/gs
  return Object.fromEntries(
    [...readme.matchAll(shown)].map(({ groups = {} }) => {
      const { path = '', indent = '', text = '' } = groups
      return [path, `${text.replaceAll(new RegExp(`^${indent}`, 'gm'), '')}\n`]
    }),
  )
}

const files: Files = filesShown()

async function card(line: string): Promise<Card> {
  const backgrounder = await backgrounderOf(files)
  const { card } = await backgrounder.reply(backgrounder.read(line), { isAdministrator: false }, ROOMY)
  return card
}

describe('what the guide for editors shows', () => {
  it('is a source and a file of each kind', () => {
    expect(Object.keys(files).map((path) => path.replace(/\/.*/, ''))).toEqual([
      'sources',
      'actors',
      'places',
      'events',
      'treaties',
      'figures',
      'claims',
      'topics',
      'relations',
    ])
  })

  it('has no problems, and neither has its source alone', async () => {
    expect(await problemsOf(files)).toEqual([])
    const source = Object.entries(files).filter(([path]) => path.startsWith('sources/'))
    expect(await problemsOf(Object.fromEntries(source))).toEqual([])
  })

  it.each([
    ['/actor norland', 'Norland', '“Norland says that the line makes a loss.”'],
    [
      '/actor transport minister',
      'Ada Holm',
      '“Norland’s transport minister, Ada Holm, met the mayor of Port Lune on 4 May 2031.”',
    ],
    ['/place port lune', 'Port Lune', 'met the mayor of Port Lune on 4 May 2031.'],
    ['/event ferry talks', 'Meeting of Ada Holm', '4 May 2031'],
    ['/treaty ferry pact', 'Ferry Pact', 'signed 1 March 2029, in force June 2029'],
    ['/transport', 'Transport', 'about 12,000'],
    ['/timeline', 'Timeline', '4 May 2031'],
    ['/relation "Ada Holm" "Mayor of Port Lune"', 'Ada Holm and Mayor', 'met the mayor'],
    ['/claims ferry line', 'Who says what', 'it pays for itself.'],
    ['/figures', 'Figures', 'People carried by the ferry'],
    [
      '/ask how many people did the ferry carry',
      'how many people',
      'The ferry carried about 12,000 people in 2030.',
    ],
  ])('answers %s', async (line, heading, held) => {
    const found = await card(line)
    expect(found.heading).toContain(heading)
    expect(JSON.stringify(found.sections)).toContain(held.replaceAll(/[“”]/g, ''))
    expect(excerptsOf(found).length).toBeGreaterThan(0)
  })

  it('has the words of the check', async () => {
    const broken = async (path: string, right: string, wrong: string): Promise<string[]> =>
      problemsOf({ ...files, [path]: String(files[path]).replace(right, wrong) })
    const problems = await Promise.all([
      broken('events/norland.yaml', "exact: 'Norland’s", "exact: 'Norland''s"),
      broken('events/norland.yaml', 'minister, Ada Holm, met', 'minister Ada Holm met'),
      broken('sources/harbour-talks-2031.md', 'a loss.', 'a loss &#8211; so far.'),
      broken('places/norland.yaml', 'name: Port Lune', 'name: Port Lune #1'),
      broken('relations/norland.yaml', 'from: ada-holm', 'from: ada-hol'),
      broken('actors/norland.yaml', "exact: 'Norland says that the line makes a loss.'", "exact: 'Norland'"),
      broken('actors/norland.yaml', 'id: ada-holm', 'id: norland'),
      broken('actors/norland.yaml', '[Norlander]', '[Port Lune]'),
      broken('figures/norland.yaml', 'period: 2030', 'period: 20301105'),
      broken('places/norland.yaml', 'name: Port Lune', 'name: Port: Lune'),
      broken('notes.txt', '', ''),
    ])
    const printed = [...readme.matchAll(/^(?:events|relations)\/norland\.yaml:.*$/gm)].map(([line]) => line)
    expect(printed).toHaveLength(2)
    for (const line of printed) expect(problems.flat()).toContain(line)
    const messages = [...readme.matchAll(/^\| `(?<message>[^`]+)`\s+\|/gm)]
      .flatMap(({ groups }) => groups?.['message'] ?? [])
      .filter((message) => message.includes(' '))
    expect(messages).toHaveLength(problems.length)
    const words = problems.flat().join('\n')
    for (const part of messages.flatMap((message) => message.split('…'))) expect(words).toContain(part)
  })
})
