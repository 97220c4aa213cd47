import { describe, expect, it } from 'vitest'
import { type ChangeFields, draftOf, freeCode, placeOfCode } from './regionChangeDraft.ts'

const [a, b, c] = ['990121000000', '990122000000', '990123000000']
const fields = (over: Partial<ChangeFields>): ChangeFields => ({
  ...{ kind: 'merge', region: a, others: [b], into: '', place: '', code: '990199', name: ' 新县 ', from: '2020-04-01', ...over },
})

describe('a change of regions as a form says it', () => {
  it('is of those that were chosen into a new one, whose code is filled up', () => {
    const draft = { kind: 'merge', regions: [a, b], into: '990199000000', isNew: true, name: '新县', from: '2020-04-01' }
    expect(draftOf(fields({}))).toEqual(draft)
  })

  it('is into one of them or another beside them, which is not merged itself', () => {
    expect(draftOf(fields({ into: b }))).toMatchObject({ regions: [a], into: b })
    expect(draftOf(fields({ into: a }))).toMatchObject({ regions: [b], into: a })
    expect(draftOf(fields({ into: c }))).toMatchObject({ regions: [a, b], into: c, isNew: false })
  })

  it('is of one region that is only called otherwise', () => {
    const draft = { kind: 'rename', regions: [a], into: a, isNew: false, name: '新县', from: '2020-04-01' }
    expect(draftOf(fields({ kind: 'rename' }))).toEqual(draft)
  })

  it.each<[string, Partial<ChangeFields>, string]>([
    ['six digits', { code: '990199' }, '990199000000'],
    ['nine digits', { code: '990199001' }, '990199001000'],
    ['twelve digits', { code: '990199001002' }, '990199001002'],
    ['digits in full width', { code: '９９０１９９' }, '990199000000'],
    ['digits with blanks between', { code: ' 9901 99 ' }, '990199000000'],
  ])('takes the code of the new one by %s', (_, over, into) => {
    expect(draftOf(fields(over))).toMatchObject({ into, isNew: true })
  })

  it('keeps every region that was chosen, in the order of the choice', () => {
    expect(draftOf(fields({ others: [c, b] }))?.regions).toEqual([a, c, b])
    expect(draftOf(fields({ others: [c, b], into: c }))?.regions).toEqual([a, b])
    expect(draftOf(fields({ others: [] }))?.regions, 'one alone gets another code').toEqual([a])
  })

  it('of a new name says nothing of what was chosen for a merger before', () => {
    const draft = draftOf(fields({ kind: 'rename', others: [b], into: c, code: '990199' }))
    expect(draft).toMatchObject({ regions: [a], into: a, isNew: false })
  })

  it.each<[string, Partial<ChangeFields>]>([
    ['a region', { region: '' }],
    ['a name', { name: '　 ' }],
    ['a day', { from: '' }],
    ['the code of the new region', { code: '' }],
    ['a code that is one', { code: '99019' }],
    ['anything that is merged', { region: a, others: [], into: a }],
  ])('is none without %s', (_, over) => {
    expect(draftOf(fields(over))).toBeNull()
  })

  it('is of one that goes beneath another, under a code of there alone', () => {
    const going = { kind: 'move' as const, region: '990121100000', others: [], place: b, name: '某乡' }
    expect(draftOf(fields({ ...going, code: '990122105' }))).toEqual({
      ...{ kind: 'move', regions: ['990121100000'], into: '990122105000', isNew: true, name: '某乡', from: '2020-04-01' },
    })
    expect(draftOf(fields({ ...going, code: '990123105' })), 'of elsewhere').toBeNull()
    expect(draftOf(fields({ ...going, code: '990122' })), 'of another level').toBeNull()
    expect(draftOf(fields({ ...going, place: '', code: '990122105' })), 'before it is said where').toBeNull()
  })

  it('is of one that is divided, with what goes over into the new one', () => {
    const divided = { kind: 'split' as const, others: ['990121100000'] }
    expect(draftOf(fields(divided))).toMatchObject({
      regions: [a],
      into: '990199000000',
      isNew: true,
      children: ['990121100000'],
    })
    expect(draftOf(fields({ ...divided, others: [] }))).toMatchObject({ children: [] })
    expect(draftOf(fields({ ...divided, code: a })), 'into itself').toBeNull()
  })

  it('is of one that is retired, which goes on to be called as it was', () => {
    const draft = { kind: 'retire', regions: [a], into: a, isNew: false, name: '青石县', from: '2020-04-01' }
    expect(draftOf(fields({ kind: 'retire', name: '' }), '青石县')).toEqual(draft)
    expect(draftOf(fields({ kind: 'retire' }), ''), 'before that is known').toBeNull()
  })

  it('makes a new code beneath where a region goes, or beside what is divided, and nowhere else', () => {
    expect(placeOfCode(fields({ kind: 'move', place: b }))).toBe(b)
    expect(placeOfCode(fields({ kind: 'split' }))).toBe('990100000000')
    for (const kind of ['rename', 'merge', 'retire'] as const) expect(placeOfCode(fields({ kind, place: b }))).toBe('')
    expect(placeOfCode(fields({ kind: 'split', region: '' }))).toBe('')
  })

  it('is offered a code with the digits of the region, or the next that none has there', () => {
    const there = ['990122100000', '990122001000', '990122100201'].map((code) => ({ code, name: code }))
    expect(freeCode(b, '990121105000', there)).toBe('990122105000')
    expect(freeCode(b, '990121100000', there)).toBe('990122101000')
    expect(freeCode('', '990121100000', there)).toBe('')
    expect(freeCode(b, '', there)).toBe('')
  })
})
