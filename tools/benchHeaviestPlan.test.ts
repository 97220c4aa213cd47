import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { client } from './benchClient.mjs'
import { besideHeaviestPlan } from './benchHeaviestPlan.mjs'
import { startPlatform } from './benchPlatform.mjs'

// Only Linux tells a thread's processor time, without which whatever else the machine does would count.
it.skipIf(!existsSync('/proc/self/schedstat'))(
  'beside the heaviest plan nobody waits for more than a tenth of a second of the platform’s and its store’s time',
  async () => {
    const { port, stop, ...platform } = await startPlatform()
    try {
      await platform.watchTurns()
      const viewer = client(port, 4)
      await viewer.signIn('xt-viewer')
      const { steps } = await besideHeaviestPlan({ port, viewer, ...platform, pauseMs: 700 })
      viewer.close()
      const longest = Object.entries(steps).map(
        ([name, { longestTurnMs }]) => [name, longestTurnMs.platform + longestTurnMs.store] as const,
      )
      expect(longest.length).toBeGreaterThan(10)
      expect(Math.max(...longest.map(([, ms]) => ms)), 'something was measured').toBeGreaterThan(10)
      expect(longest.filter(([, ms]) => ms > 100)).toEqual([])
    } finally {
      await stop()
    }
  },
  300_000,
)
