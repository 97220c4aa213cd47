import { beforeAll, describe, expect, it } from 'vitest'
import { torture } from '../torture/rounds.ts'
import { canTrace } from '../torture/storeProcess.ts'
import { ensureBuilt } from './ensureBuilt.ts'

beforeAll(ensureBuilt, 60_000)

// The full rounds are `npm run torture:store`.
describe('a store that is killed under its writers', { timeout: 120_000 }, () => {
  it('loses nothing it acknowledged, and its indexes and counts agree with its documents', async () => {
    const result = await torture({ rounds: 6, power: false })
    expect(result.faults).toEqual([])
    expect(result.acknowledged).toBeGreaterThan(50)
  })

  it('loses nothing it acknowledged when the power goes with it', async () => {
    const result = await torture({ rounds: 4, power: true })
    expect(result.faults).toEqual([])
    expect(result.acknowledged).toBeGreaterThan(10)
  })

  it('is caught if it acknowledges before the commit', async () => {
    expect((await torture({ rounds: 40, power: false, fault: 'acknowledge-early' })).faults).not.toEqual([])
  })

  it.skipIf(!canTrace())('is caught if its commits are not flushed', async () => {
    expect((await torture({ rounds: 40, power: true, fault: 'no-flush' })).faults).not.toEqual([])
  })
})
