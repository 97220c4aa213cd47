import { asInspector } from '@duzhan/test-kit/personas'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { takeDevice } from '../device/devicePerson.ts'
import { draftStore } from '../device/draftStore.ts'
import { zh } from '../locales/zh.ts'
import { press, strike } from '../test/act.ts'
import { aTargetCard } from '../test/builders/aTarget.ts'
import { all, names, textOf, the } from '../test/find.ts'
import '../test/onDevice.ts'
import { platform } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { shown } from '../test/shown.tsx'
import { AboutTarget } from './AboutTarget.ts'
import { fileKindWord, filesOf } from './fileWords.ts'
import { PhotoGallery } from './PhotoGallery.tsx'
import { PositionText } from './PositionText.tsx'
import { type HeldPosition, positionOf } from './position.ts'
import { uploadPhotos } from './uploadPhotos.ts'

const hashes = ['a', 'b', 'c'].map((letter) => letter.repeat(64))
const large = () => the('dialog', '查看照片')

describe('photos in a record', () => {
  const open = async () => {
    await shown(<PhotoGallery hashes={hashes} />)
    await press('放大查看照片 2')
    await soon(large)
  }
  const at = () => textOf(large().querySelector('.number') ?? large())

  it('are small pictures with a number each, none of which can be taken out', async () => {
    await shown(<PhotoGallery hashes={hashes} />)
    expect([...document.querySelectorAll('img')].map(({ alt }) => alt)).toEqual(['现场照片 1', '现场照片 2', '现场照片 3'])
    expect(names('button').filter((name) => name.startsWith('移除'))).toEqual([])
  })

  it('open large at the one that was pressed', async () => {
    await open()
    expect(at()).toBe('2 / 3')
    expect(large().querySelector('img')?.getAttribute('src')).toBe(`/files/${hashes[1]}`)
  })

  it('are walked by button, and end at either end', async () => {
    await open()
    await press('下一张')
    expect(at()).toBe('3 / 3')
    expect(the('button', '下一张').hasAttribute('disabled')).toBe(true)
    await press('上一张')
    await press('上一张')
    expect(at()).toBe('1 / 3')
    expect(the('button', '上一张').hasAttribute('disabled')).toBe(true)
  })

  it('are walked by key, not beyond the ends', async () => {
    await open()
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await strike(large(), key)
    expect(at()).toBe('1 / 3')
    await strike(large(), 'ArrowRight')
    await strike(large(), 'Home')
    expect(at()).toBe('2 / 3')
  })

  it('are shut again', async () => {
    await open()
    await press('关闭')
    expect(all('dialog')).toEqual([])
  })

  it('have nowhere to go where there is one', async () => {
    await shown(<PhotoGallery hashes={hashes.slice(0, 1)} />)
    await press('放大查看照片 1')
    await soon(large)
    expect(names('button', large())).toEqual(['关闭'])
  })
})

describe('a position as people read it', () => {
  const fix: HeldPosition = { by: 'device', latitude: 27.8294, longitude: 112.9445, accuracy: 12 }
  const draw = (position: HeldPosition, worst = 1_000) => shown(<PositionText position={position} worst={worst} />)

  it('says where and how exactly, and opens on a map', async () => {
    await draw(fix)
    expect(textOf()).toBe('北纬 27.82940°，东经 112.94450°误差约 12 米在手机地图中打开')
    expect(the('link', '在手机地图中打开').getAttribute('href')).toBe('geo:27.8294,112.9445?q=27.8294,112.9445')
  })

  it('south and west are said as such', async () => {
    await draw({ ...fix, latitude: -1.5, longitude: -0.25 })
    expect(textOf()).toContain('南纬 1.50000°，西经 0.25000°')
  })

  it.each([
    [1_000, false],
    [1_001, true],
  ])('a fix that is %i metres off stands out as poor: %s', async (accuracy, isPoor) => {
    await draw({ ...fix, accuracy })
    expect(document.querySelector('.position-poor') !== null).toBe(isPoor)
  })

  it('one by hand says why', async () => {
    await draw({ by: 'hand', latitude: 27, longitude: 112, reason: '室内无信号' })
    expect(textOf()).toContain('手工填写，理由：室内无信号')
  })

  it('says how far the target is, where its place is registered', async () => {
    const position = { latitude: 27.8294, longitude: 112.9545 }
    platform({ 'assignments.target.byId': aTargetCard({ position }) })
    await shown(
      <AboutTarget value={{ plan: 'p', target: 'v-1' }}>
        <PositionText position={fix} worst={1_000} />
      </AboutTarget>,
    )
    expect(textOf()).toMatch(/距对象登记的位置约 9[78]0 米/)
  })

  it('says nothing of a distance where no place is registered', async () => {
    platform({ 'assignments.target.byId': aTargetCard() })
    await shown(
      <AboutTarget value={{ plan: 'p', target: 'v-1' }}>
        <PositionText position={fix} worst={1_000} />
      </AboutTarget>,
    )
    expect(textOf()).not.toContain('距对象')
  })
})

describe('metres in words', () => {
  it('turn into kilometres at a thousand, never before and never after', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10_000_000, noNaN: true }), (metres) => {
        for (const words of [zh.evidence.distance(metres), zh.evidence.accuracy(metres)]) {
          const [, number, unit] = /([\d.]+) (米|公里)/.exec(words) ?? []
          if (unit === '米') expect(Number(number)).toBeLessThan(1_000)
          if (unit === '公里') expect(Number(number)).toBeGreaterThanOrEqual(1)
        }
      }),
    )
  })

  it.each([
    [0, '就在对象登记的位置'],
    [9.9, '就在对象登记的位置'],
    [14, '距对象登记的位置约 10 米'],
    [996, '距对象登记的位置约 1.0 公里'],
    [12_340, '距对象登记的位置约 12.3 公里'],
    [123_400, '距对象登记的位置约 123 公里'],
  ])('%d is %s', (metres, words) => expect(zh.evidence.distance(metres)).toBe(words))
})

