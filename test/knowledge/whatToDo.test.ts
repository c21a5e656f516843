import { describe, expect, it } from 'vitest'
import { actorYaml, problemsOf, recordYaml, sourceFile, TestFolder } from './folder.ts'

describe('the check says what to do about', () => {
  it.each([
    [
      'a title that a comment cuts',
      sourceFile('The cat', 'title: Crane falls #Harbour news'),
      'sources/a.md:2:20 warning: a comment begins here, so that what stands before it is all: "Crane falls"; put the whole into quotes if it belongs together',
    ],
    [
      'a colon in a value without quotes',
      sourceFile('The cat', 'title: Harbour: crane falls'),
      'sources/a.md:2:8 error: is not YAML: Nested mappings are not allowed in compact mappings; a value that holds a colon and a space must stand in quotes',
    ],
    [
      'a key of another program',
      sourceFile('The cat', 'title: A\ndate: 2031-05-04'),
      'sources/a.md:3:7 warning: unknown key date is passed over; did you mean published?',
    ],
    [
      'character references',
      sourceFile('It said &#8220;no&#8221;.'),
      'sources/a.md:4:9 warning: &#8220; is the code of “ (U+201C), and there is 1 more such code; put the characters in their place, as readers see the codes',
    ],
    [
      'text read in the wrong encoding',
      sourceFile('The cafÃ© is open.'),
      'sources/a.md:4:8 warning: “Ã©” was “é” before it was read in the wrong encoding; copy the text anew and save it as UTF-8',
    ],
    [
      'the end of a printed page',
      sourceFile('One.\fTwo.'),
      "sources/a.md:4:5 warning: a form feed (U+000C), the end of a printed page; put a line break in its place, and take out the page's header and footer",
    ],
    [
      'a financial year that is a season for EDTF',
      sourceFile('The cat', 'title: A\npublished: 2031-32'),
      'sources/a.md:3:12 error: published: 2031-32 is no date; from 2031 to 2032 is 2031/2032, and a financial year is written by its months, as 2031-04/2032-03',
    ],
  ])('%s', async (_, source, problem) => {
    expect(await problemsOf({ 'sources/a.md': source })).toEqual([problem])
  })

  it.each([
    [
      'The\u00a0cat sat',
      'at character 4 the source has a no-break space (U+00A0), and the quote a space (U+0020)',
    ],
    ['The\ncat sat', 'at character 4 the source has a line break (U+000A), and the quote a space (U+0020)'],
    [
      'The c\u200bat sat',
      'at character 6 the source has a zero width space (U+200B), and the quote a (U+0061)',
    ],
    ['The cat \u2019sat', undefined],
  ])('a quote that only looks like its source: %j', async (text, difference) => {
    const [problem] = await problemsOf({ 'sources/a.md': sourceFile(text), 'actors/a.yaml': actorYaml() })
    if (difference === undefined) expect(problem).not.toContain('character by character')
    else
      expect(problem).toContain(
        `this quote is not in a character by character: ${difference}; copy it from there again`,
      )
  })

  it('an accent that is written apart from its letter', async () => {
    const problems = await problemsOf({
      'sources/a.md': sourceFile('The cafe\u0301 is open.'),
      'actors/a.yaml': actorYaml({ exact: 'The café is' }),
    })
    expect(problems[0]).toContain('at character 8 the source has e (U+0065), and the quote é (U+00E9)')
  })

  it('a number with signs between its digits', async () => {
    const figure = recordYaml({ name: 'Cats', value: '200,000', unit: 'count' })
    const problems = await problemsOf({ 'sources/a.md': sourceFile('The cat sat'), 'figures/a.yaml': figure })
    expect(problems[0]).toMatch(/value: must be a number; write 200000, without signs between the digits$/)
  })

  it('no time of day and no offset, which move no day', async () => {
    const folder = await TestFolder.of({
      'sources/a.md': sourceFile('The cat', 'title: A\npublished: 2031-05-04T01:30:00+05:00'),
    })
    const { snapshot } = await folder.open()
    expect(snapshot.sources.get('a')?.particulars.published).toMatchObject({
      edtf: '2031-05-04',
      earliest: '2031-05-04',
      latest: '2031-05-04',
    })
  })
})

describe('a source with an error', () => {
  it('keeps no other source from being served, and is left out with what only it bears out', async () => {
    const cow = { id: 'cow', name: 'Cow', quotes: [{ source: 'b', exact: 'The cow' }] }
    const folder = await TestFolder.of({
      'sources/a.md': sourceFile('The cat sat.'),
      'sources/b.md': 'The cow',
      'sources/c.md': new Uint8Array([0xff]),
      'actors/a.yaml': actorYaml({ involves: ['cow'] }) + actorYaml(cow),
      'actors/c.yaml': actorYaml({ id: 'dog', name: 'Dog', quotes: [{ source: 'c', exact: 'The dog' }] }),
    })
    const { snapshot } = await folder.open()
    expect([...snapshot.sources.keys()]).toEqual(['a'])
    expect([...snapshot.facts.keys()]).toEqual(['cat'])
    expect(snapshot.problems.map(({ severity, file }) => `${severity} ${file}`)).toEqual([
      'warning actors/a.yaml',
      'warning actors/c.yaml',
      'error sources/b.md',
      'error sources/c.md',
    ])
  })

  it('keeps the folder from being served where there is no other', async () => {
    const folder = await TestFolder.of({ 'sources/b.md': 'The cow' })
    await expect(folder.open()).rejects.toThrow(/has errors/)
  })
})
