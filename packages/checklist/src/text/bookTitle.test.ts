import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookTitle } from './bookTitle.ts'

describe('the title of a document', () => {
  it.each([
    ['某市挂牌督战实施方案', '《某市挂牌督战实施方案》'],
    ['岳塘区落实《湘潭市方案》工作方案', '《岳塘区落实〈湘潭市方案〉工作方案》'],
    ['区落实《市落实〈省方案〉方案》方案', '《区落实〈市落实《省方案》方案〉方案》'],
    ['贯彻《甲》和《乙》的通知', '《贯彻〈甲〉和〈乙〉的通知》'],
    ['多出一个》的标题', '《多出一个〉的标题》'],
    ['', '《》'],
  ])('of %j is %s', (title, told) => expect(bookTitle(title)).toBe(told))

  it('is told anew of what is told, with marks of both kinds by turns, and no other sign is touched', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('《', '》', '甲', '〈', '〉')), (signs) => {
        const told = bookTitle(signs.join(''))
        expect([...told].filter((sign) => sign === '甲')).toEqual(signs.filter((sign) => sign === '甲'))
        expect(told).toHaveLength(signs.length + 2)
        expect(bookTitle(told.slice(1, -1)), 'twice as once').toBe(told)
      }),
    )
  })
})
