// One of several processes that want the same data folder at the same moment, again and again.
import { takeLock } from '../src/lock/lockFile.ts'

const [, , folder = '', fault] = process.argv
// The planted mistake: a kernel that gives its lock to everybody.
const options = fault === 'lock-for-all' ? { locking: () => true } : {}
let release: (() => void) | undefined

process.on('message', (message: 'take' | 'release') => {
  if (message === 'release') {
    release?.()
    release = undefined
    process.send?.('released')
    return
  }
  void takeLock(folder, options).then(
    (given) => {
      release = given
      process.send?.('held')
    },
    () => process.send?.('refused'),
  )
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
