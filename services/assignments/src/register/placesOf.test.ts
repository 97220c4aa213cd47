import { describe, expect, it } from 'vitest'
import { placesOf } from './placesOf.ts'

const [a, b, c, d] = ['430321000000', '430322000000', '430323000000', '430324000000']

describe('what regions are called', () => {
  it('is what each is called while none was merged', () => {
    const regions = [
      { code: a, name: '甲县' },
      { code: b, name: '乙县' },
    ]
    expect(placesOf(regions)).toEqual({ into: {}, places: new Map(regions.map(({ code, name }) => [code, name])) })
  })

  it('is what their successor is called where they have one, behind however many mergers', () => {
    const { into, places } = placesOf([
      { code: a, name: '甲县', into: b },
      { code: b, name: '乙县', into: c },
      { code: c, name: '丙市' },
      { code: d, name: '丁县' },
    ])
    expect(into).toEqual({ [a]: c, [b]: c })
    expect([...places.values()]).toEqual(['丙市', '丙市', '丙市', '丁县'])
  })

  it('is their own name where the successor lies beyond what is asked for', () => {
    const { into, places } = placesOf([{ code: a, name: '甲县', into: d }])
    expect({ into, name: places.get(a) }).toEqual({ into: { [a]: d }, name: '甲县' })
  })
})
