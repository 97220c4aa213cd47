import { defineConfig } from 'vitest/config'

const shared = { testTimeout: 30_000, hookTimeout: 60_000, exclude: ['**/node_modules/**', '**/dist/**', '**/.tsc/**', 'e2e/**'] }

export default defineConfig({
  test: {
    // two workers: the machines that run this have two cores, and the store and password hashing want one of them
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'node',
          environment: 'node',
          include: ['{packages,services,tools}/**/*.test.ts', 'apps/{standalone,cli}/**/*.test.ts'],
        },
      },
      { test: { ...shared, name: 'web', environment: 'happy-dom', include: ['apps/web/**/*.test.{ts,tsx}'] } },
    ],
  },
})
