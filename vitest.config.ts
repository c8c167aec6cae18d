import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    restoreMocks: true,
    // Left to itself, vitest keeps one core of two for itself, and the tests take twice as long.
    maxWorkers: '100%',
    // Against what hangs, never about speed: that is measured in bench/, and on busy cores some tests take half a minute.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // happy-dom lays nothing out, so that Mantine finds nothing to focus and prints the whole tree about it.
    onConsoleLog: (log) => !log.includes('use-focus-trap'),
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      reporter: ['text-summary', 'json-summary'],
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/{integration,simulation,crash}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // These keep nothing between them, and a process for each took three quarters of their time.
          isolate: false,
          include: ['test/unit/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          setupFiles: ['test/helpers/renderer-setup.ts'],
          include: ['test/renderer/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
});
