import type { Actor, DesignationEvent, EvidenceOf, SubmissionInput } from '@duzhan/contracts'
import type { EvidenceType } from '@duzhan/evidence'
import { Problem } from '@duzhan/problems'
import { aDesignation, aPlan, asInspector, asOutsider, asReviewer, asViewer, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { ReadRevision } from '../plan/plan.repository.ts'
import { checkAnswers, checkEvidence, checklistFor, checkRevision, checkTarget, partFor, senderOf } from './intake.ts'

const input = { plan: world.plan, target: 'v-1', startedAt: '2020-06-02T01:00:00.000Z' } as SubmissionInput
const designated = (over: Partial<DesignationEvent> = {}): DesignationEvent =>
  aDesignation({ team: { key: `cityFixed@${world.city}`, title: '市督战队' }, ...over })
const inspector = (region: string, team?: string, plan: string = world.plan): Actor => ({
  ...asInspector,
  grants: [{ role: 'inspector', region, plan, ...(team && { team }) }],
})

describe('a submission about a target', () => {
  it.each<[string, Actor]>([
    ['the inspector of its county', asInspector],
    ['the inspector of its city', inspector(world.city)],
    ['an inspector for every plan', inspector(world.city, undefined, '*')],
    ['its own team', inspector(world.city, 'cityFixed')],
  ])('is taken from %s', (_, actor) => {
    expect(checkTarget(actor, designated(), input, null)).toEqual(designated())
  })

  it('needs one fitting grant among several', () => {
    const grants = [
      ...inspector(world.otherCounty).grants,
      ...inspector(world.city, 'countyFixed').grants,
      ...inspector(world.county, 'cityFixed').grants,
    ]
    expect(checkTarget({ ...asInspector, grants }, designated(), input, null)).toEqual(designated())
  })

  const absent = new Problem('absent', 'target.absent', { target: 'v-1' })
  const undesignated = new Problem('conflict', 'target.not-designated', { target: '某村' })
  const otherTeam = (team: string) => new Problem('forbidden', 'target.other-team', { target: '某村', team })
  it.each<[string, Actor, DesignationEvent | null, Problem]>([
    ['that is not known', asInspector, null, absent],
    ['of another region', asOutsider, designated(), absent],
    ['of the county next door', inspector(world.otherCounty), designated(), absent],
    ['by someone who only looks', asViewer, designated(), absent],
    ['by the reviewer', asReviewer, designated(), absent],
    ['under a grant for another plan', inspector(world.city, undefined, 'another-plan'), designated(), absent],
    ['that stands on no list', asInspector, designated({ list: null }), undesignated],
    ['that was released', asInspector, designated({ releasedOn: '2020-06-01' }), undesignated],
    ['of another team', inspector(world.city, 'countyFixed'), designated(), otherTeam('市督战队')],
    ['without a team, by an inspector of one', inspector(world.city, 'cityFixed'), designated({ team: null }), otherTeam('')],
    ['of a team whose name merely begins alike', inspector(world.city, 'city'), designated(), otherTeam('市督战队')],
  ])('%s is refused', (_, actor, designation, problem) => {
    expect(() => checkTarget(actor, designation, input, null)).toThrow(problem)
  })

  it('is a part’s team to send, whoever’s the target is, in the region of its grant', () => {
    const part = { ...input, part: 'water' }
    expect(checkTarget(inspector(world.city, 'water'), designated(), part, null)).toEqual(designated())
    expect(checkTarget(inspector(world.city), designated({ team: null }), part, null)).toEqual(designated({ team: null }))
    expect(() => checkTarget(inspector(world.city, 'cityFixed'), designated(), part, null)).toThrow(otherTeam('water'))
    expect(() => checkTarget(inspector(world.city, 'water'), designated(), input, null)).toThrow(otherTeam('市督战队'))
    expect(() => checkTarget(inspector(world.otherCounty, 'water'), designated(), part, null)).toThrow(absent)
  })

  it('on several lists is taken from the team of each, at its own places', () => {
    const [ofCounty, ofCity] = ['county', 'city'].map((team) => ({ key: `${team}@${world.city}`, title: `${team}队` }))
    const both = designated({ list: 'a', team: ofCounty ?? null, also: [{ list: 'b', team: ofCity ?? null }] })
    const { also: _, ...first } = both
    expect(checkTarget(inspector(world.city), both, input, null)).toEqual(both)
    expect(checkTarget(inspector(world.city, 'county'), both, input, null)).toEqual(first)
    expect(checkTarget(inspector(world.city, 'city'), both, input, null)).toEqual({ ...first, list: 'b', team: ofCity })
    expect(() => checkTarget(inspector(world.city, 'none'), both, input, null)).toThrow(otherTeam('county队'))
    const released = designated({ list: 'a', releasedOn: '2020-06-01', also: [{ list: 'b', team: ofCity ?? null }] })
    expect(checkTarget(inspector(world.city), released, input, null)).toMatchObject({ list: 'b', releasedOn: null, team: ofCity })
  })

  it('is taken from the target itself where a duty has it check itself by that checklist, and by no other', () => {
    const school: Actor = {
      ...asInspector,
      grants: [{ role: 'inspector', region: world.township, plan: world.plan, target: 'v-1' }],
    }
    const about = { kind: 'lists' as const, targetLists: ['provincial'] }
    const self = {
      key: 'self',
      title: '每周自查',
      what: 'visit' as const,
      who: { kind: 'target' as const },
      checklist: 'self',
      about,
    }
    const plan = aPlan({ duties: { owed: [self] } })
    const own = { ...input, checklist: 'self' }
    expect(checkTarget(school, designated(), own, plan)).toEqual(designated())
    for (const [by, document] of [
      [{ ...input, checklist: 'other' }, plan],
      [own, null],
      [{ ...own, part: 'water' }, plan],
    ] as const)
      expect(() => checkTarget(school, designated(), by, document)).toThrow('target.other-team')
    const neighbour = designated({ target: 'v-2' })
    expect(() => checkTarget(school, neighbour, own, plan)).toThrow(absent)
    const served = { ...plan, checklists: [{ key: 'self', title: '自查表', targetKind: 'village', schema: {} }] }
    expect(senderOf(school, designated(), served, 'self')).toEqual({ teams: [], bodies: [], isOwn: true, team: null })
    expect(senderOf(inspector(world.city, 'cityFixed'), designated(), served, 'self')).toMatchObject({
      isOwn: false,
      team: `cityFixed@${world.city}`,
    })
  })

  it('begun while the target stood on its list is taken after the release too, by whom it was to inspect then', () => {
    const released = designated({ list: 'a', designatedOn: '2020-05-04', releasedOn: '2020-06-01' })
    const begun = (startedAt: string) => ({ ...input, startedAt })
    const { also: _, ...then } = { ...released, releasedOn: null }
    for (const instant of ['2020-05-03T16:00:00.000Z', '2020-05-20T01:00:00.000Z', '2020-06-01T15:59:59.000Z'])
      expect(checkTarget(inspector(world.city, 'cityFixed'), released, begun(instant), null), instant).toEqual(then)
    for (const instant of ['2020-05-03T15:59:59.000Z', '2020-06-01T16:00:00.000Z'])
      expect(() => checkTarget(asInspector, released, begun(instant), null), instant).toThrow(undesignated)
    expect(() => checkTarget(inspector(world.city, 'countyFixed'), released, begun('2020-05-20T01:00:00.000Z'), null)).toThrow(
      otherTeam('市督战队'),
    )
    expect(() => checkTarget(asOutsider, released, begun('2020-05-20T01:00:00.000Z'), null)).toThrow(absent)
  })

  it('begun before the release is taken from a body of the directory to which the plan gave the target', () => {
    const released = designated({ list: 'a', designatedOn: '2020-05-04', releasedOn: '2020-06-01' })
    const office = {
      ...asInspector,
      grants: [{ role: 'inspector' as const, region: world.city, plan: world.plan, body: 'office' }],
    }
    const about = { kind: 'lists' as const, targetLists: ['a'] }
    const visit = { key: 'patrol', title: '巡查', what: 'visit' as const, who: { kind: 'body' as const, body: 'office' }, about }
    const plan = aPlan({ duties: { owed: [visit] } })
    const begun = (startedAt: string) => ({ ...input, startedAt })
    expect(checkTarget(office, released, begun('2020-05-20T01:00:00.000Z'), plan)).toMatchObject({ list: 'a', releasedOn: null })
    expect(() => checkTarget(office, released, begun('2020-06-02T01:00:00.000Z'), plan)).toThrow(absent)
  })

  it('of another region is absent, whether it is designated or not', () => {
    for (const designation of [designated(), designated({ list: null }), designated({ releasedOn: '2020-06-01' })])
      expect(() => checkTarget(asOutsider, designation, input, null)).toThrow(absent)
  })
})

describe('a revision', () => {
  const at = (instant: string) => new Date(instant)
  const closed = (instant: string | null) => ({ plan: 'p-1', revision: 1, closedAt: instant && at(instant) }) as ReadRevision
  const refusal = new Problem('conflict', 'revision.closed', { plan: 'p-1', revision: 1 })
  const check = (closedAt: string | null, startedAt: string, now: string) => () =>
    checkRevision(closed(closedAt), at(startedAt), at(now))

  it('that is open takes everything', () => {
    expect(check(null, '2020-03-20T00:00:00Z', '2030-01-01T00:00:00Z')).not.toThrow()
  })

  it('that closed takes what was begun before, until ninety days have passed', () => {
    expect(check('2020-03-20T00:00:00Z', '2020-03-19T23:59:59.999Z', '2020-03-20T00:00:01Z')).not.toThrow()
    expect(check('2020-03-20T00:00:00Z', '2020-03-19T00:00:00Z', '2020-06-18T00:00:00Z')).not.toThrow()
    expect(check('2020-03-20T00:00:00Z', '2020-03-19T00:00:00Z', '2020-06-18T00:00:00.001Z')).toThrow(refusal)
  })

  it('that closed takes nothing begun at that instant or after', () => {
    expect(check('2020-03-20T00:00:00Z', '2020-03-20T00:00:00Z', '2020-03-20T00:00:01Z')).toThrow(refusal)
    expect(check('2020-03-20T00:00:00Z', '2020-03-21T00:00:00Z', '2020-03-21T00:00:01Z')).toThrow(refusal)
  })
})

describe('a checklist', () => {
  const revision = {
    document: {
      checklists: [
        { key: 'village', targetKind: 'village', targetLists: ['provincial', 'municipal'] },
        { key: 'household', targetKind: 'household' },
        { key: 'anyVillage', targetKind: 'village' },
      ],
    },
  } as ReadRevision
  const refused = (key: string) => new Problem('absent', 'checklist.absent', { checklist: key })

  it('serves its kind of target on its lists, or on every list when it names none', () => {
    expect(checklistFor(revision, designated(), 'village').key).toBe('village')
    expect(checklistFor(revision, designated({ list: 'third' }), 'anyVillage').key).toBe('anyVillage')
  })

  it.each([
    ['that the plan does not have', 'nothing', {}],
    ['of another kind of target', 'household', {}],
    ['of other lists', 'village', { list: 'third' }],
    ['of any list, for a target on none', 'village', { list: null }],
  ])('%s is refused', (_, key, over) => {
    expect(() => checklistFor(revision, designated(over), key)).toThrow(refused(key))
  })
})

describe('answers', () => {
  it('without a fault pass, with faults are refused with every one of them', () => {
    expect(() => checkAnswers([])).not.toThrow()
    const errors = [
      { path: 'a.b', keyword: 'required', params: {}, message: '未填' },
      { path: 'a.c', keyword: 'enum', params: {}, message: '不在选项之内' },
    ]
    expect(() => checkAnswers(errors)).toThrow(new Problem('invalid', 'submission.answers-invalid', { errors }))
  })

  const kept = (hashes: string[]) => new Map(hashes.map((hash): [string, EvidenceType] => [hash, 'image/jpeg']))
  const [one, two, three] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)]
  it('whose photos have all arrived pass', async () => {
    const asked: EvidenceOf[] = []
    const types = async (of: EvidenceOf) => {
      asked.push(of)
      return kept(of.hashes)
    }
    const answers = { s: { i: { photos: [one, two] }, j: { photos: [one], rows: [{ signature: three }] } } }
    await checkEvidence({ ...input, answers }, types)
    expect(asked, 'each is asked for once, for this very target').toEqual([
      { plan: world.plan, target: 'v-1', hashes: [one, two, three] },
    ])
  })

  it('without photos ask nobody', async () => {
    await checkEvidence({ ...input, answers: { s: { i: { answer: 'yes', photos: [] } } } }, async () => expect.unreachable())
  })

  it('are refused with the photos that have not arrived', async () => {
    const answers = { s: { i: { photos: [one, two] } } }
    await expect(checkEvidence({ ...input, answers }, async () => kept([one]))).rejects.toEqual(
      new Problem('conflict', 'evidence.missing', { hashes: [two], count: 1 }),
    )
  })

  const pdf = 'application/pdf'
  it.each<[string, object, EvidenceType, string[]]>([
    ['a document among the photos', { photos: [one] }, pdf, ['s.i.photos']],
    ['a document as a signature', { signature: one }, pdf, ['s.i.signature']],
    ['a document under the name of a program', { files: [{ hash: one, name: '通知.exe', size: 9 }] }, pdf, ['s.i.files']],
    ['a document under the name of another', { files: [{ hash: one, name: '通知.docx', size: 9 }] }, pdf, ['s.i.files']],
    ['a photo among the photos', { photos: [one] }, 'image/jpeg', []],
    ['a drawn signature', { signature: one }, 'image/jpeg', []],
    ['a document under its own name', { files: [{ hash: one, name: '通知.PDF', size: 9 }] }, pdf, []],
    ['a picture under the name it had on the phone', { files: [{ hash: one, name: '公示栏.png', size: 9 }] }, 'image/jpeg', []],
  ])('with %s are judged at its field: %j', async (_, held, type, paths) => {
    const checked = checkEvidence({ ...input, answers: { s: { i: held } } }, async () => new Map([[one, type]]))
    const errors = await checked.then(
      () => [],
      ({ code, details }: Problem) => {
        expect(code).toBe('submission.answers-invalid')
        return details['errors'] as { path: string; message: string }[]
      },
    )
    expect(errors.map(({ path }) => path)).toEqual(paths)
    for (const { message } of errors) expect(message).toContain('请移除后重新添加')
  })
})

