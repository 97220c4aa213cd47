import type { Actor, SubmissionEvent } from '@duzhan/contracts'
import { regionCode, regionPath } from '@duzhan/regions'
import { aPlan, asInspector, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { inspectsFor } from './inspects.ts'
import type { Visit } from './visit.repository.ts'
import { inspectsPart, partedBy, partsAsked, visitParts } from './visitParts.ts'

const item = (assessedBy?: string) => ({
  type: 'object',
  'x-item': { kind: 'text', ...(assessedBy && { assessedBy }) },
  properties: { text: { type: 'string', maxLength: 9 } },
})
/** A plan whose checklist has these items, with a team that may be given some of them. */
const planOf = (items: Record<string, ReturnType<typeof item>>) =>
  aPlan({
    checklists: [
      {
        ...{ key: 'village', title: '村清单', targetKind: 'village' },
        schema: { type: 'object', properties: { duty: { type: 'object', properties: items } } },
      },
    ],
    assignments: { teams: [{ key: 'water', title: '市水利督战队', level: 'city', targetLists: ['provincial'] }] },
  })
const parted = planOf({ one: item(), two: item('water') })
const whole = planOf({ one: item() })
const at = new Date('2020-03-20T00:50:00.000Z')
const kept = (part: string | null) => ({ part, submission: `s-${part}`, record: `s-${part}`, by: '督战员', at })
const visit = (over: Partial<Visit> = {}) =>
  ({ checklist: 'village', status: 'due', team: { key: 'city@990100000000', title: '市督战队' }, ...over }) as Visit

describe('the parts of a visit', () => {
  it('are those that the plan asks for as it stands, each with what is in', () => {
    expect(visitParts(parted, visit({ parts: [kept('water')] }))).toEqual([
      { part: null, team: '市督战队', submission: null, record: null, by: null, at: null },
      { part: 'water', team: '市水利督战队', submission: 's-water', record: 's-water', by: '督战员', at: at.toISOString() },
    ])
  })

  it('are none where the target’s own team fills everything in, or nobody knows yet by which checklist', () => {
    expect([visitParts(whole, visit()), visitParts(parted, visit({ checklist: '' }))]).toEqual([[], []])
    expect(partsAsked(parted, 'gone')).toEqual([null])
  })

  it('stay what it was done by, whatever a later revision asks for', () => {
    const done = visit({ status: 'done', parts: [kept('water'), kept(null)] })
    expect(visitParts(whole, done).map(({ part }) => part)).toEqual(['water', null])
    expect(visitParts(parted, visit({ status: 'done' })), 'done by one record').toEqual([])
  })
})

describe('the part that a submission is', () => {
  const told = { id: 's-2', checklist: 'village', by: { id: 'p', title: '督战员' }, finishedAt: at.toISOString() }

  it('is its team’s, among those of its revision, and keeps the record that its chain began with', () => {
    const event = { ...told, part: 'water', corrects: { submission: 's-1', reason: '', first: 's-1', no: 1 } } as SubmissionEvent
    expect(partedBy(parted, event)).toEqual({
      own: { ...kept('water'), submission: 's-2', record: 's-1' },
      parts: [null, 'water'],
    })
    expect(partedBy(parted, { ...told, corrects: null } as SubmissionEvent)?.own).toMatchObject({ part: null, record: 's-2' })
  })

  it('is none where there is one record of everything', () => {
    expect(partedBy(whole, told as SubmissionEvent)).toBeUndefined()
  })
})

it('a part is whose grant names its team, or none, where the target lies', () => {
  const place = { plan: world.plan, regionPath: regionPath(regionCode(world.village)), team: { key: `city@${world.city}` } }
  const of = (team?: string, region: string = world.city): Actor => ({
    ...asInspector,
    grants: [{ role: 'inspector', region, plan: world.plan, ...(team && { team }) }],
  })
  const parts = (actor: Actor) => [
    ...(inspectsFor(actor, place, [place.team.key]) ? ['own'] : []),
    ...(inspectsPart(actor, place, 'water') ? ['water'] : []),
  ]
  expect(parts(of('city'))).toEqual(['own'])
  expect(parts(of('water'))).toEqual(['water'])
  expect(parts(of())).toEqual(['own', 'water'])
  expect(parts(of('water', world.otherCounty))).toEqual([])
})
