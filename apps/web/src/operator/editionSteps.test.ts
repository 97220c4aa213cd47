import { regionCode } from '@duzhan/regions'
import { describe, expect, it } from 'vitest'
import { readEdition } from './editionFile.ts'
import { chosenAtFirst, itemsOf, stepsOf } from './editionSteps.ts'

const home = '990100000000'
const told = { from: '2020-04-01', reason: '国家统计局 2020 年版' }
const row = (code: string, name: string) => ({ code: regionCode(code.padEnd(12, '0')), name })
const sheet = (...rows: string[][]) => [{ name: '一', rows: rows.map((cells, at) => ({ line: at + 1, cells })) }]

describe('an edition in a file', () => {
  it('is read by the names of its columns in whichever order, or without them by code and name', () => {
    const regions = [row('990121', '青石县')]
    expect(readEdition(sheet(['名称', '备注', '代码'], ['青石县', 'x', '990121']), home)).toEqual({
      regions,
      faults: [],
      elsewhere: 0,
    })
    expect(readEdition(sheet(['990121', '青石县']), home)).toEqual({ regions, faults: [], elsewhere: 0 })
    expect(readEdition(sheet(['CODE', 'Name'], ['９９０１２１', '青石县']), home)).toEqual({ regions, faults: [], elsewhere: 0 })
  })

  it('is nothing where there is none, and counts what lies elsewhere', () => {
    expect(readEdition([], home)).toEqual({ regions: [], faults: [], elsewhere: 0 })
    expect(readEdition(sheet(['980100', '邻市'], ['9901', '东山市']), home).faults).toHaveLength(1)
    expect(readEdition(sheet(['980100', '邻市']), home)).toMatchObject({ regions: [], elsewhere: 1 })
  })

  it('takes no name longer than a region may have', () => {
    expect(readEdition(sheet(['990121', '县'.repeat(60)]), home).faults).toEqual([])
    expect(readEdition(sheet(['990121', '县'.repeat(61)]), home).faults).toHaveLength(1)
  })
})

describe('what is done of an edition', () => {
  it('leaves out what has become part of another, and levels of which the file tells nothing', () => {
    const held = [{ ...row('990121', '青石县'), into: '990199000000' }, row('990122', '白沙县'), row('990122100', '柳河乡')]
    expect(itemsOf(held, [row('990122', '白沙区')])).toMatchObject([{ part: 'renamed', was: '白沙县', name: '白沙区' }])
  })

  it('brings what came in batches, then one change after the other', () => {
    const came = Array.from({ length: 501 }, (_, at) => row(`990123${String(at + 1).padStart(3, '0')}`, `第${at}镇`))
    const items = itemsOf([row('990121100', '柳河乡')], came)
    const steps = stepsOf(items, told)
    expect(steps.map((step) => step.items.length)).toEqual([500, 1, 1])
    expect(steps.at(-1)).toMatchObject({ change: { kind: 'retire', into: '990121100000', ...told } })
    expect(chosenAtFirst(items)).toHaveLength(501)
  })
})
