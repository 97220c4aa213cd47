// Loaded into the platform and its store by `npm run bench -- --profile`: the first SIGUSR2 begins a processor profile of the main
// thread, the next one ends it and writes it down.
import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { basename, join } from 'node:path'
import { isMainThread } from 'node:worker_threads'

const folder = process.env.BENCH_PROFILES
if (folder && isMainThread) {
  const file = join(folder, `${basename(process.argv[1] ?? '', '.js')}.cpuprofile`)
  const session = new Session()
  let isRunning = false
  process.on('SIGUSR2', () => {
    if (isRunning)
      session.post('Profiler.stop', (error, { profile }) => {
        if (!error) writeFileSync(file, JSON.stringify(profile))
        session.disconnect()
      })
    else {
      session.connect()
      session.post('Profiler.enable')
      session.post('Profiler.start')
    }
    isRunning = !isRunning
  })
}
