// A thread that asks the platform for one small thing after the other and tells how long each answer took: with a loop of its
// own, so that what the benchmark itself parses and prints is not taken for the platform's.
import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

const { port, cookie } = workerData
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
/** @type {number[]} */
let waits = []

const ask = () =>
  new Promise((resolve, reject) => {
    const headers = { 'x-duzhan': '1', cookie }
    const sent = request({ host: '127.0.0.1', port, agent, path: '/trpc/forms.plan.list', headers }, (response) => {
      response.resume()
      response.on('end', () => (response.statusCode === 200 ? resolve(undefined) : reject(new Error(`${response.statusCode}`))))
    })
    sent.on('error', reject)
    sent.end()
  })

// whoever asks is told what was measured since the last time
parentPort?.on('message', () => {
  parentPort?.postMessage(waits)
  waits = []
})

for (;;) {
  const asked = performance.now()
  await ask()
  waits.push(performance.now() - asked)
  await new Promise((resolve) => setTimeout(resolve, 20))
}
