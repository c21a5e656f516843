import { defineConfig } from 'vitest/config'

/* Nothing is expected to take long; a busy machine may all the same, and that is no failure. */
const PATIENCE = 60_000

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The runner leaves one core to whoever works beside it; tests that wait on other processes do so anyway.
    maxWorkers: '100%',
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    expect: { poll: { timeout: PATIENCE / 2 } },
  },
})
