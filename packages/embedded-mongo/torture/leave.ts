import type { MongoClient } from 'mongodb'

/** So long, in milliseconds, whoever asked a server that is gone is waited for. */
const patience = 5_000

/**
 * Leaves clients of a server that is gone, once what they `asked` has failed. The driver may wait for ever for a socket that has ended;
 * what it waits for was acknowledged to nobody.
 */
export async function leave(clients: readonly MongoClient[], asked: readonly Promise<unknown>[] = []): Promise<void> {
  const left = Promise.allSettled([...asked, ...clients.map((client) => client.close(true))])
  let timer: NodeJS.Timeout | undefined
  await Promise.race([
    left,
    new Promise((done) => {
      timer = setTimeout(done, patience)
    }),
  ])
  clearTimeout(timer)
}
