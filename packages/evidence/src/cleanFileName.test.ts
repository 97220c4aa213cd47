import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanFileName, nameFits } from './cleanFileName.ts'
import { type EvidenceType, evidenceTypes, isPicture } from './evidenceType.ts'

const types = Object.keys(evidenceTypes) as EvidenceType[]
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describe('the name of a file', () => {
  it.each<[string, EvidenceType, string]>([
    ['安全检查通知.pdf', 'application/pdf', '安全检查通知.pdf'],
    ['C:\\Users\\张三\\台账.xlsx', sheet, '台账.xlsx'],
    ['../../etc/台账.XLSX', sheet, '台账.xlsx'],
    ['通知.pdf.exe', 'application/pdf', '通知.pdf.pdf'],
    ['tongzhi\u202Efdp.exe', 'application/pdf', 'tongzhifdp.pdf'],
    ['现场\u0000照片.png', 'image/jpeg', '现场照片.png'],
    ['现场.tiff', 'image/jpeg', '现场.jpg'],
    ['  .pdf', 'application/pdf', '文件.pdf'],
    ['a:b|c?.pdf', 'application/pdf', 'a_b_c_.pdf'],
    ['没有后缀', 'application/pdf', '没有后缀.pdf'],
  ])('%j of %s is kept as %j', (name, type, kept) => {
    expect(cleanFileName(name, type, '文件')).toBe(kept)
  })

  it('is short, says what it is and holds no path, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...types), (name, type) => {
        const kept = cleanFileName(name, type, '文件')
        expect([...kept].length).toBeLessThanOrEqual(100)
        expect(nameFits(kept, type)).toBe(true)
        expect(kept).not.toMatch(/[\p{C}/\\<>:"|?*]/u)
        expect(cleanFileName(kept, type, '文件'), 'cleaning twice is once').toBe(kept)
      }),
    )
  })

  it('fits no other type than its own', () => {
    expect(types.map((type) => nameFits('台账.xlsx', type))).toEqual([false, false, false, true])
    expect(types.some((type) => nameFits('xlsx', type))).toBe(false)
  })
})

it('only pictures can stand for a photo or a signature', () => {
  expect(types.filter(isPicture)).toEqual(['image/jpeg'])
})
