import type { ViewLink } from './card.ts'
import type { ExcerptNumbers } from './excerptNumbers.ts'
import type { Glance } from './glance.ts'
import { overviewOf, type Request } from './request.ts'
import type { Unit } from './units.ts'
import { OVERVIEW, viewLabel, views, type View } from './view.ts'

/** What a view holds: everything of its kind, and of excerpts each that the answer quotes anywhere. */
export function unitsIn(view: View, units: readonly Unit[], numbers: ExcerptNumbers): readonly Unit[] {
  if (view !== 'excerpts') return units.filter((unit) => unit.view === view)
  return numbers.all.map((excerpt) => ({ content: { type: 'passage' }, excerpts: [excerpt], view }))
}

/** A figure's sum is told below its table only. */
function isMoreThanALine({ content }: Unit): boolean {
  return content.type === 'table' && content.note !== undefined
}

/**
 * The views that may be opened from one of them. A view of which the first one shows everything is not offered: all
 * that was found stands on the first or in one that is.
 */
export function linksOf(
  shown: Request,
  units: readonly Unit[],
  numbers: ExcerptNumbers,
  { page, said }: Glance,
): ViewLink[] {
  const overview = overviewOf(shown)
  const offered = views.flatMap((view) => {
    const own = unitsIn(view, units, numbers)
    const isWhole =
      view === 'excerpts'
        ? own.length === page.excerpts.size
        : own.every((unit) => said.has(unit) && !isMoreThanALine(unit))
    return isWhole ? [] : [{ view, count: own.length }]
  })
  const others = offered.filter(({ view }) => view !== shown.view)
  const isFirst = shown.view === undefined && shown.page === 1
  return [
    ...(isFirst ? [] : [{ label: OVERVIEW, request: overview }]),
    ...others.map(({ view, count }) => ({
      label: viewLabel(view),
      count,
      request: { ...overview, view },
    })),
  ]
}
