import { serviceNames, streams } from '@duzhan/contracts'
import { unchecked } from '@duzhan/test-kit'
import { describe, expect, it, vi } from 'vitest'
import type { Peers } from '../peer.ts'
import { serviceActor } from '../principal.ts'
import { followersOf, greetFollowers } from './followers.ts'

/** Peers that write down who is told of what; those named have no address here. */
function peersApart(...away: string[]) {
  const told: string[] = []
  const peers: Peers = (name) => {
    if (away.includes(name)) throw new Error('no address')
    return unchecked({ nudge: (stream: string) => told.push(`${name} ${stream}`) }) // of whichever service, nothing else is asked
  }
  return { told, peers }
}

describe('who follows the streams of a service', () => {
  it('is told of those that they pulled, once for many calls', async () => {
    vi.useFakeTimers()
    const { told, peers } = peersApart()
    const followers = followersOf('forms', peers)
    followers.add(serviceActor('aggregation'), 'submission')
    followers.add(serviceActor('assignments'), 'plan')
    for (let call = 0; call < 5; call += 1) followers.nudge('submission', 'plan', 'log')
    await vi.advanceTimersByTimeAsync(50)
    expect(told.sort()).toEqual(['aggregation forms.submission', 'assignments forms.plan'])
    vi.useRealTimers()
  })

  it('is greeted by a service that was started anew, in all its streams, and the service does not greet itself', () => {
    const { told, peers } = peersApart()
    greetFollowers('assignments', peers)
    const own = ['assignments.designation', 'assignments.filing', 'assignments.finding', 'assignments.log']
    const others = serviceNames.filter((name) => name !== 'assignments')
    expect(told.sort()).toEqual(others.flatMap((name) => own.map((stream) => `${name} ${stream}`)).sort())
  })

  it('is left out where no address of it is known here, and the others are greeted all the same', () => {
    const { told, peers } = peersApart('identity')
    greetFollowers('forms', peers)
    expect(told.filter((line) => line.startsWith('identity'))).toEqual([])
    const own = Object.keys(streams).filter((stream) => stream.startsWith('forms.'))
    expect(told.filter((line) => line.startsWith('aggregation'))).toHaveLength(own.length)
  })
})
