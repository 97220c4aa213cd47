import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { draftStore } from '../device/draftStore.ts'
import { FileAnswer } from '../evidence/FileAnswer.tsx'
import { file } from './file.tsx'
import { fillKind, leaveKind, readKind, settled } from './test/filledKind.tsx'

const pdf = (name: string, more = '') => new File([`%PDF-1.7\n${more}\ntrailer<<>>\n%%EOF\n`], name)
const schema = { properties: { files: { type: 'array', maxItems: 2 } as const } }
let puts: string[]
let answer: () => Promise<Response>
beforeEach(() => {
  puts = []
  answer = async () => new Response(null, { status: 201 })
  vi.stubGlobal('fetch', (url: string) => {
    puts.push(url)
    return answer()
  })
})
afterEach(async () => {
  await leaveKind()
  vi.unstubAllGlobals()
})

describe('files of an item', () => {
  it('are shown with name, kind and size, sent as files, and can be taken out again', async () => {
    const form = await fillKind(file, schema)
    await settled(() => expect(form.button('选择文件')).toBeDefined())
    await form.choose(pdf('C:\\材料\\通知.pdf'))
    await settled(() => expect(form.text()).toContain('通知.pdfPDF 文件 · 1 KB'))
    const [held] = form.held()['files'] as { hash: string; name: string; size: number }[]
    expect(held).toEqual({ hash: expect.stringMatching(/^[0-9a-f]{64}$/), name: '通知.pdf', size: 28 })
    await settled(() => expect(puts).toEqual([`/files/${held?.hash}?plan=p&target=t&as=file`]))
    await settled(() => expect(form.text()).toContain('已上传'))
    await form.press('移除文件 通知.pdf')
    expect(form.held()['files']).toEqual([])
  })

  it('chosen without a network wait on the device', async () => {
    answer = () => Promise.reject(new TypeError('Failed to fetch'))
    const form = await fillKind(file, schema)
    await form.choose(pdf('通知.pdf'))
    await settled(() => expect(form.text()).toContain('已存本机，联网后上传'))
    const [waiting] = await draftStore().photosToUpload(form.owner)
    expect(waiting).toMatchObject({ as: 'file', isUploaded: false })
  })

  it.each<[string, File, string]>([
    ['is empty', new File([], '空.pdf'), '这个文件是空的（0 字节）'],
    ['is a program under another name', new File(['MZ\x90\0'], '台账.xlsx'), '这个文件是程序'],
    ['has a password', pdf('密.pdf', '/Encrypt 5 0 R'), '加了密码'],
    ['breaks off', new File(['%PDF-1.7 half'], '半.pdf'), '已损坏或不完整'],
    ['is larger than ten megabytes', new File([new Uint8Array(10 * 1024 ** 2 + 1)], '大.pdf'), '过大，超过 10 MB'],
    ['is of another kind', new File(['<p>'], '页.html'), '不能上传这种文件'],
  ])('one that %s is refused where it is chosen, and the other is taken', async (_, bad, sentence) => {
    const form = await fillKind(file, schema)
    await form.choose(bad, pdf('好.pdf'))
    await settled(() => expect(form.text()).toContain(`“${bad.name}”没有加进来：`))
    await settled(() => expect(form.text()).toContain(sentence))
    await settled(() => expect(form.held()['files']).toMatchObject([{ name: '好.pdf' }]))
  })

  it('that the platform refuses say so at the file', async () => {
    const problem = { code: 'evidence.file-locked', kind: 'invalid', details: {}, requestId: 'r' }
    answer = async () => Response.json(problem, { status: 422 })
    const form = await fillKind(file, schema)
    await form.choose(pdf('通知.pdf'))
    await settled(() =>
      expect(form.place.querySelector('.file-refused')?.textContent).toContain('平台没有接收：这个文件加了密码'),
    )
  })

  it('beyond the most are left out; the same one twice is one', async () => {
    const form = await fillKind(file, schema)
    await form.choose(pdf('一.pdf'), pdf('一.pdf'), pdf('三.pdf', '3'))
    await settled(() => expect(form.held()['files']).toHaveLength(1))
    expect(form.text()).toContain('最多 2 个，有 1 个没有加进来')
  })
})

describe('files in a record', () => {
  const given = { files: [{ hash: 'a'.repeat(64), name: '台账.xlsx', size: 1_572_864 }] }

  it('are links to be saved, with name, kind and size', async () => {
    const record = await readKind(FileAnswer, given)
    const link = record.place.querySelector('a')
    expect(link?.getAttribute('href')).toBe(`/files/${'a'.repeat(64)}`)
    expect(link?.getAttribute('download')).toBe('台账.xlsx')
    expect(record.text()).toBe('下载 台账.xlsxExcel 表格 · 1.5 MB')
  })

  it('are nothing where there are none, or what stands there are none', async () => {
    expect((await readKind(FileAnswer, {})).text()).toBe('未填')
    await leaveKind()
    expect((await readKind(FileAnswer, { files: [null, 'x', { hash: 1 }] })).text()).toBe('未填')
  })
})
