import { defineConfig } from 'vitest/config'

/* Nothing is expected to take long; a busy machine may all the same, and that is no failure. */
const PATIENCE = 60_000

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    expect: { poll: { timeout: PATIENCE / 2 } },
  },
})
