import type { Chart } from '../card/chart.ts'

/** Discord takes 1,024 characters, Slack 2,000. */
const LONGEST = 1000

/** Says what a picture shows: first its kind and title, then everything in it, in its order. */
export function altTextOf(chart: Chart): string {
  const [kind, things] = partsOf(chart)
  let text = `${kind}: ${chart.title}.`
  for (const [number, thing] of things.entries()) {
    const rest = `And ${things.length - number} more.`
    if (text.length + thing.length + rest.length + 4 > LONGEST) return `${text} ${rest}`
    text += ` ${thing.replace(/\.$/, '')}.`
  }
  return text
}

function partsOf(chart: Chart): readonly [string, readonly string[]] {
  switch (chart.type) {
    case 'bars':
      return ['Bar chart', chart.bars.map(({ label, text }) => `${label}: ${text}`)]
    case 'spans':
      return ['On an axis of time', chart.spans.map(({ label, date }) => `${date}: ${label}`)]
    case 'ties':
      return ['Graph', chart.ties.map((tie) => sentenceOf(chart.centre, tie))]
  }
}

type Tie = Extract<Chart, { type: 'ties' }>['ties'][number]

function sentenceOf(centre: string, { name, verbs, direction }: Tie): string {
  const [from, to] = direction === 'in' ? [name, centre] : [centre, name]
  return `${from} ${verbs.join(', ')} ${to}${direction === 'both' ? ', and the other way round' : ''}`
}
