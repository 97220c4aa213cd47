import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reloadOnUpdate, updateUnderWay } from './reloadOnUpdate.ts'

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('a page that was open while the platform was updated', () => {
  let reloads: number
  let isThere: boolean
  let now: number
  let stop: () => void
  const loseFile = async () => {
    window.dispatchEvent(new Event('vite:preloadError'))
    await settled()
  }

  beforeEach(() => {
    sessionStorage.clear()
    reloads = 0
    isThere = true
    now = 1_000_000
    stop = reloadOnUpdate({ reload: () => reloads++, isReachable: async () => isThere, now: () => now })
  })
  afterEach(() => stop())

  it('is loaded anew once, however many files are gone', async () => {
    expect(updateUnderWay()).toBeNull()
    await Promise.all([loseFile(), loseFile()])
    expect(reloads).toBe(1)
    expect(updateUnderWay(), 'until the new page is there').not.toBeNull()
  })

  it('is not loaded anew again when the file is still missing afterwards, but at the next update', async () => {
    await loseFile()
    stop()
    stop = reloadOnUpdate({ reload: () => reloads++, isReachable: async () => isThere, now: () => now })
    now += 59_999
    await loseFile()
    expect(reloads).toBe(1)
    expect(updateUnderWay()).toBeNull()
    now += 1
    await loseFile()
    expect(reloads).toBe(2)
  })

  it('stays as it is while the platform cannot be reached', async () => {
    isThere = false
    await loseFile()
    expect(reloads).toBe(0)
    expect(updateUnderWay()).toBeNull()
    isThere = true
    await loseFile()
    expect(reloads, 'the network is back').toBe(1)
  })
})
