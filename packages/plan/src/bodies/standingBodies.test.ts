import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DirectoryBody } from './directoryBody.ts'
import { standingBodies } from './standingBodies.ts'

const body = (key: string, over: Partial<DirectoryBody> = {}): DirectoryBody => ({
  ...{ key, title: `${key}的名称`, kind: 'school', region: '430321109000', members: null, retiredOn: null },
  ...over,
})
const group = (key: string, ...members: string[]) => body(key, { kind: 'group', members: { by: 'key', members } })
const found = (key: string, ...bodies: DirectoryBody[]) => standingBodies(key, bodies).map((one) => one.key)

describe('whom a key of the directory stands for', () => {
  it('is the body of that key, and nobody where there is none or it is retired', () => {
    expect(found('a', body('a'), body('b'))).toEqual(['a'])
    expect(found('c', body('a'))).toEqual([])
    expect(found('a', body('a', { retiredOn: '2020-01-31' }))).toEqual([])
  })

  it('of a group are its members in their order, each once, without who is retired or unknown', () => {
    const bodies = [body('a'), body('b'), body('old', { retiredOn: '2020-01-31' })]
    expect(found('all', group('all', 'b', 'old', 'a', 'no-such', 'b'), ...bodies)).toEqual(['b', 'a'])
  })

  it('of a group of groups are the members of all of them', () => {
    expect(found('all', group('all', 'north', 'c'), group('north', 'a', 'b'), body('a'), body('b'), body('c'))).toEqual([
      'a',
      'b',
      'c',
    ])
    const retired = { ...group('north', 'a'), retiredOn: '2020-01-31' }
    expect(found('all', group('all', 'north'), retired, body('a')), 'a retired group stands for nobody').toEqual([])
  })

  it('of a group by kind and level are those of that kind at that level within its region', () => {
    const stations = body('stations', {
      ...{ kind: 'group', region: '430321000000', members: { by: 'kind', kind: 'townStation', level: 'township' } },
    })
    const station = (key: string, region: string, over: Partial<DirectoryBody> = {}) =>
      body(key, { kind: 'townStation', region, ...over })
    expect(
      found(
        'stations',
        stations,
        station('huashi', '430321109000'),
        station('next-door', '430381106000'),
        station('of-county', '430321000000'),
        station('old', '430321110000', { retiredOn: '2020-01-31' }),
        body('school', { region: '430321109000' }),
      ),
    ).toEqual(['huashi'])
  })

  it('of a group of a level are, where that level is missing, those right beneath it', () => {
    const offices = body('offices', {
      ...{ kind: 'group', region: '440000000000', members: { by: 'kind', kind: 'office', level: 'county' } },
    })
    const office = (key: string, region: string) => body(key, { kind: 'office', region })
    expect(
      found(
        'offices',
        offices,
        office('shijie', '441900101000'),
        office('district', '440103000000'),
        office('town', '440103001000'),
      ),
    ).toEqual(['shijie', 'district'])
  })

  it('ends for groups that are members of each other, and never names a group or anybody twice', () => {
    const keys = ['a', 'b', 'c', 'd', 'e']
    const anyBody = fc.tuple(fc.constantFrom(...keys), fc.subarray(keys), fc.boolean(), fc.boolean())
    fc.assert(
      fc.property(fc.uniqueArray(anyBody, { selector: ([key]) => key }), fc.constantFrom(...keys), (drawn, asked) => {
        const bodies = drawn.map(([key, members, isGroup, isRetired]) => ({
          ...(isGroup ? group(key, ...members) : body(key)),
          retiredOn: isRetired ? '2020-01-31' : null,
        }))
        const standing = standingBodies(asked, bodies)
        expect(new Set(standing).size).toBe(standing.length)
        for (const one of standing) expect([one.kind, one.retiredOn]).toEqual(['school', null])
      }),
    )
  })
})
