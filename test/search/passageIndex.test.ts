import { expect, test } from 'vitest'
import { buildPassageIndex, type Passage, type PassageIndex } from '../../src/search/passages/passageIndex.ts'

function indexOf(passages: readonly Passage[]): PassageIndex {
  const work = buildPassageIndex(passages)
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

/** One paragraph for each list of sentences. */
function passagesOf(...paragraphs: readonly (readonly string[])[]): Passage[] {
  return paragraphs.flatMap((sentences, group) =>
    sentences.map((text) => ({ text, group, title: 'The harbour of Velmora', notes: '', language: 'en' })),
  )
}

const HARBOUR = passagesOf(
  [
    'Velmora built its first harbour in 1874, and the harbour master was Ilse Grunberg.',
    'Fishing boats brought herring ashore.',
    'The lighthouse keepers came from Osterby and spoke a dialect of their own.',
  ],
  [
    'A storm sank 46 ships near the Skarn reef.',
    'The insurers refused to pay, since the reef was marked on no chart.',
    'Cross-border trade with Osterby stopped for two years.',
  ],
  [
    'The Velmora Shipping Company bought Rs540 worth of rope.',
    'Vel mora never recovered, the U.S. consul wrote.',
    'Its steamers were sold.',
  ],
)

function found(question: string, passages: readonly Passage[] = HARBOUR): string[] {
  const { hits } = indexOf(passages).search(question, { limit: 5 })
  return hits.map(({ passage }) => passages[passage]?.text ?? '')
}

test('The passage with the words asked for comes first', () => {
  expect(found('why did the insurers refuse to pay')[0]).toContain('insurers')
})

test('A misspelt word is read as the nearest word of the index', () => {
  const { hits, repairs } = indexOf(HARBOUR).search('lighthuose kepers', { limit: 1 })
  expect(HARBOUR[hits[0]?.passage ?? -1]?.text).toContain('lighthouse keepers')
  expect(repairs).toEqual([
    { word: 'lighthuose', read: ['lighthouse'] },
    { word: 'kepers', read: ['keepers'] },
  ])
})

test.each([
  ['crossborder', 'Cross-border'],
  ['cross-border', 'Cross-border'],
  ['border', 'Cross-border'],
  ['540', 'Rs540'],
  ['Velmora recovered', 'Vel mora'],
  ['US', 'U.S.'],
])('%s finds “%s”', (question, text) => {
  expect(found(question)[0]).toContain(text)
})

test('Matches are ranges of the words asked for', () => {
  const { hits } = indexOf(HARBOUR).search('Osterby trade by Velmora', { limit: 9 })
  const marked = hits.map(({ passage, matches }) =>
    matches.map(({ start, end }) => HARBOUR[passage]?.text.slice(start, end)),
  )
  expect(marked).toContainEqual(['trade', 'Osterby'])
  expect(marked).toContainEqual(['Vel mora'])
})

test.each(['how do I bake sourdough bread', 'who is the president of Brazil', 'capital of Peru', '', '!?'])(
  'There is no evidence for “%s”',
  (question) => {
    expect(indexOf(HARBOUR).search(question, { limit: 5 }).sufficient).toBe(false)
  },
)

test.each(['how many ships sank near Skarn', 'who was the harbor master', 'where did the keepers come from'])(
  'There is evidence for “%s”',
  (question) => {
    expect(indexOf(HARBOUR).search(question, { limit: 5 }).sufficient).toBe(true)
  },
)
