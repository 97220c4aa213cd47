// Loaded into a platform that is profiled: at SIGUSR2 its main thread begins to note where its time goes, at the next one it writes that
// down, so that neither the start nor what comes after the load is part of it.
import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'

const folder = process.env.BENCH_PROFILES

if (isMainThread && folder !== undefined) {
  /** @type {Session | null} */
  let session = null
  process.on('SIGUSR2', () => {
    if (session === null) {
      session = new Session()
      session.connect()
      session.post('Profiler.enable')
      session.post('Profiler.start')
      return
    }
    const ending = session
    session = null
    ending.post('Profiler.stop', (error, { profile }) => {
      if (!error) writeFileSync(join(folder, `${process.pid}.cpuprofile`), JSON.stringify(profile))
      ending.disconnect()
    })
  })
}
