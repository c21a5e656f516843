import type { Plan } from '../plan.ts'
import { fixed, type Section } from '../report.ts'
import { countsIn, readStatements, shared, speakersIn, type LabelledText } from '../statementTexts.ts'

const KINDS: readonly {
  readonly name: string
  readonly due: (text: LabelledText) => readonly string[]
  readonly found: (text: LabelledText) => readonly string[]
}[] = [
  { name: 'who speaks', due: ({ says }) => says, found: speakersIn },
  {
    name: 'what is counted',
    due: ({ counts }) => counts.map(([value, unit]) => `${value} ${unit}`),
    found: countsIn,
  },
]

/** Precision and recall of what is found in texts, by kind and language. */
export function statementsSection(plan: Plan): Section {
  plan.progress('statements')
  const texts = readStatements()
  const languages = ['all', ...new Set(texts.map(({ language }) => language))]
  return {
    title: 'What is found in texts',
    text: 'Labelled news of countries that do not exist (`bench/fixtures/statements.json`): of those who speak the fullest name, of what is counted number and unit. No package on npm says who speaks; `@microsoft/recognizers-text-suite` 1.3.1 finds numbers with their units, but not what they count.',
    columns: ['kind', 'language', 'due', 'found', 'precision', 'recall'],
    rows: KINDS.flatMap(({ name, due, found }) =>
      languages.map((language) => {
        const own = texts.filter((text) => language === 'all' || text.language === language)
        const sums = own.map((text) => {
          const [wanted, given] = [due(text), found(text)]
          return { due: wanted.length, found: given.length, right: shared(wanted, given) }
        })
        const sum = (key: 'due' | 'found' | 'right'): number =>
          sums.reduce((total, each) => total + each[key], 0)
        const [all, given, right] = [sum('due'), sum('found'), sum('right')]
        return [name, language, String(all), String(given), fixed(right / given, 2), fixed(right / all, 2)]
      }),
    ),
  }
}
