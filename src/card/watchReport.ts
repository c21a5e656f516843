import { scheduleText } from '../watch/schedule.ts'
import type { Suggestion } from './card.ts'
import { cut } from './cut.ts'
import { request } from './request.ts'
import type { WatchLine, WatchReport } from './response.ts'
import { lines, type Unit } from './units.ts'

/** A report before it is cut into pages. */
interface Content {
  readonly heading: string
  readonly label: string
  readonly notes: readonly string[]
  readonly units: readonly Unit[]
  readonly suggestions: readonly Suggestion[]
}

const LONGEST_LINE = 200
const LONGEST_LABEL = 60
/** Each has two buttons. */
const MOST_WITH_BUTTONS = 5
const HOW =
  'Type /watch and what you want to follow: /watch TTP, /watch trade, /watch "Durand Line" publisher:dawn. With when: hourly, daily 8:00 or monday 8:00.'

/** What is watched in a place, as a card with what can be done about it. */
export function watchContent({ done, watches }: WatchReport): Content {
  const notes = [done, watches.length === 0 ? `Nothing is watched here. ${HOW}` : undefined]
  return {
    label: 'watches',
    heading: 'Watched here',
    notes: notes.filter((note) => note !== undefined),
    units: lines(
      '',
      watches.map(({ id, line, schedule, paused }) => [
        cut(line, LONGEST_LINE),
        [scheduleText(schedule), paused === undefined ? undefined : `rests: ${paused}`, `id ${id}`]
          .filter(Boolean)
          .join('; '),
      ]),
    ),
    suggestions: watches.slice(0, MOST_WITH_BUTTONS).flatMap(decisions),
  }
}

function decisions({ id, line, paused }: WatchLine): Suggestion[] {
  const verb = paused === undefined ? 'Pause' : 'Resume'
  return [verb, 'Stop'].map((label) => ({
    label: cut(`${label}: ${line}`, LONGEST_LABEL),
    description: '',
    request: request('watch', { what: `${label.toLowerCase()} ${id}` }),
    isButton: true,
  }))
}
