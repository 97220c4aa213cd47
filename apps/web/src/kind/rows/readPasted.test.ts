import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aTable } from '../../test/kindItems.ts'
import { readPasted } from './readPasted.ts'

const { columns } = aTable
const read = (text: string, room = 200) => readPasted(text, columns, { room, today: '2020-03-20' })

describe('rows pasted out of a spreadsheet', () => {
  it('go by the order of the columns, with full-width digits and dates as people write them', () => {
    expect(read('三组水管\t１２．５\t在建\t2020年3月1日\n村道\t1,000\t完工\t2020/1/15')).toMatchObject({
      rows: [
        { name: '三组水管', amount: 12.5, state: '在建', day: '2020-03-01' },
        { name: '村道', amount: 1000, state: '完工', day: '2020-01-15' },
      ],
      hasHeading: false,
      misfits: [],
      strange: [],
      missing: [],
    })
  })

  it('go by their headings when there are any, and tell what no column takes', () => {
    const { rows, hasHeading, strange, missing } = read('备 注\t金额\t项目名称\n路远\t3\t卫生室\n\t4\t村道')
    expect(rows).toEqual([
      { name: '卫生室', amount: 3 },
      { name: '村道', amount: 4 },
    ])
    expect(hasHeading).toBe(true)
    expect(strange).toEqual(['备注'])
    expect(missing).toEqual(['进度', '开工日期'])
  })

  it('keep what does not fit as it is written, and say so by row and column as the person counts them', () => {
    const { rows, misfits } = read('项目名称\t金额\t进度\t开工日期\n甲\t12箱\t已完\t2020-02-31\n乙\t2000\t在建\t')
    expect(rows[0]).toEqual({ name: '甲', amount: '12箱', state: '已完', day: '2020-02-31' })
    expect(rows[1]).toEqual({ name: '乙', amount: 2000, state: '在建' })
    expect(misfits.map(({ row, column }) => [row, column])).toEqual([
      [2, '金额'],
      [2, '进度'],
      [2, '开工日期'],
      [3, '金额'],
    ])
    expect(misfits[0]?.sentence).toContain('“12箱”不是数字')
    expect(misfits[1]?.sentence).toContain('不在选项中')
    expect(misfits[2]?.sentence).toContain('不是有效的日期')
    expect(misfits[3]?.sentence).toContain('0–1,000 万元')
  })

  it('name columns that have no heading by their place', () => {
    expect(read('甲\t1\t在建\t2020-03-01\t多余的').strange).toEqual(['第 5 列'])
  })

  it('take none of ten thousand rows, and tell how many are too many', () => {
    const { rows, excess } = read('甲\t1\n'.repeat(10_000), 150)
    expect(rows).toEqual([])
    expect(excess).toBe(9_850)
  })

  it('are as many as the lines that have anything in them, and hold every cell that was not blank', () => {
    const cell = fc.stringMatching(/^[a-z0-9甲乙]{0,4}$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 8 }), (cells) => {
        const { rows, hasHeading } = read(cells.map((line) => line.join('\t')).join('\n'))
        const filled = cells.filter((line) => line.some((one) => one !== ''))
        expect(hasHeading).toBe(false)
        expect(rows.map((row) => Object.keys(row).length)).toEqual(filled.map((line) => line.filter((one) => one !== '').length))
      }),
    )
  })
})
