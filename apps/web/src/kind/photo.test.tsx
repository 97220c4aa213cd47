import 'fake-indexeddb/auto'
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { draftStore } from '../device/draftStore.ts'
import { PhotoStrip } from '../evidence/PhotoGallery.tsx'
import { photo } from './photo.tsx'
import { fillKind, leaveKind, readKind, settled } from './test/filledKind.tsx'

const picture = (name: string, content = name) => new File([content], name, { type: 'image/jpeg' })
const asked = (minItems: number, maxItems: number, more: object = {}) => ({
  properties: { photos: { type: 'array', minItems, maxItems } as const },
  ...more,
})
let puts: string[]
let answer: () => Promise<Response>

beforeEach(() => {
  puts = []
  answer = async () => new Response(null, { status: 201 })
  vi.stubGlobal('fetch', (url: string) => {
    puts.push(url)
    return answer()
  })
  // what the browser draws with: every picture is small enough already
  vi.stubGlobal('createImageBitmap', async (file: File) => {
    if (file.name.startsWith('broken')) throw new DOMException('cannot decode', 'InvalidStateError')
    return { width: 4, height: 3, close: () => {} }
  })
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = () => ({ drawImage: () => {} })
      convertToBlob = async () => new Blob(['x'.repeat(999)], { type: 'image/jpeg' })
    },
  )
})
afterEach(async () => {
  await leaveKind()
  vi.unstubAllGlobals()
})

describe('photos of an item', () => {
  it('are counted against what is asked for, shown, kept on the device and sent', async () => {
    const form = await fillKind(photo, asked(3, 4))
    expect(form.text()).toContain('已拍 0 张，至少 3 张')
    await form.choose(picture('a'), picture('b'))
    await settled(() => expect(form.text()).toContain('已拍 2 张，至少 3 张'))
    expect(form.place.querySelectorAll('figure')).toHaveLength(2)
    await settled(() => expect(puts).toHaveLength(2))
    expect(puts[0]).not.toContain('as=')
    const [hash = ''] = form.held()['photos'] as string[]
    await settled(async () => expect(await draftStore().isUploaded(form.owner, hash)).toBe(true))
    await form.press('移除照片 1')
    expect(form.held()['photos']).toHaveLength(1)
    expect(form.text()).toContain('已拍 1 张，至少 3 张')
  })

  it('taken without a network stay on the device for later', async () => {
    answer = () => Promise.reject(new TypeError('Failed to fetch'))
    const form = await fillKind(photo, asked(1, 9))
    await form.choose(picture('a'))
    await settled(() => expect(form.held()['photos']).toHaveLength(1))
    await settled(async () => expect(await draftStore().photosToUpload(form.owner)).toHaveLength(1))
    expect(form.place.querySelectorAll('.field-error')).toHaveLength(0)
  })

  it('come by the camera or from the album, as the person chooses; by the camera only where the checklist says so', async () => {
    const form = await fillKind(photo, asked(1, 9))
    const input = form.place.querySelector<HTMLInputElement>('input[type=file]')!
    const opened = vi.spyOn(input, 'click').mockImplementation(() => {})
    await form.press('拍照')
    expect(input.getAttribute('capture')).toBe('environment')
    await form.press('从相册选择')
    expect(input.hasAttribute('capture')).toBe(false)
    expect(opened).toHaveBeenCalledTimes(2)
    await leaveKind()
    const onlyCamera = await fillKind(photo, asked(1, 9, { 'x-item': { kind: 'photo', from: 'camera' } }))
    expect(onlyCamera.button('从相册选择')).toBeUndefined()
    expect(onlyCamera.place.querySelector('input[type=file]')?.getAttribute('capture')).toBe('environment')
  })

  it('one that cannot be used says why, and the others are taken all the same', async () => {
    const form = await fillKind(photo, asked(1, 9))
    await form.choose(picture('broken.jpg'), picture('空.jpg', ''), picture('c'))
    await settled(() => expect(form.held()['photos']).toHaveLength(1))
    await settled(() => expect(form.text()).toContain('“broken.jpg”没有加进来：这个文件不是照片，或照片已损坏'))
    expect(form.text()).toContain('“空.jpg”没有加进来：这个文件是空的（0 字节）')
  })

  it('beyond the most are left out, and it is said how many', async () => {
    const form = await fillKind(photo, asked(1, 2))
    await form.choose(picture('a'), picture('b'), picture('c'))
    await settled(() => expect(form.held()['photos']).toHaveLength(2))
    expect(form.text()).toContain('最多 2 张，有 1 张没有加进来')
    expect(form.button('拍照')).toBeUndefined()
  })

  it('that the platform refuses say so, with what to do', async () => {
    const problem = { code: 'evidence.photo-pixels', kind: 'invalid', details: { megapixels: 50 }, requestId: 'r' }
    answer = async () => Response.json(problem, { status: 422 })
    const form = await fillKind(photo, asked(1, 9))
    await form.choose(picture('a'))
    await settled(() => expect(form.text()).toContain('像素过多（超过 50 百万）'))
  })

  it('that are lacking are said by number once it is to be said', async () => {
    const form = await fillKind(photo, asked(3, 9), { photos: ['a'.repeat(64)] }, { photos: '照片至少 3 项' })
    expect(form.text()).toContain('还差 2 张照片')
    expect(form.text(), 'said once').not.toContain('已拍')
  })

  it('do not undo what was answered while they were prepared', async () => {
    let ready = () => {}
    vi.stubGlobal(
      'createImageBitmap',
      () => new Promise((resolve) => (ready = () => resolve({ width: 4, height: 3, close() {} }))),
    )
    const form = await fillKind(photo, asked(1, 9), { note: '先写的' })
    await form.choose(picture('a'))
    await settled(() => expect(form.text()).toContain('正在处理照片'))
    await act(async () => ready())
    await settled(() => expect(form.held()).toMatchObject({ note: '先写的', photos: [expect.any(String)] }))
  })
})

describe('photos opened large', () => {
  const hashes = ['a', 'b', 'c'].map((letter) => letter.repeat(64))
  const shown = () => document.querySelector('dialog img')?.getAttribute('src')
  const key = (name: string) =>
    act(
      async () =>
        void document.querySelector('dialog')?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true })),
    )

  it('are gone through by hand and by key, from the one that was tapped, and closed', async () => {
    const record = await readKind(() => <PhotoStrip hashes={hashes} />, {})
    await record.press('放大查看照片 2')
    await settled(() => expect(shown()).toBe(`/files/${hashes[1]}`))
    expect(document.querySelector('dialog')?.textContent).toContain('2 / 3')
    await key('ArrowRight')
    expect(shown()).toBe(`/files/${hashes[2]}`)
    expect(record.button('下一张')?.disabled, 'the last has no next').toBe(true)
    await key('ArrowRight')
    expect(shown(), 'nor by key').toBe(`/files/${hashes[2]}`)
    await key('ArrowLeft')
    await record.press('上一张')
    expect(shown()).toBe(`/files/${hashes[0]}`)
    await record.press('关闭')
    expect(document.querySelector('dialog')).toBeNull()
  })
})
