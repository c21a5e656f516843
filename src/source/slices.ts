import { setImmediate } from 'node:timers/promises'

/** Short enough that a platform's heartbeat and a user's command never wait noticeably. */
const SLICE_MILLISECONDS = 8

/** Runs work that is known to be short without a pause. */
export function runAtOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

/**
 * Runs long work in short slices and lets everything else that waits run between them.
 * @param work yields wherever it may be interrupted.
 * @returns what the work returns; what it throws is thrown.
 */
export async function runInSlices<T>(work: Generator<void, T>): Promise<T> {
  let sliceEnd = performance.now() + SLICE_MILLISECONDS
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
    if (performance.now() > sliceEnd) {
      await setImmediate()
      sliceEnd = performance.now() + SLICE_MILLISECONDS
    }
  }
}
