// A store with a mistake planted in it: the torture has to notice, else it proves nothing.

import { startServer } from '../src/startServer.ts'
import { Tree } from '../src/storage/tree.ts'
import type { Fault } from './storeProcess.ts'

// Written by the torture itself.
const { path, fault } = JSON.parse(process.argv[2] ?? '{}') as { path: string; fault: Fault }

if (fault === 'acknowledge-early') {
  const transact = Tree.prototype.transact
  Tree.prototype.transact = function (action) {
    return new Promise((done) => {
      void transact.call(this, () => {
        const isKept = action()
        done(isKept)
        return isKept
      })
    })
  }
}

const server = await startServer({ path, noSync: fault === 'no-flush' })
process.send?.({ type: 'ready', uri: server.uri })
