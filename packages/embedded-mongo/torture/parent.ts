// A process that starts a store and does nothing else, so that it can be stopped in every way in which a platform is stopped.
import { spawnServer } from '../src/spawnServer.ts'

// Written by whoever starts this: our own options.
const options = JSON.parse(process.argv[2] ?? '{}') as { path: string }
const store = await spawnServer(options)

// Like the platform: a stop in order, but not for ever.
function stop() {
  setTimeout(() => process.exit(1), 1000)
  void store.close().then(() => process.exit(0))
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.stdin.on('end', stop).resume()
process.send?.({ pid: store.pid, uri: store.uri })
