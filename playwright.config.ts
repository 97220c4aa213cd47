import { defineConfig } from '@playwright/test'
import { browserLaunch } from './tools/browser.mjs'

// A browser that cannot start must show as failed tests with one sentence, so the reason is carried to where tests begin.
const launch = await browserLaunch().catch((error: Error) => error)
if (launch instanceof Error) process.env['DUZHAN_NO_BROWSER'] = launch.message

// results of what may run at the same time stand side by side
const results = process.env['DUZHAN_RESULTS'] ?? (process.env['DUZHAN_FORM'] === 'distributed' ? 'distributed' : 'browser')

export default defineConfig({
  testDir: 'e2e',
  // the pictures of the documents are taken by the same means, but only when asked for
  testMatch: process.env['DUZHAN_PICTURES'] ? '**/*.pictures.ts' : '**/*.spec.ts',
  globalSetup: './e2e/platform.setup.ts',
  outputDir: `test-results/${results}`,
  workers: 1,
  fullyParallel: false,
  // a story that is told again on the same platform starts from another state, so a second try would prove nothing
  retries: 0,
  // limits are for what hangs, not for what shares its machine
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: `test-results/${results}.json` }]],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // what was done and asked is in the trace; the page's every state beside it takes a third more processor time, so it is
    // kept for whoever looks for a fault: DUZHAN_TRACE=full
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: process.env['DUZHAN_TRACE'] === 'full' },
    screenshot: 'only-on-failure',
    ...(launch instanceof Error ? {} : { launchOptions: launch }),
  },
})
