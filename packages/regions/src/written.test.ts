import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endingsOf, regionsWritten } from './written.ts'

const regions = [
  { code: '990000000000', name: '示范省' },
  { code: '990100000000', name: '东山市' },
  { code: '990121000000', name: '青石县' },
  { code: '990121100000', name: '柳河乡' },
  { code: '990122000000', name: '白沙县' },
  { code: '990122100000', name: '柳河乡' },
]
const meant = regionsWritten(regions)

describe('a region as an office writes it', () => {
  it.each([
    ['青石县', ['990121000000']],
    ['990121000000', ['990121000000']],
    ['青石县柳河乡', ['990121100000']],
    ['青石县 柳河乡', ['990121100000']],
    ['示范省东山市白沙县柳河乡', ['990122100000']],
    ['柳河乡', ['990121100000', '990122100000']],
    ['河乡', []],
    ['东山市柳河乡', []],
    ['青石县白沙县', []],
    ['990199000000', []],
    ['', []],
  ])('%s means %j', (text, codes) => {
    expect(meant(text)).toEqual(codes)
  })

  it('is found among those that are called as the text ends, so that the others need not be looked at', () => {
    const names = fc.constantFrom('示范省', '东山市', '青石县', '柳河乡', '白沙县', ' ', '乡', '990121000000')
    fc.assert(
      fc.property(fc.array(names, { maxLength: 5 }), (parts) => {
        const text = parts.join('')
        const endings = new Set(endingsOf(text))
        const near = regions.filter(({ code, name }) => endings.has(name) || endings.has(code))
        for (const code of meant(text)) expect(near.map((one) => one.code)).toContain(code)
      }),
    )
  })
})

describe('the ends of a text', () => {
  it('are all of them, without blanks, none cut through a sign', () => {
    expect(endingsOf('青石县 柳河')).toEqual(['青石县柳河', '石县柳河', '县柳河', '柳河', '河'])
    expect(endingsOf('𠮷村')).toEqual(['𠮷村', '村'])
    expect(endingsOf(' ')).toEqual([])
  })
})
