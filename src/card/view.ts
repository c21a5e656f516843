/**
 * The views of an answer, in the order in which they are offered: the letter by which a button carries each, and its
 * name. What comes first, without a view, is a choice of all of them that fits a phone's screen; see glance.ts.
 */
const VIEWS = {
  excerpts: { letter: 'e', label: 'Excerpts' },
  claims: { letter: 'c', label: 'Who says what' },
  timeline: { letter: 't', label: 'Timeline' },
  figures: { letter: 'f', label: 'Figures' },
  relations: { letter: 'r', label: 'Relations' },
  facts: { letter: 'a', label: 'Facts' },
} as const

export type View = keyof typeof VIEWS

export const views: readonly View[] = ['excerpts', 'claims', 'timeline', 'figures', 'relations', 'facts']

/** What leads back to the first view. */
export const OVERVIEW = 'Overview'

export function viewLabel(view: View): string {
  return VIEWS[view].label
}

export function viewLetter(view: View): string {
  return VIEWS[view].letter
}

/** @returns undefined where no view has the letter. */
export function viewOfLetter(letter: string): View | undefined {
  return views.find((view) => viewLetter(view) === letter)
}

/** @returns undefined where no view has the name. */
export function viewNamed(name: string): View | undefined {
  return views.find((view) => view === name)
}
