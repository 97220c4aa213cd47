import type { TargetImportRef, TargetInput, TargetStretch } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asViewer } from '@duzhan/test-kit/personas'
import { describe, expect, it, vi } from 'vitest'
import { held, pick, press, choose as take, write } from '../test/act.ts'
import { aPlan, aPlanView } from '../test/builders/aPlan.ts'
import { aTarget } from '../test/builders/aTarget.ts'
import { all, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { rememberColumns, rememberedColumns } from './rememberedColumns.ts'

const at = '/demo-2020/register'
const [village] = aPlan().targetKinds
const enterprises = { ...village!, title: '企业', measureWord: '家' }
const stretch = (over: Partial<TargetStretch> = {}): TargetStretch => ({
  total: 1,
  isAtLeast: false,
  targets: [aTarget()],
  next: null,
  mayKeep: true,
  ...over,
})
const entered = (rows: number) => ({ rows, added: rows, changed: 0, done: rows, isEntered: true })
const usual = { plan: 'demo-2020', text: '', show: 'registered', limit: 100 }
const open = (answers: Answers = {}, as = asAuthor, search = '') =>
  opened(`${at}${search}`, as, { 'assignments.target.search': stretch(), ...answers })
const sheet = (text: string, name = '登记表.csv') => new File([text], name)
const choose = (file: File) => pick(document.querySelector('input[type=file]') ?? document.body, file)
/** A sheet of so many villages, seven hundred to a township. */
const rows = (count: number) =>
  [
    '名称,区划代码,未脱贫人口',
    ...Array.from({ length: count }, (_, at) => `甲${at}村,990121${100 + Math.floor(at / 700)}${200 + (at % 700)},12`),
  ].join('\n')

describe('the page of the register', () => {
  it('shows the targets with where they lie and their list, and counts them in the words of the kind', async () => {
    const retired = aTarget({ id: 'v-2', name: '已并厂', list: null, retiredOn: '2020-03-18' })
    await open({
      'forms.plan.byId': aPlanView({ targetKinds: [enterprises] }),
      'assignments.target.search': stretch({ total: 2, targets: [aTarget(), retired] }),
    })
    expect(names('heading')).toContain('2 家企业')
    const cells = [...document.querySelectorAll('tbody tr')].map((row) => textOf(row))
    expect(cells[0]).toContain('市级挂牌村')
    expect(cells[1]).toMatch(/已并厂.*2020年3月18日注销/)
    expect(the('link', '上坪村').getAttribute('href')).toBe('/demo-2020/targets/v-1')
  })

  it('asks for what is written, and keeps it in the address', async () => {
    const asked = await open()
    await write('名称、编号或区划代码', ' 上坪 ')
    await soon(() => expect(asked.asked('assignments.target.search').at(-1)).toEqual({ ...usual, text: '上坪' }))
    await press('已注销')
    expect(asked.asked('assignments.target.search').at(-1)).toEqual({ ...usual, text: '上坪', show: 'retired' })
    expect(new URLSearchParams(location.search).toString()).toBe(
      new URLSearchParams({ text: '上坪', show: 'retired' }).toString(),
    )
  })

  it('is looked through as somebody sent the address', async () => {
    const asked = await open({}, asAuthor, '?text=%E4%B8%8A%E5%9D%AA&show=lost')
    expect(asked.asked('assignments.target.search')).toEqual([{ ...usual, text: '上坪' }])
  })

  it('goes on below by a hundred', async () => {
    const next = { value: '970121201200', id: 'demo-2020:v-1' }
    const asked = await open({
      'assignments.target.search': ({ cursor }) =>
        cursor ? stretch({ total: 101, targets: [aTarget({ id: 'v-2', name: '下坪村' })] }) : stretch({ total: 101, next }),
    })
    await press('显示更多')
    expect(asked.asked('assignments.target.search').at(-1)).toEqual({ ...usual, cursor: next })
    expect(names('link').filter((name) => name.endsWith('坪村'))).toEqual(['上坪村', '下坪村'])
    expect(textOf()).toContain('共 101 条，已全部显示')
  })

  it('says of very many that there are at least so many', async () => {
    const next = { value: '970121201200', id: 'demo-2020:v-1' }
    await open({ 'assignments.target.search': stretch({ total: 5_000, isAtLeast: true, next }) })
    expect(names('heading')).toContain('5000 个贫困村以上')
    expect(textOf()).toContain('共 5,000 条以上')
  })

  it('names a column once that several kinds have', async () => {
    await open({ 'forms.plan.byId': aPlanView({ targetKinds: [village!, { ...enterprises, key: 'enterprise' }] }) })
    expect(textOf()).toContain('以及：未脱贫人口、通硬化路。')
  })

  it('offers no upload to who may only look', async () => {
    await open({ 'assignments.target.search': stretch({ mayKeep: false }) }, asViewer)
    expect(names('heading')).not.toContain('导入表格')
    expect(document.querySelector('input[type=file]')).toBeNull()
  })
})

describe('a sheet that is chosen', () => {
  it('is read, held against the register, and entered only when somebody says so', async () => {
    const preview = { added: 1, changed: 1, same: 0 }
    const asked = await open({ 'assignments.target.stage': preview, 'assignments.target.enter': entered(2) })
    await choose(sheet('名称,区划代码,未脱贫人口,备注\n甲村,990121100200,"1,490",无\n乙村,990121100201,１２,无'))
    await soon(() => expect(texts('status')).toEqual(['共 2 个贫困村：新登记 1，更新 1，与登记册相同 0。']))
    expect(textOf()).toContain('这些列不导入：备注。')
    expect(asked.asked('assignments.target.enter')).toEqual([])
    await press('确认导入')
    await soon(() => expect(texts('status')).toEqual(['已导入 2 个贫困村。']))
    const [sent] = asked.asked('assignments.target.stage') as (TargetImportRef & { part: number; targets: TargetInput[] })[]
    expect(sent).toMatchObject({ plan: 'demo-2020', part: 0, columns: ['people'] })
    expect(asked.asked('assignments.target.enter')).toEqual([{ plan: 'demo-2020', import: sent?.import, parts: 1 }])
    expect(asked.asked('assignments.target.discard')).toEqual([])
    expect(sent?.targets).toMatchObject([
      { id: '990121100200', name: '甲村', attributes: { people: 1490 } },
      { id: '990121100201', name: '乙村', attributes: { people: 12 } },
    ])
  })

  it('with wrong cells is not sent: each is told by line and column, with what was expected', async () => {
    const asked = await open()
    await choose(sheet('名称,区划代码,未脱贫人口\n甲村,990121100200,12人\n合计,990121000000,12'))
    await soon(() => expect(texts('alert')).toHaveLength(1))
    expect(
      all('item')
        .map((one) => textOf(one))
        .filter((text) => text.startsWith('第')),
    ).toEqual([
      '第 2 行“甲村”的“未脱贫人口”：“12人”不是数字',
      '第 3 行“合计”的“名称”：“合计”是合计行，不是督战对象，请删去这一行',
    ])
    expect(names('button')).not.toContain('确认导入')
    expect(asked.asked('assignments.target.stage')).toEqual([])
  })

  it('that the register itself refuses is told at the lines of the file, of whichever batch', async () => {
    let parts = 0
    const fault = {
      ...{ code: 'cell.repeated', path: 'regionCode', line: 2, target: '甲村', column: { zh: '区划代码', en: 'region code' } },
      details: { text: '990121100200', other: { zh: '已登记的“上坪村”', en: '' } },
    }
    const asked = await open({
      'assignments.target.discard': undefined,
      'assignments.target.stage': () =>
        ++parts === 2
          ? new Problem('invalid', 'register.invalid', { count: 1, faults: [fault] })
          : { added: 1, changed: 0, same: 0 },
    })
    await choose(sheet(rows(502)))
    await soon(() => expect(textOf()).toContain('第 503 行“甲村”的“区划代码”：“990121100200”与已登记的“上坪村”重复'))
    expect(names('button')).not.toContain('确认导入')
    expect(asked.asked('assignments.target.discard'), 'nothing of it is left').toHaveLength(1)
  })

  it('is entered to its end by the platform: asked again and again, without a way to stop it', async () => {
    let asked = 0
    const platform = await open({
      'assignments.target.stage': { added: 500, changed: 0, same: 0 },
      'assignments.target.enter': () => {
        asked += 1
        if (asked === 2) expect(names('button')).not.toContain('停止')
        return asked < 3 ? { ...entered(1_500), done: asked * 500, isEntered: false } : entered(1_500)
      },
    })
    await choose(sheet(rows(1_500)))
    await press('确认导入')
    await soon(() => expect(texts('status')).toEqual(['已导入 1500 个贫困村。']))
    const sent = platform.asked('assignments.target.enter')
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map((one) => JSON.stringify(one))).size, 'the same import').toBe(1)
  })

  it('that was confirmed over a network that broke says that it goes on, and is asked for once more', async () => {
    let asked = 0
    await open({
      'assignments.target.stage': { added: 500, changed: 0, same: 0 },
      'assignments.target.enter': () => {
        asked += 1
        if (asked === 1) return { ...entered(1_500), done: 500, isEntered: false }
        return asked === 2 ? new Problem('unavailable', 'service.unavailable') : entered(1_500)
      },
    })
    await choose(sheet(rows(1_500)))
    await press('确认导入')
    await soon(() => expect(textOf()).toContain('已确认的导入会继续保存'))
    await press('确认导入')
    await soon(() => expect(texts('status')).toEqual(['已导入 1500 个贫困村。']))
  })

  it('whose register has changed since is not entered, and it is said what to do', async () => {
    await open({
      'assignments.target.stage': { added: 2, changed: 0, same: 0 },
      'assignments.target.enter': new Problem('stale', 'import.stale'),
    })
    await choose(sheet(rows(2)))
    await press('确认导入')
    await soon(() => expect(textOf()).toContain('核对之后方案或登记册有了变动，什么也没有保存'))
    expect(textOf()).not.toContain('会继续保存')
  })

  it('that is stopped while it is being held begins no further part, and nothing of it is left', async () => {
    let asked = 0
    const platform = await open({
      'assignments.target.discard': undefined,
      'assignments.target.stage': () => {
        if (++asked === 1) the('button', '停止').click()
        return { added: 500, changed: 0, same: 0 }
      },
    })
    await choose(sheet(rows(5_000)))
    await soon(() => expect(texts('status')).toEqual(['已停止，没有保存。']))
    expect(names('button')).not.toContain('确认导入')
    expect(platform.asked('assignments.target.stage').length).toBeLessThan(10)
    expect(platform.asked('assignments.target.enter')).toEqual([])
    await soon(() => expect(platform.asked('assignments.target.discard')).toHaveLength(1))
  })

  it.each([
    ['a renamed workbook', 'PK\u0003\u0004', '登记表.csv', '扩展名“csv”与内容不符'],
    ['a formula', '名称,区划代码\n=1+1,990121100200', '登记表.csv', '有公式（单元格 2:1）'],
    ['a workbook with macros', 'PK\u0003\u0004', '登记表.xlsm', '中有宏'],
    ['too many columns', ','.repeat(1_000), '登记表.csv', '一次最多 200000 行、500 列'],
  ])('with %s is refused with what to do', async (_, text, name, sentence) => {
    await open()
    await choose(sheet(text, name))
    await soon(() => expect(textOf()).toContain(sentence))
    expect(names('button')).not.toContain('确认导入')
  })

  it.each([
    ['a table without codes', '名称\n甲村', '缺少列：区划代码'],
    ['an old workbook', '\u00d0', '不能读取'],
    ['no rows', '名称,区划代码\n', '表格中没有可登记的行'],
  ])('%s is refused with what to do', async (_, text, sentence) => {
    await open()
    const bytes = text === '\u00d0' ? new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]) : text
    await choose(new File([bytes], text === '\u00d0' ? '登记表.xls' : '登记表.csv'))
    await soon(() => expect(textOf()).toContain(sentence))
  })
})

