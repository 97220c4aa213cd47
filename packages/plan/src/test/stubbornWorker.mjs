import { parentPort } from 'node:worker_threads'

// A worker that behaves as its document tells it to, because no plan that passes the budgets would misbehave this badly.

/** @type {unknown[]} */
const hoard = []

parentPort?.on('message', (/** @type {{ input: unknown }} */ { input }) => {
  if (input === 'spin') for (;;) hoard.length = 0
  if (input === 'hoard') for (;;) hoard.push(new Array(100_000).fill(hoard.length))
  if (input === 'exit') process.exit(3)
  parentPort?.postMessage(input === 'break' ? { say: 'broken', message: 'on purpose' } : { say: 'done', output: input })
})
parentPort?.postMessage({ say: 'ready' })
