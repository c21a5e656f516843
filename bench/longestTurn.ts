import { readFileSync } from 'node:fs'

/**
 * Watches how much of the processor's time the main thread takes between two of its timers. Unlike the event loop's delay
 * that says nothing of how busy the machine is with other programs.
 * @returns ends the watch and tells the most, in milliseconds; undefined where the system does not tell (it is Linux's).
 */
export function watchTurns(): () => number | undefined {
  let most = 0
  let before = mainThreadMilliseconds()
  const timer = setInterval(() => {
    const now = mainThreadMilliseconds()
    if (now !== undefined && before !== undefined) most = Math.max(most, now - before)
    before = now
  }, 1)
  return () => {
    clearInterval(timer)
    return before === undefined ? undefined : most
  }
}

function mainThreadMilliseconds(): number | undefined {
  try {
    const [nanoseconds = ''] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')
    return Number(nanoseconds) / 1e6
  } catch {
    return undefined
  }
}
