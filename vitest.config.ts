import { defineConfig } from 'vitest/config'

/* Nothing is expected to take long; a busy machine may all the same, and that is no failure. */
const PATIENCE = 60_000

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The runner leaves one core to whoever works beside it; tests that wait on other processes do so anyway.
    maxWorkers: '100%',
    // Files share a process: to load discord.js, Bolt and ECharts for each anew, and to run all code cold, took most of
    // the time. What a file changes in its process it puts back.
    isolate: false,
    setupFiles: ['test/setup.ts'],
    globalSetup: ['test/programs.ts'],
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    expect: { poll: { timeout: PATIENCE / 2 } },
  },
})
