import type { Actor } from '@duzhan/contracts'
import { packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { nation } from '@duzhan/regions'
import { nationalTree } from '@duzhan/regions/national'
import type { Peers } from '@duzhan/service-kit'
import { unchecked } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { demoAccounts, demoPassword, operator, refuseDemoPeople } from './seed.ts'

/** An identity service that knows which accounts the published password opens, and nothing else. */
function house(opened: string[]) {
  const asked: { actor: Actor; accounts: string[]; password: string }[] = []
  const peersAs = (actor: Actor): Peers => {
    const identity = {
      person: {
        openedBy: async (input: { accounts: string[]; password: string }) => {
          asked.push({ actor, ...input })
          return opened.filter((account) => input.accounts.includes(account))
        },
      },
    }
    return () => unchecked(identity) // nothing else of any service is called
  }
  return { asked, peersAs }
}

describe('an installation proper', () => {
  const demonstration = demoAccounts(packs).map(({ account }) => account)

  it('does not start on data that the published password opens, and says whose accounts they are', async () => {
    const { peersAs } = house(demonstration.slice(0, 5))
    const accounts = demonstration.slice(0, 3).join('、')
    await expect(refuseDemoPeople(peersAs, packs)).rejects.toEqual(new Problem('conflict', 'demo.people', { accounts }))
  })

  it('starts where no account of the demonstration is open to it', async () => {
    const { asked, peersAs } = house(['someone-else'])
    await refuseDemoPeople(peersAs, packs)
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({ accounts: demonstration, password: demoPassword })
  })

  it('asks as a service and never as a person', async () => {
    const { asked, peersAs } = house([])
    await refuseDemoPeople(peersAs, packs)
    expect(asked[0]?.actor.grants.map(({ role }) => role)).toEqual(['service'])
  })
})

describe('who sets an installation up', () => {
  it('is a service and the operator of provinces, of every plan', () => {
    expect(new Set(operator.grants.map(({ role }) => role))).toEqual(new Set(['service', 'operator']))
    for (const { plan, region } of operator.grants) {
      expect(plan).toBe('*')
      expect(region).toMatch(/^\d{2}0{10}$/)
    }
  })

  it('reaches the nation and every province of its tree, so that what comes with the product is there for each', async () => {
    const published = (await nationalTree().beneath(null)).map(({ code }) => String(code))
    expect(operator.grants.filter(({ role }) => role === 'operator').map(({ region }) => region)).toEqual([nation, ...published])
  })

  it('offers accounts that are different people', () => {
    const accounts = demoAccounts(packs).map(({ account }) => account)
    expect(accounts.length).toBeGreaterThan(5)
    expect(new Set(accounts).size).toBe(accounts.length)
  })
})
