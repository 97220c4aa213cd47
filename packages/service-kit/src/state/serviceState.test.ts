import { mostWaiting } from '@duzhan/contracts'
import { fakeOf, manualClock } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { Subscription } from '../log/subscription.ts'
import { ownVersion } from '../version.ts'
import { serviceStateService } from './serviceState.ts'

const storage = async () => ({ at: '2020-03-20T01:00:00.000Z', documents: 3, bytes: 900, server: 'embedded', samples: [] })
const entry = { seq: 1, id: 'e', thing: 't', v: 1, event: null }
const aside = (since: string) => ({ key: since, reason: 'plan.absent', since: new Date(since), tries: 1, entry })
const clock = manualClock('2020-03-20T01:00:00.000Z')
const following = (over: Partial<Subscription>) =>
  fakeOf<Subscription>({ name: 'plans', from: 'forms.plan', waiting: async () => 0, setAside: async () => [], ...over })

describe('how a service is', () => {
  it('is its release, since when it runs by its own clock, and what it keeps', async () => {
    const { state } = serviceStateService({ storage, clock })
    clock.advance(90_000)
    expect(await state()).toEqual({
      ...{ version: ownVersion(), node: process.versions.node, since: '2020-03-20T01:00:00.000Z' },
      ...{ subscriptions: [], storage: await storage() },
    })
    expect(ownVersion()).toMatch(/^\d+\.\d+\.\d+/)
  })

  it('is what every subscription has left to read and could not apply, with the oldest of these', async () => {
    const asked: number[] = []
    const waiting = async (most: number) => {
      asked.push(most)
      return 7
    }
    const setAside = async () => [aside('2020-03-19T02:00:00.000Z'), aside('2020-03-18T02:00:00.000Z')]
    const subscriptions = () => [following({}), following({ name: 'regions', from: 'identity.region', waiting, setAside })]
    const { subscriptions: told } = await serviceStateService({ storage, clock, subscriptions }).state()
    expect(told).toEqual([
      { name: 'plans', from: 'forms.plan', waiting: 0, setAside: 0, oldest: null },
      { name: 'regions', from: 'identity.region', waiting: 7, setAside: 2, oldest: '2020-03-18T02:00:00.000Z' },
    ])
    expect(asked).toEqual([mostWaiting])
  })

  it('is told though another service does not answer, and is not where the own store does not', async () => {
    const away = async () => Promise.reject(new Error('away'))
    const subscriptions = () => [following({ waiting: away })]
    const found = await serviceStateService({ storage, clock, subscriptions }).state()
    expect(found.subscriptions[0]?.waiting).toBeNull()
    await expect(serviceStateService({ storage: away, clock }).state()).rejects.toThrow('away')
    const lost = () => [following({ setAside: away })]
    await expect(serviceStateService({ storage, clock, subscriptions: lost }).state()).rejects.toThrow('away')
  })
})
