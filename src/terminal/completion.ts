import type { Backgrounder } from '../command/backgrounder.ts'
import { completeLine, type Candidate } from '../command/grammar/completion.ts'
import { quoted } from '../command/grammar/quoting.ts'

/** What may be put in the place of the end of a line, and that end, as readline wants them. */
export type Completions = readonly [readonly string[], string]

const MOST = 20

/** Completes a line for readline, which puts in what all that may stand there begin with. */
export function completions(
  backgrounder: Pick<Backgrounder, 'specifications' | 'complete'>,
  line: string,
): Completions {
  if (!line.startsWith('/')) return [[], line]
  const { candidates, replaced } = completeLine(backgrounder, line, MOST)
  const typed = replaced.replace(/^"/, '')
  const found = candidates.filter(({ isFound }) => isFound)
  const others = candidates.filter(({ isFound }) => !isFound).map(({ text }) => text)
  return [[...others, ...texts(closest(found, typed))], replaced]
}

/** Several are quoted all or none, for what they begin with alike to be one thing. */
function texts(candidates: readonly Candidate[]): readonly string[] {
  const [only] = candidates
  if (!only?.isQuotable) return candidates.map(({ text }) => text)
  if (candidates.length === 1) return [quoted(only.text)]
  const isAnyQuoted = candidates.some(({ text }) => quoted(text) !== text)
  return candidates.map(({ text }) => (isAnyQuoted ? `"${text}"` : text))
}

/** Those that go on from what was typed; where none does, the best alone takes its place. */
function closest(found: readonly Candidate[], typed: string): readonly Candidate[] {
  const begun = found.filter(({ text }) => text.toLowerCase().startsWith(typed.toLowerCase()))
  return begun.length > 0 ? begun : found.slice(0, 1)
}