describe('the columns of a sheet', () => {
  const strange = () => sheet('庄子,代号,贫困口数,未脱贫人口\n甲村,990121100200,12,不详')
  const staged = { 'assignments.target.stage': { added: 1, changed: 0, same: 0 } }
  const sent = (asked: { asked(path: string): unknown[] }) =>
    asked.asked('assignments.target.stage') as { targets: TargetInput[] }[]

  it('that the plan does not know are told what they are, and the file is read so at once', async () => {
    const asked = await open(staged)
    await choose(strange())
    await soon(() => expect(textOf()).toContain('缺少列：名称；区划代码'))
    expect(['庄子', '代号', '贫困口数', '未脱贫人口'].map((heading) => held(`“${heading}”登记为`))).toEqual([
      '',
      '',
      '',
      '未脱贫人口',
    ])
    expect(textOf()).toContain('如：甲村')
    await take('“庄子”登记为', '名称')
    await take('“代号”登记为', '区划代码')
    await take('“贫困口数”登记为', '未脱贫人口')
    expect(held('“未脱贫人口”登记为'), 'no two are the same').toBe('')
    await press('按此核对')
    await soon(() => expect(texts('status')).toEqual(['共 1 个贫困村：新登记 1，更新 0，与登记册相同 0。']))
    expect(sent(asked)[0]?.targets).toMatchObject([{ name: '甲村', regionCode: '990121100200', attributes: { people: 12 } }])
    expect(textOf()).toContain('这些列不导入：未脱贫人口。')
  })

  it('are remembered on the device for the next file, for this account and this plan', async () => {
    const asked = await open(staged)
    await choose(strange())
    await soon(() => expect(names('button')).toContain('按此核对'))
    await take('“庄子”登记为', '名称')
    await take('“代号”登记为', '区划代码')
    await take('“未脱贫人口”登记为', '不导入')
    await press('按此核对')
    await soon(() => expect(sent(asked)).toHaveLength(1))
    await choose(sheet('代号,庄子\n990121100201,乙村', '第二批.csv'))
    await soon(() => expect(sent(asked)).toHaveLength(2))
    expect(sent(asked)[1]?.targets).toMatchObject([{ name: '乙村', regionCode: '990121100201' }])
    expect(rememberedColumns(asAuthor.account, 'demo-2020')).toMatchObject({ 庄子: '名称', 未脱贫人口: '' })
    expect(rememberedColumns('another', 'demo-2020')).toEqual({})
    expect(rememberedColumns(asAuthor.account, 'other-2020')).toEqual({})
  })

  it('can be said otherwise where they were found, too', async () => {
    const asked = await open(staged)
    await choose(sheet('名称,区划代码,未脱贫人口,年末人口\n甲村,990121100200,12,7'))
    await soon(() => expect(sent(asked)).toHaveLength(1))
    await press('核对表中各列')
    await take('“年末人口”登记为', '未脱贫人口')
    await press('按此核对')
    await soon(() => expect(sent(asked)).toHaveLength(2))
    expect(sent(asked)[1]?.targets).toMatchObject([{ attributes: { people: 7 } }])
  })

  it.each(['nothing of ours', '[]', '{"庄子":7}', 'null'])('are asked for again where the device keeps %s', async (kept) => {
    await open()
    localStorage.setItem(`columns of demo-2020 of ${asAuthor.account}`, kept)
    expect(rememberedColumns(asAuthor.account, 'demo-2020')).toEqual({})
    await choose(strange())
    await soon(() => expect(textOf()).toContain('缺少列：名称；区划代码'))
  })

  it('are read as they are said where the browser keeps nothing', async () => {
    const forbidden = () => {
      throw new Error('forbidden')
    }
    vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden, clear: () => undefined })
    expect(rememberColumns('somebody', 'demo-2020', { 庄子: '名称' })).toEqual({ 庄子: '名称' })
    expect(rememberedColumns('somebody', 'demo-2020')).toEqual({})
  })
})
