import { describe, expect, it } from 'vitest'
import { the } from '../test/find.ts'
import { drawn } from '../test/shown.tsx'
import { QrCode } from './QrCode.tsx'

const uri =
  'otpauth://totp/%E7%9D%A3%E6%88%98:xt-operator?issuer=%E7%9D%A3%E6%88%98&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30'
/** The picture of a text as rows of `#` and `.`, read from what is drawn. */
async function pictureOf(text: string): Promise<string[]> {
  await drawn(<QrCode text={text} />)
  const picture = the('picture', '验证器应用扫描用的二维码')
  const size = Number(picture.getAttribute('viewBox')?.split(' ')[2])
  const rows = Array.from({ length: size }, () => Array<string>(size).fill('.'))
  const path = [...picture.querySelectorAll('path')].at(-1)?.getAttribute('d') ?? ''
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) rows[Number(y)]![Number(x)] = '#'
  return rows.map((row) => row.join(''))
}
/** What stands in each of three corners, by which a telephone finds where the picture is. */
const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######']
const border = 4

describe('a text as a picture', () => {
  it('has the three corners by which it is found, and nothing in the fourth', async () => {
    const rows = await pictureOf(uri)
    const last = rows.length - border - finder.length
    const at = (x: number, y: number) => rows.slice(y, y + finder.length).map((row) => row.slice(x, x + finder.length))
    expect(at(border, border)).toEqual(finder)
    expect(at(last, border)).toEqual(finder)
    expect(at(border, last)).toEqual(finder)
    expect(at(last, last)).not.toEqual(finder)
  })

  it('is square, with the quiet margin that telephones ask for', async () => {
    const rows = await pictureOf(uri)
    expect(rows[0]).toHaveLength(rows.length)
    expect((rows.length - 2 * border - 17) % 4, 'a size that the standard knows').toBe(0)
    for (const edge of [...rows.slice(0, border), ...rows.slice(-border)]) expect(edge).not.toContain('#')
    for (const row of rows) expect(row.slice(0, border) + row.slice(-border)).not.toContain('#')
  })

  it('is the same for the same text, and another for another', async () => {
    const one = await pictureOf(uri)
    expect(await pictureOf(uri)).toEqual(one)
    expect(await pictureOf(uri.replace('GEZD', 'GEZE'))).not.toEqual(one)
  })

  it('has its timing line between the corners', async () => {
    const rows = await pictureOf(uri)
    const line = rows[border + 6]!.slice(border + 8, rows.length - border - 8)
    expect(line).toMatch(/^(#\.)+#$/)
  })
})