describe('what an item holds for a position', () => {
  it.each([
    undefined,
    null,
    'x',
    3,
    [],
    {},
    { latitude: 1 },
    { latitude: '1', longitude: 2, accuracy: 3 },
    { latitude: 1, longitude: 2 },
  ])('is none where it is %j', (held) => expect(positionOf(held)).toBeNull())

  it('is read with its accuracy, or its reason', () => {
    expect(positionOf({ latitude: 1, longitude: 2, accuracy: 3 })).toEqual({
      by: 'device',
      latitude: 1,
      longitude: 2,
      accuracy: 3,
    })
    expect(positionOf({ latitude: 1, longitude: 2, by: 'hand' })).toEqual({ by: 'hand', latitude: 1, longitude: 2, reason: '' })
  })

  it('survives whatever else stands there', () => {
    fc.assert(fc.property(fc.anything(), (held) => void positionOf(held)))
  })
})

describe('a file in words', () => {
  it.each([
    ['通知.pdf', 'PDF 文件'],
    ['通知.PDF', 'PDF 文件'],
    ['方案.v2.docx', 'Word 文档'],
    ['台账.xlsx', 'Excel 表格'],
    ['照片.jpg', '图片'],
    ['没有后缀', '图片'],
    ['constructor', '图片'],
  ])('%s is a %s', (name, word) => expect(fileKindWord(name)).toBe(word))

  it.each([
    [0, '1 KB'],
    [1_500, '1 KB'],
    [1_572_864, '1.5 MB'],
  ])('of %i bytes is %s', (bytes, words) => expect(zh.evidence.fileSize(bytes)).toBe(words))

  it('is none where something else stands', () => {
    fc.assert(
      fc.property(fc.anything(), (held) =>
        filesOf(held).every(({ hash, name }) => typeof hash === 'string' && typeof name === 'string'),
      ),
    )
    expect(filesOf([{ hash: 'h', name: 'n', size: 1 }, null, { hash: 1 }])).toEqual([{ hash: 'h', name: 'n', size: 1 }])
  })
})

describe('sending what is kept on the device', () => {
  const place = { plan: 'demo-2020', target: 'v-1' }
  let owner = ''
  let count = 0
  const put = (hash: string, answer: () => Response) => [`PUT /files/${hash}`, answer] as const
  const taken = () => new Response(null, { status: 201 })
  const refused = (code: string) => () => Response.json({ code, kind: 'invalid', details: {}, requestId: 'r' }, { status: 422 })
  const keep = (hash: string, more: { as?: 'file' } = {}) =>
    draftStore().addPhoto({ owner, hash, blob: new Blob([hash], { type: 'image/jpeg' }), isUploaded: false, ...more })
  beforeEach(() => {
    takeDevice(asInspector.account)
    owner = `owner-${++count}`
  })

  it('goes one by one to where it belongs, and is told how much is left', async () => {
    const asked = platform({}, Object.fromEntries(hashes.map((hash) => put(hash, taken))))
    for (const hash of hashes) await keep(hash)
    const left = vi.fn()
    expect(await uploadPhotos(owner, place, left)).toEqual([])
    expect(left.mock.calls).toEqual([[3], [2], [1]])
    expect([...asked.elsewhere].sort()).toEqual(hashes.map((hash) => `PUT /files/${hash}?plan=demo-2020&target=v-1`))
    expect(await draftStore().photosToUpload(owner)).toEqual([])
  })

  it('says of a file that it is one', async () => {
    const [hash = ''] = hashes
    const asked = platform({}, Object.fromEntries([put(hash, taken)]))
    await keep(hash, { as: 'file' })
    await uploadPhotos(owner, place)
    expect(asked.elsewhere).toEqual([`PUT /files/${hash}?plan=demo-2020&target=v-1&as=file`])
  })

  it('goes on with the others where one is not taken for what it is', async () => {
    const [bad = '', good = ''] = hashes
    platform({}, Object.fromEntries([put(bad, refused('evidence.file-broken')), put(good, taken)]))
    await keep(bad)
    await keep(good)
    expect((await uploadPhotos(owner, place)).map(({ hash }) => hash)).toEqual([bad])
    expect((await draftStore().photosToUpload(owner)).map(({ hash }) => hash)).toEqual([bad])
  })

  it.each([
    ['the person may not', refused('right.missing')],
    ['the platform is full', refused('evidence.quota')],
    ['something on the way answers', () => new Response('<html>', { status: 502 })],
  ])('stops where %s, and keeps all that was not sent', async (_, answer) => {
    const [hash = ''] = hashes
    platform({}, Object.fromEntries([put(hash, answer)]))
    await keep(hash)
    await expect(uploadPhotos(owner, place)).rejects.toThrow('upload refused')
    expect(await draftStore().photosToUpload(owner)).toHaveLength(1)
  })

  it('stops without a network', async () => {
    const [hash = ''] = hashes
    platform({})
    await keep(hash)
    await expect(uploadPhotos(owner, place)).rejects.toThrow(TypeError)
    expect(await draftStore().photosToUpload(owner)).toHaveLength(1)
  })
})
