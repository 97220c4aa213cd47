import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 180_000,
    isolate: false,
    maxWorkers: 2,
    include: [
      'services/**/*.mongo.int.test.ts',
      'packages/service-kit/**/*.mongo.int.test.ts',
      'packages/embedded-mongo/test/conformance/*.test.ts',
    ],
    setupFiles: [
      'tools/eachTestFile.ts',
      ...(process.env.DUZHAN_ON_FERRETDB ? ['tools/mongodb/lacking.mjs', 'tools/mongodb/refused.ts'] : []),
    ],
  },
})