describe('the part of a checklist', () => {
  const item = (assessedBy?: string) => ({
    type: 'object',
    'x-item': { kind: 'text', ...(assessedBy && { assessedBy }) },
    properties: { text: { type: 'string', maxLength: 9 } },
  })
  const checklist = (items: Record<string, ReturnType<typeof item>>) => ({
    ...{ key: 'village', title: '村清单', targetKind: 'village' },
    schema: { type: 'object', properties: { duty: { type: 'object', properties: items } } },
  })

  it('is the checklist as its team fills it in, under a name of its own', () => {
    const parted = checklist({ one: item(), two: item('water') })
    expect(partFor(parted, null)).toMatchObject({
      name: 'village',
      schema: { properties: { duty: { properties: { one: {} } } } },
    })
    expect(partFor(parted, 'water').name).toBe('village water')
    expect(JSON.stringify(partFor(parted, null).schema)).not.toContain('two')
    expect(JSON.stringify(partFor(parted, 'water').schema)).not.toContain('one')
  })

  it('is all of it where one team fills it in', () => {
    const whole = checklist({ one: item() })
    expect(partFor(whole, null).schema).toBe(whole.schema)
  })

  it.each([
    ['nobody', { one: item() }, 'water'],
    ['another', { one: item(), two: item('health') }, 'water'],
    ['the target’s own team', { two: item('health') }, null],
  ])('is refused where it is not there: that of %s', (_, items, part) => {
    expect(() => partFor(checklist(items), part)).toThrow(
      new Problem('conflict', 'checklist.part-absent', { checklist: 'village' }),
    )
  })
})
