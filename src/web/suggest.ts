import type { Backgrounder } from '../command/backgrounder.ts'
import { completeLine } from '../command/grammar/completion.ts'
import { quoted } from '../command/grammar/quoting.ts'
import type { Suggested } from './protocol.ts'

const MOST = 8

/**
 * What the input may become, best first: commands, then what the argument that is being typed may be.
 * @param isAdministrator whether what waits for a review may be offered too.
 */
export function suggest(backgrounder: Backgrounder, typed: string, isAdministrator: boolean): Suggested[] {
  if (typed.trim() !== '' && !typed.startsWith('/')) return []
  const line = typed.trim() === '' ? '/' : typed
  const { specifications } = backgrounder
  const complete: Backgrounder['complete'] = (command, argument, value, limit) => {
    const audience = specifications.find(({ name }) => name === command)?.audience
    return audience === 'administrators' && !isAdministrator
      ? []
      : backgrounder.complete(command, argument, value, limit)
  }
  const { candidates, replaced } = completeLine({ specifications, complete }, line, MOST)
  const before = line.slice(0, line.length - replaced.length)
  // Names of arguments are for those who type on a terminal; here they would hide what may be put in.
  const found = candidates.filter(({ isFound }) => isFound)
  return (found.length > 0 ? found : candidates)
    .slice(0, MOST)
    .map(({ label, text, isQuotable }) => ({ label, value: before + (isQuotable ? quoted(text) : text) }))
}
