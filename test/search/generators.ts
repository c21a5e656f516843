import fc from 'fast-check'
import { buildPassageIndex, type Passage, type PassageIndex } from '../../src/search/passages/passageIndex.ts'

/** Runs work to its end. */
export function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

export function indexOf(passages: readonly Passage[]): PassageIndex {
  return finish(buildPassageIndex(passages))
}

const WORDS =
  'harbour harbours ship ships shipping reef storm sank 46 1874 Rs540 U.S. cross-border border trade Velmora Vel mora the of by insurer insurers __proto__ constructor lighthouse lighthuose 🚢 بندر 港口 déjà'
const word = fc.constantFrom(...WORDS.split(' '))

export const text = fc.array(word, { maxLength: 9 }).map((words) => `${words.join(' ')}.`)

/** Up to 30 passages in paragraphs of up to three, in up to three documents. */
export const collection: fc.Arbitrary<Passage[]> = fc
  .array(
    fc.record({
      text,
      notes: fc.oneof(fc.constant(''), text),
      steps: fc.constantFrom(0, 0, 1),
      title: fc.constantFrom('Harbour', 'The Velmora reef', ''),
      language: fc.constantFrom('en', 'en-GB', 'fa'),
    }),
    { maxLength: 30 },
  )
  .map((drafts) => {
    let group = 0
    return drafts.map(({ steps, ...passage }) => {
      group += steps
      return { ...passage, group }
    })
  })
