import { world } from '@duzhan/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aBody } from '../test/aBody.ts'
import { type AskedOfBodies, bodyPage } from './bodyPage.ts'

const government = aBody({ key: 'government', title: '某县人民政府', kind: 'government' })
const school = aBody({ key: 'No-1-school', title: '第一小学', kind: 'school', region: world.township, parent: 'education' })
const old = aBody({
  key: 'old-school',
  title: '撤并教学点',
  kind: 'school',
  retiredOn: '2020-03-01',
  retiredFor: '学生转入第一小学',
})
const ofCity = aBody({ key: 'city-office', title: '市教育局', jurisdiction: world.city, region: world.city })
const directory = [school, old, aBody(), government, ofCity]
const keys = (asked: AskedOfBodies) => bodyPage(directory, asked).bodies.map(({ key }) => key)

describe('a page of the directory', () => {
  it('stands by kind, then by where a directory lies, and tells what each is part of', () => {
    expect(keys({})).toEqual(['government', 'city-office', 'education', 'No-1-school'])
    expect(bodyPage(directory, {})).toMatchObject({
      kinds: [
        { kind: 'government', count: 1 },
        { kind: 'office', count: 2 },
        { kind: 'school', count: 1 },
      ],
      titles: { education: '某县教育局' },
      ...{ total: 4, next: null, isEmpty: false },
    })
  })

  it.each<[string, AskedOfBodies, string[]]>([
    ['words of the title', { text: '教育' }, ['city-office', 'education']],
    ['words of the key, whatever their case', { text: 'no-1-SCHOOL' }, ['No-1-school']],
    ['those that are retired', { show: 'retired' }, ['old-school']],
    ['all', { show: 'all', text: 'school' }, ['No-1-school', 'old-school']],
    ['some kinds', { kinds: ['school', 'government'] }, ['government', 'No-1-school']],
    ['one region', { region: world.township }, ['No-1-school']],
    ['whose key or title is said', { named: ['education', '撤并教学点', '小学'], show: 'all' }, ['education', 'old-school']],
    ['what there is none of', { text: '没有的' }, []],
  ])('holds %s', (_, asked, found) => {
    expect(keys(asked)).toEqual(found)
    expect(bodyPage(directory, asked)).toMatchObject({ total: found.length, isEmpty: false })
  })

  it('of an empty directory says that it is', () => {
    expect(bodyPage([], {})).toEqual({ bodies: [], titles: {}, kinds: [], total: 0, next: null, isEmpty: true })
  })

  it('names a parent that is retired, or of another kind than is asked for', () => {
    const child = aBody({ key: 'child', parent: 'old-school' })
    expect(bodyPage([child, old], { kinds: ['office'] }).titles).toEqual({ 'old-school': '撤并教学点' })
  })

  it('of very many holds each on one page, once, whatever is entered meanwhile', () => {
    const one = fc.record({ kind: fc.constantFrom('office', 'school', 'village'), at: fc.constantFrom(world.city, world.county) })
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.nat(99), { maxLength: 4 }),
        (all, limit, more) => {
          const bodies = all.map(({ kind, at }, no) => aBody({ key: `b-${no}`, kind: kind as 'office', jurisdiction: at }))
          const entered = more.map((no) => aBody({ key: `new-${no}` }))
          const seen: string[] = []
          for (let cursor: AskedOfBodies['cursor']; ; ) {
            const page = bodyPage(cursor ? [...bodies, ...entered] : bodies, { limit, ...(cursor && { cursor }) })
            expect(page.bodies.length).toBeLessThanOrEqual(limit)
            seen.push(...page.bodies.map(({ key }) => key))
            if (page.next === null) break
            cursor = page.next
          }
          const known = seen.filter((key) => key.startsWith('b-'))
          expect(known).toHaveLength(bodies.length)
          expect(new Set(seen).size).toBe(new Set(known).size + new Set(seen.filter((key) => key.startsWith('new-'))).size)
        },
      ),
    )
  })
})
