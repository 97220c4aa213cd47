import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** As `freePort` of packages/service-kit, for scripts that run before anything is built. @returns {Promise<number>} */
export async function freePort() {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
}

/** @param {number} port @returns {Promise<boolean>} */
const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
