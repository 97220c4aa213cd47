import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below what systems give to outgoing connections (from 32,768 on Linux, from 49,152 elsewhere). */
const [lowest, highest] = [20_000, 32_000]

/**
 * A port of the loopback interface that nothing listens on. It is for a process that is yet to start, so it is none that an
 * outgoing connection of this machine could be given meanwhile, and one taken at random, so that two who ask at the same
 * time do not get the same.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowest, highest)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
