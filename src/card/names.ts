/** More names than these are counted only. */
const MOST_NAMES = 6
/** Characters of the names at a glance. */
const MOST_CHARACTERS = 70

/** A card's other names; the last of them says how many more there are. */
export function someNames(names: readonly string[]): string[] {
  return counted(names, MOST_NAMES)
}

/** So many that they take a line with what the card is. */
export function fewNames(names: readonly string[]): string[] {
  let length = 0
  const fitting = names.findIndex((name) => (length += name.length + 2) > MOST_CHARACTERS)
  return counted(names, Math.min(MOST_NAMES, fitting === -1 ? names.length : Math.max(1, fitting)))
}

/** That there is one more is no shorter than that one. */
function counted(names: readonly string[], most: number): string[] {
  const more = names.length - most
  return more > 1 ? [...names.slice(0, most), `${more} more`] : [...names]
}
