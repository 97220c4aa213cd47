import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** `npm run test:properties` tries every property so many times as often. */
const isPatient = process.env['PROPERTY_TIMES'] !== undefined

const shared = {
  // a limit is for what hangs, not for what shares its machine
  testTimeout: isPatient ? 3_600_000 : 120_000,
  hookTimeout: 180_000,
  ...(isPatient && { alias: { 'fast-check': fileURLToPath(new URL('tools/moreRuns.ts', import.meta.url)) } }),
  exclude: ['**/node_modules/**', '**/dist/**', '**/.tsc/**', 'e2e/**'],
  // a process for every file would spend more on starting and on loading the same libraries than on the tests
  isolate: false,
}

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
          setupFiles: ['tools/eachTestFile.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'web',
          environment: 'happy-dom',
          include: ['apps/web/**/*.test.{ts,tsx}'],
          setupFiles: ['tools/eachTestFile.ts', 'apps/web/src/test/ownDevice.ts'],
        },
      },
    ],
  },
})
