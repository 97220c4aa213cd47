import { describe, expect, it } from 'vitest'
import { toldTo } from './covert.mongo.ts'

describe('the filter of what is covert', () => {
  const by = (standsFor?: string[]) => toldTo({ id: 'p-1', regions: ['430300000000'], ...(standsFor && { standsFor }) }).$or
  it('lets through what is open, what the regions are told of, and what is the reader’s own', () => {
    expect(by()).toEqual([{ covert: null }, { 'covert.path': { $in: ['430300000000'] } }, { 'covert.by': 'p-1' }])
  })

  it('asks for what stands further within the document', () => {
    const told = toldTo({ id: 'p-1', regions: [] }, 'kept.').$or
    expect(told.map((one) => Object.keys(one)[0])).toEqual(['kept.covert', 'kept.covert.path', 'kept.covert.by'])
  })

  it('lets through what is of those whose work was handed over to the reader', () => {
    expect(by([])[2]).toEqual({ 'covert.by': 'p-1' })
    expect(by(['p-2', 'p-3'])[2]).toEqual({ 'covert.by': { $in: ['p-1', 'p-2', 'p-3'] } })
  })
})
