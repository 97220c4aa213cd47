// npm run test:mongo-tools: MongoDB's own tools on our store. Go has to be there, and both registries; nothing else is tested by it.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canBuild } from './mongodb/ferretdb.mjs'
import { databaseTools, mongoShell } from './mongodb/mongoTools.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

if (canBuild()) {
  const settings = { MONGO_TOOLS: databaseTools(), MONGOSH: mongoShell() }
  const test = 'packages/embedded-mongo/test/mongoTools.int.test.ts'
  const run = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'node', test], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...settings },
  })
  run.once('exit', (code) => {
    process.exitCode = code ?? 1
  })
} else {
  console.error("Go is not there: MongoDB's tools cannot be built.")
  process.exitCode = 1
}
