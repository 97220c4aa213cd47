import { defineConfig } from '@playwright/test'
import base from '../playwright.config.ts'

// The same browser tests on the containers of the compose file, in the network that tools/testTopology.mjs has made.
const { launchOptions } = base.use ?? {}
export default defineConfig({
  ...base,
  testDir: import.meta.dirname,
  outputDir: '../test-results/topology',
  testMatch: ['flow.spec.ts', 'soak.spec.ts', 'topology*.spec.ts'],
  globalSetup: './topology/topology.setup.ts',
  reporter: [['list']],
  use: {
    ...base.use,
    // the certificate is our own
    launchOptions: {
      ...launchOptions,
      args: [...(launchOptions?.args ?? []), `--ignore-certificate-errors-spki-list=${process.env['TOPOLOGY_KEY']}`],
    },
  },
})
