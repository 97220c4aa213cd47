import { world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { codeFrom, readRegions } from './readRegions.ts'

describe('a code as people write it', () => {
  it.each([
    ['430302', '430302000000'],
    ['430302001', '430302001000'],
    ['430302001002', '430302001002'],
    [' ４３０３ ０２ ', '430302000000'],
    ['4303', '4303'],
    ['湘潭', '湘潭'],
    ['', ''],
  ])('%s', (typed, code) => expect(codeFrom(typed)).toBe(code))
})

describe('regions that were pasted', () => {
  it('are read line by line, with tabs, blanks or commas between code and name, and blank lines left out', () => {
    const text = '990121100\t柳河乡\r\n\n 990121100200  上坪村 \n990121101，新乡\n990121102、城关 镇'
    expect(readRegions(text, world.county)).toEqual({
      regions: [
        { code: '990121100000', name: '柳河乡' },
        { code: '990121100200', name: '上坪村' },
        { code: '990121101000', name: '新乡' },
        { code: '990121102000', name: '城关 镇' },
      ],
      faults: [],
    })
  })

  it.each([
    ['柳河乡', '第 1 行“柳河乡”读不出代码和名称。'],
    ['990121100', '第 1 行“990121100”读不出代码和名称。'],
    ['\n990000100 无处', '第 2 行的代码“990000100”不是有效的区划代码。'],
    ['99012110 少一位', '第 1 行的代码“99012110”不是有效的区划代码。'],
    ['990122 邻县', '第 1 行的“邻县”不在本辖区内。'],
    ['990121100 柳河乡\n990121100000 又一次', '第 2 行的代码“990121100000”前面已经有了。'],
  ])('%j are faulted where they stand', (text, fault) => {
    expect(readRegions(text, world.county).faults).toEqual([fault])
  })

  it('lie nowhere for who operates nowhere', () => {
    expect(readRegions('990121100 柳河乡', '').regions).toEqual([])
  })
})
