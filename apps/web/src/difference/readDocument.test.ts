import { describe, expect, it } from 'vitest'
import { readDocument } from './readDocument.ts'

function faultOf(text: string): string | null {
  const read = readDocument(text)
  return read.ok ? null : read.fault
}

describe('a document that is loaded', () => {
  it('is taken as it is when it looks like a plan, with its title to be recognised by', () => {
    const read = readDocument('{"code":"a-2020","title":"某县方案","phases":[]}')
    expect(read).toEqual({
      ok: true,
      loaded: { document: { code: 'a-2020', title: '某县方案', phases: [] }, title: '某县方案' },
    })
  })

  it('goes by no title when its title is blank', () => {
    expect(readDocument('{"code":"a","title":" "}')).toMatchObject({ loaded: { title: '未命名方案' } })
  })

  it('may begin with the mark that Windows puts before UTF-8', () => {
    expect(readDocument('\uFEFF{"code":"a"}')).toMatchObject({ ok: true, loaded: { title: '未命名方案' } })
  })

  it('is refused with a sentence when there is nothing, too much, or no plan in it', () => {
    expect(faultOf('  \n')).toContain('还没有内容')
    expect(faultOf(`"${'x'.repeat(2_000_001)}"`)).toContain('超过 2 MB')
    for (const text of ['[]', 'null', '3', '"code"', '{}', '{"code":3}']) expect(faultOf(text), text).toContain('不是一份方案')
  })

  it('is refused with the line near which it stops being JSON, where the browser says so', () => {
    expect(faultOf('{\n "code": "a"\n "title": 3\n}')).toContain('第 3 行附近')
    expect(faultOf('{ "code": oops }')).toContain('不是完整的 JSON')
  })
})
