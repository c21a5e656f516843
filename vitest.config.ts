import { defineConfig } from 'vitest/config'

/* Nothing is expected to take long; a busy machine may all the same, and that is no failure. */
const PATIENCE = 60_000

const ALL = ['test/**/*.test.ts']
const TERMINAL = ['test/terminal/**/*.test.ts']

export default defineConfig({
  test: {
    // The runner leaves one core to whoever works beside it; tests that wait on other processes do so anyway.
    maxWorkers: '100%',
    setupFiles: ['test/setup.ts'],
    globalSetup: ['test/programs.ts'],
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    projects: [
      // Files share a process: to load discord.js, Bolt and ECharts for each anew, and to run all code cold, took most of
      // the time. What a file changes in its process it puts back.
      {
        extends: true,
        test: { name: 'shared', include: ALL, exclude: TERMINAL, isolate: false },
      },
      // To measure the columns of hostile texts took twenty times as long in a process that had run other files before;
      // V8 seems to optimize expressions less there.
      { extends: true, test: { name: 'alone', include: TERMINAL, isolate: true } },
    ],
    expect: { poll: { timeout: PATIENCE / 2 } },
  },
})
