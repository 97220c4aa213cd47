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

  it('that is cut at its hundredth character ends in no blank or dot before its extension', () => {
    const cutAt = (mark: string) => cleanFileName(`${'长'.repeat(95)}${mark}附件.pdf`, 'application/pdf', '文件')
    for (const mark of [' ', '.', '　', ' . ']) {
      expect(cutAt(mark)).toBe(`${'长'.repeat(95)}.pdf`)
      expect(cleanFileName(cutAt(mark), 'application/pdf', '文件')).toBe(cutAt(mark))
    }
  })

  it('is the same whether letters came in one piece or two, and whatever nobody sees stood between', () => {
    const [whole, pieces, hidden] = ['caf\u00e9.pdf', 'cafe\u0301.pdf', 'cafe\u200d\u0301.pdf']
    expect([whole, pieces, hidden].map((name) => cleanFileName(name, 'application/pdf', '文件'))).toEqual([whole, whole, whole])
  })

  it('of nothing but marks is the fallback, as long as it may be', () => {
    for (const name of ['', '.', '...', ' \u200b ', '/', '照片/', '..\\..\\'])
      expect(cleanFileName(name, 'image/jpeg', '照片'), JSON.stringify(name)).toBe('照片.jpg')
    expect([...cleanFileName('', sheet, '表'.repeat(200))]).toHaveLength(100)
  })

  it('is counted in characters as people see them: one beyond the first 65,536 is one', () => {
    const kept = cleanFileName(`${'𠮷'.repeat(150)}.pdf`, 'application/pdf', '文件')
    expect(kept).toBe(`${'𠮷'.repeat(96)}.pdf`)
  })

  it.each(['jpg', 'jpeg', 'png', 'webp', 'heic', 'heif', 'avif'])('of a picture may end in .%s, in any case', (extension) => {
    expect(nameFits(`现场.${extension.toUpperCase()}`, 'image/jpeg')).toBe(true)
    expect(nameFits(`现场.${extension}`, 'application/pdf')).toBe(false)
    expect(cleanFileName(`现场.${extension.toUpperCase()}`, 'image/jpeg', '照片')).toBe(`现场.${extension}`)
  })

  it('fits no other type than its own', () => {
    expect(types.map((type) => nameFits('台账.xlsx', type))).toEqual([false, false, false, true])
    expect(types.some((type) => nameFits('xlsx', type))).toBe(false)
  })
})

it('only pictures can stand for a photo or a signature', () => {
  expect(types.filter(isPicture)).toEqual(['image/jpeg'])
})
