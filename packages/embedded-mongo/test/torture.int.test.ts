import { beforeAll, describe, expect, it } from 'vitest'
import { damage } from '../torture/damageRounds.ts'
import { killIndexBuilding } from '../torture/indexKills.ts'
import { killMaintenance } from '../torture/maintenanceKills.ts'
import { torture } from '../torture/rounds.ts'
import { startTogether } from '../torture/starters.ts'
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

describe('a command that is killed', { timeout: 180_000 }, () => {
  it('leaves the old store whole or the new one whole, and can be run again', async () => {
    const result = await killMaintenance({ rounds: 1 })
    expect(result.faults).toEqual([])
    expect(result.rounds).toBe(4)
  })

  it('is caught if what it had not finished stood in its place', async () => {
    const planted = { rounds: 60, fault: 'unfinished-in-place', only: 'restore of a dump' } as const
    expect((await killMaintenance(planted)).faults).not.toEqual([])
  })

  it('loses no document when it was an index being built', async () => {
    expect(await killIndexBuilding(2)).toEqual({ rounds: 2, faults: [] })
  })
})

describe('a store whose file was spoilt', { timeout: 180_000 }, () => {
  it('serves nothing changed, and the check finds whatever is not as it was', async () => {
    const result = await damage(8)
    expect(result.faults).toEqual([])
    expect(result.found).toBeGreaterThan(0)
  })

  it('is caught if it does not look at its checksums', async () => {
    expect((await damage(60, 'unverified')).faults[0]).toContain('was served changed')
  })
})

describe('three starters at the same moment', { timeout: 120_000 }, () => {
  it('leave one holder, also after kill -9', async () => {
    expect(await startTogether(120)).toEqual({ rounds: 120, kills: 6, faults: [] })
  })

  it('are caught if the lock is given to everybody', async () => {
    expect((await startTogether(20, 'lock-for-all')).faults).not.toEqual([])
  })
})
