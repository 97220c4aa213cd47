import type { Grant } from '@duzhan/contracts'
import { world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { heldInspectors } from './heldInspectors.ts'

const grant = (over: Partial<Grant> = {}): Grant => ({ role: 'inspector', region: world.county, plan: world.plan, ...over })

function house(...people: Grant[][]) {
  const known = { changes: 0, people, reads: 0 }
  const inspecting = heldInspectors({
    changes: { now: async () => known.changes },
    async each(take) {
      known.reads += 1
      known.people.forEach(take)
    },
  })
  return { known, inspecting }
}

describe('for whom anybody inspects', () => {
  it('is every grant of an inspector once, whoever has it, and nothing that another post is granted', async () => {
    const ofTeam = grant({ team: 'county' })
    const { inspecting } = house(
      [grant(), grant({ role: 'viewer', region: world.city })],
      [grant()],
      [ofTeam, grant({ plan: '*' })],
    )
    expect(await inspecting()).toEqual([grant(), ofTeam, grant({ plan: '*' })])
  })

  it.each<[string, Partial<Grant>]>([
    ['region', { region: world.otherCounty }],
    ['plan', { plan: '*' }],
    ['team', { team: 'county' }],
    ['target', { target: 'v-1' }],
    ['body', { body: 'education' }],
  ])('tells two apart by their %s', async (_, over) => {
    expect(await house([grant()], [grant(over)]).inspecting()).toHaveLength(2)
  })

  it('is read once while nobody changes, and again after any change', async () => {
    const { known, inspecting } = house([grant()])
    await inspecting()
    expect([await inspecting(), known.reads]).toEqual([[grant()], 1])
    known.people = []
    known.changes = 1
    expect([await inspecting(), known.reads]).toEqual([[], 2])
  })
})
