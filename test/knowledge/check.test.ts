import { truncate } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { actorYaml, problemsOf, recordYaml, sourceFile, TestFolder } from './folder.ts'

const a = sourceFile('The cat sat. The dog sat down.\n')

describe('a source file', () => {
  it.each([
    ['with Windows line ends', a.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${a}`],
    ['without a line break at its end', sourceFile('The cat')],
    ['with white space after the dashes', a.replaceAll('---', '--- \t')],
    ['with dashes in its text', sourceFile('The cat\n---\nsat')],
  ])('is read %s', async (_, text) => {
    expect(await problemsOf({ 'sources/a.md': text })).toEqual([])
  })

  it('keeps its text as it is, after the line of the second dashes', async () => {
    const folder = await TestFolder.of({ 'sources/a.md': sourceFile(' One.\r\n\r\n\tTwo. \n') })
    const { sources } = await loadKnowledge(folder.path, new Set())
    expect(sources.get('a')?.text).toBe(' One.\r\n\r\n\tTwo. \n')
  })

  it.each([
    [
      'without front matter',
      'The cat',
      'sources/a.md:1:1 error: must begin with front matter: a line of ---, "title: …", and a line of ---',
    ],
    [
      'of white space only',
      sourceFile(' \n\t\n'),
      'sources/a.md:1:1 error: has no text after its front matter',
    ],
    ['without a title', sourceFile('The cat', 'kind: news'), 'sources/a.md:2:1 error: title: is missing'],
    [
      'whose front matter is no YAML',
      sourceFile('The cat', 'title: "A'),
      'sources/a.md:3:1 error: is not YAML: Missing closing "quote',
    ],
    [
      'with an address that is none',
      sourceFile('The cat', 'title: A\nurl: javascript:alert(1)'),
      'sources/a.md:3:6 error: url: must be an http or https address',
    ],
    [
      'with a language that is none',
      sourceFile('The cat', 'title: A\nlanguage: english language'),
      'sources/a.md:3:11 error: language: must be a BCP 47 language tag such as en, ur or pt-BR',
    ],
    [
      'with a day that is none',
      sourceFile('The cat', 'title: A\npublished: 2025-02-30'),
      'sources/a.md:3:12 error: published: 2025-02-30 is a day that does not exist',
    ],
  ])('is refused %s', async (_, text, problem) => {
    expect(await problemsOf({ 'sources/a.md': text })).toEqual([problem])
  })

  it('is warned of where it has a key that nobody knows', async () => {
    expect(await problemsOf({ 'sources/a.md': sourceFile('The cat', 'title: A\nautor: B') })).toEqual([
      'sources/a.md:3:8 warning: unknown key autor is passed over; did you mean author?',
    ])
  })

  it('cannot share its id with another in another folder', async () => {
    expect(await problemsOf({ 'sources/a/x.md': a, 'sources/b/x.md': a })).toEqual([
      'sources/b/x.md:1:1 error: the id x is taken already by another file of that name; rename one',
    ])
  })

  it('is told not to be UTF-8 at the place where it is not', async () => {
    const bytes = Buffer.concat([Buffer.from(a), Buffer.from([0x63, 0xe9])])
    expect(await problemsOf({ 'sources/a.md': bytes })).toEqual([
      'sources/a.md:5:2 error: is not UTF-8 from here on; save it as UTF-8',
    ])
  })

  it('cannot be called by a name that is no id', async () => {
    const [problem] = await problemsOf({ 'sources/__proto__.md': a, 'sources/a.md': a })
    expect(problem).toMatch(/^sources\/__proto__\.md:1:1 error: the name of the file must be words/)
  })
})

describe('the files of a folder', () => {
  it('are warned of where nothing reads them', async () => {
    const folder = await TestFolder.of({
      'sources/a.md': a,
      'sources/b.txt': a,
      'notes/x.yaml': '',
      'README.md': '',
    })
    await folder.link('sources/c.txt', 'a.md')
    expect(await folder.problems()).toEqual(
      ['notes/x.yaml', 'sources/b.txt', 'sources/c.txt'].map(
        (file) => `${file}:1:1 warning: is neither a source nor a fact file and is passed over`,
      ),
    )
  })

  it('may be links to files inside, and none that lead out, to a folder or to nothing', async () => {
    const folder = await TestFolder.of({ 'sources/a.md': a })
    await folder.link('sources/b.md', 'a.md')
    await folder.link('sources/gone.md', 'nothing')
    await folder.link('sources/out.md', path.resolve('package.json'))
    await folder.link('actors', '.')
    const problems = await folder.problems()
    expect(problems).toHaveLength(3)
    expect(problems[0]).toBe('actors:1:1 error: is a link to a folder; links are followed to files only')
    expect(problems[1]).toMatch(/^sources\/gone\.md:1:1 error: cannot be read: ENOENT/)
    expect(problems[2]).toMatch(/^sources\/out\.md:1:1 error: is a link that leads out/)
  })

  it('may not be larger than a book', async () => {
    const folder = await TestFolder.of({ 'sources/a.md': a, 'sources/b.md': a })
    await truncate(folder.at('sources/b.md'), 32 * 1024 * 1024 + 1)
    expect(await folder.problems()).toEqual([
      'sources/b.md:1:1 error: has 33554433 bytes, more than the 33554432 allowed; split it',
    ])
  })

  it('must have a source among them', async () => {
    const problem = 'sources:1:1 error: holds no source, so nothing can be answered'
    expect(await problemsOf({})).toEqual([problem])
    expect(await problemsOf({ 'README.md': 'x', 'topics/t.yaml': '' })).toEqual([problem])
  })

  it('are in a folder, or nothing can be checked', async () => {
    const folder = await TestFolder.of({ 'sources/a.md': a })
    await expect(loadKnowledge(folder.at('sources/a.md'), new Set())).rejects.toThrow('ENOTDIR')
    await expect(loadKnowledge(folder.at('gone'), new Set())).rejects.toThrow('ENOENT')
  })
})

describe('a fact file', () => {
  const withFacts = (yaml: string, more = {}): Promise<string[]> =>
    problemsOf({ 'sources/a.md': a, 'actors/a.yaml': yaml, ...more })

  it('may be empty', async () => {
    expect(await withFacts('')).toEqual([])
    expect(await withFacts('# nothing yet\n')).toEqual([])
  })

  it.each([
    ['a text', 'just text', ['1:1 error: must be a list: "- id: …"']],
    ['a map', 'id: cat', ['1:1 error: must be a list: "- id: …"']],
    ['a number in a list', '- 1', ['1:3 error: Invalid input: expected object, received number']],
    ['a list in a list', '- [a]', ['1:3 error: Invalid input: expected object, received array']],
    [
      'a list that never ends',
      '- id: [',
      [
        '1:8 error: is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
      ],
    ],
    ['an alias of nothing', '- *nothing', ['1:3 error: is not YAML: *nothing stands for nothing']],
    ['a key that stands twice', '- id: a\n  id: b\n', ['2:3 error: is not YAML: Map keys must be unique']],
  ])('is refused where it holds %s', async (_, yaml, problems) => {
    expect(await withFacts(yaml)).toEqual(problems.map((problem) => `actors/a.yaml:${problem}`))
  })

  it('names every key of the wrong shape', async () => {
    const yaml = actorYaml({ aliases: [1], involves: 'all', date: { year: 2024 }, type: 'army' })
    expect(await withFacts(yaml)).toEqual(
      [
        'actors/a.yaml:5:9 error: type: Invalid option: expected one of "state"|"government"|"institution"|"group"|"person"|"people"|"company"',
        'actors/a.yaml:6:13 error: aliases: Invalid input: expected string, received number',
        'actors/a.yaml:7:13 error: involves: Invalid input: expected array, received string',
        'actors/a.yaml:8:9 error: date: must be an EDTF date such as 2024, 2024-11, 2025-01-08 or 2024-12~',
      ].sort(),
    )
  })

  it('may not hold more by its aliases than it has characters', async () => {
    const levels = Array.from('bcdefghij', (key, at) => {
      const before = `*${'abcdefghi'.charAt(at)},`
      return `${key}: &${key} [${before.repeat(9)}]\n`
    })
    const [problem] = await withFacts(`a: &a [${'x,'.repeat(9)}]\n${levels.join('')}`)
    expect(problem).toMatch(/is not YAML: Excessive alias count/)
  })

  it.each(['[', '- ', '{a: '])('may be nested as deep as it likes: %s', async (opening) => {
    const problems = await withFacts(opening.repeat(20_000))
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.length).toBeLessThan(25)
  })

  it('cannot reach what every object has', async () => {
    const yaml = `${actorYaml()}  __proto__: {polluted: true}\n  constructor: 1\n`
    expect(await withFacts(yaml)).toEqual([
      'actors/a.yaml:6:14 warning: unknown key __proto__ is passed over',
      'actors/a.yaml:7:16 warning: unknown key constructor is passed over',
    ])
    expect(await withFacts(actorYaml({ id: '__proto__' }))).toEqual([
      'actors/a.yaml:1:7 error: id: must be lower-case words joined by hyphens, such as durand-line',
    ])
    const named = `${actorYaml({ id: 'constructor' })}${actorYaml({ id: 'to-string', name: '__proto__' })}`
    expect(await withFacts(named)).toEqual([])
  })

  it.each([
    ['20241105', 'is not an EDTF date'],
    ['99999', 'is not an EDTF date'],
    ['2024-13', 'is not an EDTF date'],
    ['2024-1', 'is not an EDTF date'],
    ['yesterday', 'is not an EDTF date'],
    ['2025/2024', 'is not an EDTF date'],
    ['2024-02-30', 'is a day that does not exist'],
    ['2023-02-29/2024', 'is a day that does not exist'],
  ])('is refused with the date %s', async (date, problem) => {
    const [found, ...others] = await withFacts(actorYaml({ date }))
    expect(found).toContain('actors/a.yaml:6:9 error: date: ')
    expect(found).toContain(problem)
    expect(others).toEqual([])
  })

  it.each([
    '2024',
    2024,
    '2024-11',
    '2024-02-29',
    '2024-12~',
    '2024-12?',
    '2023/2024',
    '2025-01-08/..',
    '../2025',
    '0044',
    '2024-21',
  ])('may have the date %s', async (date) => {
    expect(await withFacts(actorYaml({ date }))).toEqual([])
  })

  it('may give two entries names that are spellings of each other, and says so', async () => {
    const yaml = actorYaml({ name: 'Muhammad Yusuf' }) + actorYaml({ id: 'dog', name: 'Mohammad Yousuf' })
    expect(await withFacts(yaml)).toEqual([
      expect.stringMatching(
        /^actors\/a\.yaml:9:9 warning: “Mohammad Yousuf” is a spelling of “Muhammad Yusuf”, a name of cat \(actors\/a\.yaml:\d\)$/,
      ),
    ])
  })

  it('may not give one name to two entries, however it is spelt', async () => {
    const yaml = actorYaml({ aliases: ['Felix'] }) + actorYaml({ id: 'dog', name: 'Dog', aliases: ['Félix'] })
    const topics = '- {id: t, name: CAT, description: x}\n'
    expect(await withFacts(yaml, { 'topics/t.yaml': topics })).toEqual([
      'actors/a.yaml:12:13 error: “Félix” is a name of cat already (actors/a.yaml:6)',
      'topics/t.yaml:1:17 error: “CAT” is a name of cat already (actors/a.yaml:4)',
    ])
  })

  it('may not give a name that nobody can type', async () => {
    expect(await withFacts(actorYaml({ aliases: ['!!!'] }))).toEqual([
      'actors/a.yaml:6:13 error: aliases: must have a letter or a digit',
    ])
  })

  it('may use an id once in the whole folder', async () => {
    const events = recordYaml({ name: 'Sitting', quotes: [{ source: 'a', exact: 'The cat sat' }] })
    expect(await withFacts(actorYaml(), { 'events/e.yaml': events })).toEqual([
      'events/e.yaml:1:7 error: id cat is taken already, by actors/a.yaml:1',
    ])
  })

  it('may not take a command of the program, nor one command twice', async () => {
    const topics = ['actor', 'kb', 'mentions', 'pets', 'pets'].map(
      (command, at) => `- {id: t${at}, name: T${at}, description: x, command: ${command}}\n`,
    )
    expect(await withFacts('', { 'topics/t.yaml': topics.join('') })).toEqual([
      'topics/t.yaml:1:47 error: /actor is a command of the program; choose another',
      'topics/t.yaml:2:47 error: /kb is a command of the program; choose another',
      'topics/t.yaml:3:47 error: /mentions is a command of the program; choose another',
      'topics/t.yaml:5:47 error: /pets opens t3 already',
    ])
  })
})

describe('what a record names', () => {
  const withRecords = (files: Readonly<Record<string, string>>): Promise<string[]> =>
    problemsOf({ 'sources/a.md': a, ...files })

  it('must exist; the nearest that does is shown', async () => {
    const yaml = actorYaml() + actorYaml({ id: 'dog', name: 'Dog', involves: ['catt'], saidBy: 'cat' })
    expect(await withRecords({ 'actors/a.yaml': yaml })).toEqual([
      'actors/a.yaml:11:14 error: no record has the id catt; did you mean cat?',
    ])
    expect(
      await withRecords({ 'actors/a.yaml': actorYaml({ quotes: [{ source: 'b', exact: 'x' }] }) }),
    ).toEqual(['actors/a.yaml:3:22 error: no source has the id b'])
  })

  it('must be of the kind that belongs there', async () => {
    const relations = recordYaml({ id: 'r', from: 'cat', to: 'sitting', type: 'likes', saidBy: 'sitting' })
    const events = recordYaml({ id: 'sitting', name: 'Sitting' })
    const problems = await withRecords({
      'actors/a.yaml': actorYaml(),
      'events/e.yaml': events,
      'relations/r.yaml': relations,
    })
    expect(problems).toEqual([
      'relations/r.yaml:5:7 error: sitting is an event; here must stand an actor or a place',
      'relations/r.yaml:7:11 error: sitting is an event; here must stand an actor',
    ])
  })

  it('is never the author of a source, whose word in saidBy no record may have as its id', async () => {
    const author = actorYaml({ id: 'author', name: 'Dog' })
    expect(await withRecords({ 'actors/a.yaml': actorYaml({ saidBy: 'author' }) + author })).toEqual([
      'actors/a.yaml:7:7 error: id: must not be author, which saidBy has for the author of a source',
    ])
  })

  it('is not blamed where it is there and has an error of its own', async () => {
    const named = actorYaml({ involves: ['norland', 'broken'], saidBy: 'norland' })
    const problems = await withRecords({
      'sources/b.md': sourceFile('The cat sat', 'titel: B'),
      'actors/a.yaml': named,
      'actors/b.yaml': actorYaml({ id: 'norland', name: '', quotes: [{ source: 'b', exact: 'The cat' }] }),
      'actors/c.yaml': actorYaml({ id: 'dog', name: 'Dog', quotes: [{ source: 'b', exact: 'The cat' }] }),
      'actors/d.yaml': `- id: broken\n  name: "B\n`,
    })
    expect(problems.map((line) => line.replace(/(?:error|warning).*/, ''))).toEqual([
      'actors/b.yaml:4:9 ',
      'actors/c.yaml:1:7 ',
      'actors/d.yaml:3:1 ',
      'sources/b.md:2:1 ',
      'sources/b.md:2:8 ',
    ])
  })

  it('are warned of where events come after each other in a circle, once for each', async () => {
    const event = (id: string, ...after: string[]): string =>
      recordYaml({ id, name: id.toUpperCase(), after })
    const problems = await withRecords({
      'events/e.yaml':
        event('e', 'f') + event('f', 'g') + event('g', 'd', 'e') + event('d') + event('h', 'e'),
    })
    expect(problems).toEqual([
      expect.stringMatching(
        /^events\/e\.yaml:\d+:\d+ warning: these events have no order, as e comes after f comes after g comes after e$/,
      ),
    ])
  })

  it('cannot be the thing itself, nor a number of another measure', async () => {
    const figure = (values: Readonly<Record<string, unknown>>): string =>
      recordYaml({ name: 'N', value: 2, unit: 'USD', ...values })
    const problems = await withRecords({
      'events/e.yaml': recordYaml({ id: 'e', name: 'E', after: ['e'] }),
      'figures/f.yaml':
        figure({ id: 'f', sumOf: ['f', 'g', 'h'] }) +
        figure({ id: 'g', unit: 'PKR' }) +
        figure({ id: 'h', per: 'day' }),
    })
    expect(problems).toEqual([
      'events/e.yaml:5:11 error: e cannot come after itself',
      'figures/f.yaml:7:11 error: f cannot be a part of itself',
      'figures/f.yaml:7:15 error: g is in PKR, and its sum is in USD',
      'figures/f.yaml:7:19 error: h is in USD a day, and its sum is in USD',
    ])
  })
})

it('tells all that is wrong in one run, file by file, line by line', async () => {
  const files = {
    'sources/a.md': a,
    'sources/b.md': 'no front matter',
    'actors/a.yaml': `${actorYaml({ exact: 'The cat sits' })}${actorYaml({ id: 'dog', name: 'Cat', involves: ['nobody'] })}`,
    'events/e.yaml': recordYaml({ id: 'E', name: 'E', date: '2024-13' }),
    'topics/t.yaml': '- {id: [}',
  }
  const problems = await problemsOf(files)
  expect(problems.map((line) => line.replace(/ .*/, ''))).toEqual([
    'actors/a.yaml:3:34',
    'actors/a.yaml:9:9',
    'actors/a.yaml:11:14',
    'events/e.yaml:1:7',
    'events/e.yaml:5:9',
    'sources/b.md:1:1',
    'topics/t.yaml:1:9',
    'topics/t.yaml:1:9',
  ])
  expect(problems).toEqual(await problemsOf(files))
})
