import 'fake-indexeddb/auto'
import { unchecked } from '@duzhan/test-kit/unchecked'
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { draftStore } from '../device/draftStore.ts'
import { SignatureAnswer } from '../evidence/SignatureAnswer.tsx'
import { signature } from './signature.tsx'
import { fillKind, leaveKind, readKind, settled } from './test/filledKind.tsx'

const schema = {
  'x-item': { kind: 'signature', by: '村支书' },
  properties: { signature: { type: 'string' }, signer: { type: 'string', maxLength: 20 } },
} as const
/** What is drawn on: this test's page has no canvas of its own. */
const pen = new Proxy({} as Record<string, unknown>, {
  get: (kept, name) => kept[String(name)] ?? (() => {}),
  set: (kept, name, value) => Reflect.set(kept, name, value),
})
let puts: string[]
beforeEach(() => {
  puts = []
  vi.stubGlobal('fetch', async (url: string) => {
    puts.push(url)
    return new Response(null, { status: 201 })
  })
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(unchecked(pen))
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(new Blob(['drawn'], { type: 'image/png' })))
})
afterEach(async () => {
  await leaveKind()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})
const stroke = (place: HTMLElement) =>
  act(async () => {
    const canvas = place.querySelector('canvas')!
    const at = (type: string, x: number, target: EventTarget = canvas) => {
      const event = new PointerEvent(type, { bubbles: true, cancelable: true, clientX: x, clientY: 10 })
      Object.defineProperties(event, { button: { value: 0 }, buttons: { value: 1 }, isPrimary: { value: true } })
      target.dispatchEvent(event)
    }
    at('pointerdown', 10)
    at('pointermove', 60, window)
    at('pointerup', 90, window)
  })

describe('a signature', () => {
  it('is drawn, kept like a photo and sent; an empty pad is none', async () => {
    const form = await fillKind(signature, schema)
    await settled(() => expect(form.button('村支书签名')).toBeDefined())
    await form.press('村支书签名')
    expect(form.text()).toContain('请村支书在框内手写签名')
    await form.press('完成签名')
    expect(form.text()).toContain('还没有签名')
    await stroke(form.place)
    await form.press('完成签名')
    await settled(() => expect(form.held()['signature']).toMatch(/^[0-9a-f]{64}$/))
    await settled(() => expect(puts).toEqual([`/files/${form.held()['signature']}?plan=p&target=t`]))
    expect(await draftStore().photo(String(form.held()['signature']))).toBeDefined()
    await settled(() => expect(form.place.querySelector('img')?.alt).toBe('村支书的签名'))
  })

  it('begun can be cleared or given up, and one that stands is replaced or taken out', async () => {
    const first = 'a'.repeat(64)
    const form = await fillKind(signature, schema, { signature: first })
    await settled(() => expect(form.button('重新签名')).toBeDefined())
    await form.press('重新签名')
    await stroke(form.place)
    await form.press('清除重写')
    await form.press('完成签名')
    expect(form.text(), 'cleared is empty again').toContain('还没有签名')
    await form.press('取消')
    expect(form.held()['signature'], 'the one before stays').toBe(first)
    await form.press('移除签名')
    expect(form.held()['signature']).toBeUndefined()
  })

  it('takes the name of who signed where the checklist asks for it', async () => {
    const form = await fillKind(signature, schema)
    await settled(() => expect(form.button('村支书签名')).toBeDefined())
    await form.write('签名人姓名', '李某')
    expect(form.held()['signer']).toBe('李某')
    await leaveKind()
    const without = await fillKind(signature, { properties: {} })
    await settled(() => expect(without.button('手写签名')).toBeDefined())
    expect(without.text()).not.toContain('签名人姓名')
  })

  it('is read as its picture, with who signed', async () => {
    const record = await readKind(SignatureAnswer, { signature: 'b'.repeat(64), signer: '李某' }, schema)
    expect(record.place.querySelector('img')?.getAttribute('src')).toBe(`/files/${'b'.repeat(64)}`)
    expect(record.text()).toBe('村支书的签名：李某')
    await leaveKind()
    expect((await readKind(SignatureAnswer, {}, schema)).text()).toBe('未填')
  })
})
