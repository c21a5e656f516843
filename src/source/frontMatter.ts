/** A source file, cut in two. */
export interface FrontMatter {
  /** The YAML between the two lines of `---`. */
  readonly yaml: string
  /** The line of the file on which the YAML begins, from 1. */
  readonly yamlLine: number
  /** Everything after the second line of `---`: the document, untouched. */
  readonly text: string
}

const FRONT_MATTER =
  /^\uFEFF?---[ \t]*\r?\n(?<yaml>(?:(?!---[ \t]*\r?(?:\n|$))[^\n]*\n)*)---[ \t]*(?:\r?\n|$)/

/** @returns undefined where the file does not begin with front matter. */
export function splitFrontMatter(file: string): FrontMatter | undefined {
  const match = FRONT_MATTER.exec(file)
  if (match === null) return undefined
  return { yaml: match.groups?.['yaml'] ?? '', yamlLine: 2, text: file.slice(match[0].length) }
}
