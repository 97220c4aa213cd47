import { gateFilling } from '@duzhan/checklist'
import { clausesOf, itemAt, newChecklist, sectionsOf, withItems, withSection } from '@duzhan/checklist/edit'
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { zh } from '../../locales/zh.ts'
import { choose, held, paste, press, write } from '../../test/act.ts'
import { address, all, names, textOf, texts, the } from '../../test/find.ts'
import { soon } from '../../test/settled.ts'
import { builtSchema, showBuilder } from '../../test/showBuilder.tsx'

const village = withItems(
  withSection(
    withItems(newChecklist('村清单'), 'section1', [
      { kind: 'judgement', title: '是否有卫生室' },
      { kind: 'number', title: '村医人数' },
      { kind: 'judgement', title: '是否有村医' },
    ]),
    '产业',
  ),
  'section2',
  [
    { kind: 'judgement', title: '是否有项目，是否有分红' },
    { kind: 'text', title: '备注' },
  ],
)
const titles = () =>
  sectionsOf(builtSchema()).map(({ no, title, items }) => [`${no}、${title}`, ...items.map((item) => `${item.no} ${item.title}`)])
const outline = () => document.querySelector('nav.builder-outline') as HTMLElement
const form = () => the('region', '题目')
const phone = () => document.querySelector('aside.builder-pane-phone') as HTMLElement
const box = (title: string) => the('field', `选中：${title}`)

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn()
})

describe('the outline of a checklist', () => {
  it('has every section and item, and finds by words', async () => {
    await showBuilder(village)
    expect(names('button', outline())).toEqual([
      '一、检查内容 3',
      '1 是否有卫生室',
      '2 村医人数',
      '3 是否有村医',
      '二、产业 2',
      '1 是否有项目，是否有分红',
      '2 备注',
    ])
    await write('查找题目', '村医')
    expect(names('button', outline())).toEqual(['一、检查内容 3', '2 村医人数', '3 是否有村医'])
    await write('查找题目', '产业')
    expect(names('button', outline())).toContain('2 备注')
    await write('查找题目', '没有的')
    expect(textOf(outline())).toContain('没有找到，请换一个词')
  })

  it('leads to a section, and to an item, which is opened', async () => {
    await showBuilder(village)
    expect(names('field', form())).toContain('第一节的名称')
    await press('二、产业 2')
    expect(names('field', form())).not.toContain('第一节的名称')
    expect(address()).toContain('section=section2')
    await press('2 备注')
    expect(the('button', '设置：备注').getAttribute('aria-expanded')).toBe('true')
    expect(names('field', form())).toContain('最多几个字')
    await press('设置：备注')
    expect(names('field', form())).not.toContain('最多几个字')
  })

  it('brings an item of another section into sight, once it is drawn', async () => {
    await showBuilder(village)
    await press('2 备注')
    expect(vi.mocked(Element.prototype.scrollIntoView).mock.contexts).toContain(document.getElementById('edit-section2-item2'))
  })

  it('takes a section more at its end', async () => {
    await showBuilder(village)
    await press('添加一节')
    expect(titles()[2]).toEqual(['三、新的一节'])
    await press('三、新的一节 0')
    expect(textOf(form())).toContain('这一节还没有题目')
  })
})

describe('a whole section', () => {
  const shownIf = () => (builtSchema() as { properties: Record<string, object> }).properties['section2']
  it('is shown only if something above it was answered so, or always again', async () => {
    await showBuilder(village)
    expect(names('button', form())).not.toContain('给这一节添加显示条件')
    await press('二、产业 2')
    await press('给这一节添加显示条件')
    const path = { properties: { answer: { const: 'yes' } }, required: ['answer'] }
    const items = { properties: { item1: path }, required: ['item1'] }
    expect(shownIf()).toMatchObject({ 'x-shown-if': { properties: { section1: items }, required: ['section1'] } })
    expect(gateFilling(builtSchema())).toEqual([])
    expect(textOf(form())).toContain('这一节什么情况下才显示1. 是否有卫生室')
    await press('这一节改为一直显示')
    expect(shownIf()).not.toHaveProperty('x-shown-if')
    expect(builtSchema()).toEqual(village)
  })
})

describe('items that are chosen', () => {
  it('go to another section', async () => {
    await showBuilder(village)
    await press(box('是否有卫生室'))
    await press(box('村医人数'))
    expect(textOf(form())).toContain('已选 2 项')
    await choose('把选中的移动到', '第二节 产业')
    await press('移动')
    expect(titles()).toEqual([
      ['一、检查内容', '1 是否有村医'],
      ['二、产业', '1 是否有项目，是否有分红', '2 备注', '3 是否有卫生室', '4 村医人数'],
    ])
    expect(textOf(form())).not.toContain('已选')
    expect(gateFilling(builtSchema())).toEqual([])
  })

  it('are made one where they are judgements', async () => {
    await showBuilder(village)
    await press(box('是否有卫生室'))
    expect(the('button', '合并为一题').hasAttribute('disabled')).toBe(true)
    await press(box('村医人数'))
    expect(the('button', '合并为一题').hasAttribute('disabled')).toBe(true)
    await press(box('村医人数'))
    await press(box('是否有村医'))
    await press('合并为一题')
    expect(titles()[0]).toEqual(['一、检查内容', '1 是否有卫生室；是否有村医', '2 村医人数'])
    expect(clausesOf(itemAt(builtSchema(), { section: 'section1', item: 'item1' }))).toHaveLength(2)
  })

  it('are taken out, or let go', async () => {
    await showBuilder(village)
    await press(box('村医人数'))
    await press('取消选择')
    expect(textOf(form())).not.toContain('已选')
    await press(box('村医人数'))
    await press(box('备注'))
    await press('删除', form())
    expect(titles()).toEqual([
      ['一、检查内容', '1 是否有卫生室', '2 是否有村医'],
      ['二、产业', '1 是否有项目，是否有分红'],
    ])
  })
})

describe('dragging', () => {
  const row = (title: string) => box(title).closest('li') as HTMLElement
  const drag = async (from: HTMLElement, to: HTMLElement | null) => {
    const fire = (at: HTMLElement, name: string) => {
      const event = new Event(name, { bubbles: true, cancelable: true })
      Object.assign(event, { dataTransfer: { setData: () => {} } })
      at.dispatchEvent(event)
      return event
    }
    await act(async () => {
      fire(from, 'dragstart')
      if (to) expect(fire(to, 'dragover').defaultPrevented, 'a place to drop at').toBe(true)
      if (to) fire(to, 'drop')
      fire(from, 'dragend')
    })
    return fire
  }

  it('puts an item before another, in another section too', async () => {
    await showBuilder(village)
    await drag(row('备注'), row('村医人数'))
    expect(titles()).toEqual([
      ['一、检查内容', '1 是否有卫生室', '2 备注', '3 村医人数', '4 是否有村医'],
      ['二、产业', '1 是否有项目，是否有分红'],
    ])
  })

  it('onto a section puts it at its end, with the others that are chosen', async () => {
    await showBuilder(village)
    await press(box('是否有卫生室'))
    await press(box('是否有村医'))
    await drag(row('是否有村医'), the('button', '二、产业 2'))
    expect(titles()).toEqual([
      ['一、检查内容', '1 村医人数'],
      ['二、产业', '1 是否有项目，是否有分红', '2 备注', '3 是否有卫生室', '4 是否有村医'],
    ])
  })

  it('that is broken off changes nothing, and nothing can be dropped that was not dragged', async () => {
    await showBuilder(village)
    const fire = await drag(row('备注'), null)
    await act(async () => {
      expect(fire(row('村医人数'), 'dragover').defaultPrevented).toBe(false)
      fire(row('村医人数'), 'drop')
    })
    await drag(row('村医人数'), row('村医人数'))
    expect(builtSchema()).toEqual(village)
  })
})

describe('a whole checklist that is pasted', () => {
  it('says what becomes of its tables, and that no picture is taken', async () => {
    await showBuilder(village)
    await press('粘贴整份清单')
    const box = the('field', '粘贴整份清单')
    await paste(box, '1\t是否通水', { html: '<table><tr><td>1</td><td>是否通水</td></tr></table>' })
    expect(textOf()).toContain('表格按行读入')
    expect(texts('alert')).toEqual([])
    await paste(box, '是否通电', { html: '<p>是否通电<img src="a"></p>' })
    await paste(box, '', { files: [new File([''], 'a.png', { type: 'image/png' })] })
    expect(texts('alert')[0]).toContain('有 2 张图片没有带入')
  })

  const text = '一、教育\n1.是否有辍学生；\n2.是否享受政策\n二、饮水\n1.水量是否充足，有无缺水情况\n2.户数（户）'

  it('is shown before it is taken, with its sections and what each line would be', async () => {
    await showBuilder(newChecklist('户清单'))
    await press('粘贴整份清单')
    expect(the('button', '添加 0 节 0 项').hasAttribute('disabled')).toBe(true)
    await write('粘贴整份清单', text)
    expect(all('item', document.querySelector('.builder-pasted') as HTMLElement).map((one) => textOf(one))).toEqual([
      '判断 是否有辍学生 “否”为好',
      '判断 是否享受政策',
      '判断 水量是否充足，有无缺水情况 “否”为好',
      '数字 户数（户） 户',
    ])
    await press('添加 2 节 4 项')
    expect(titles()).toEqual([
      ['一、教育', '1 是否有辍学生', '2 是否享受政策'],
      ['二、饮水', '1 水量是否充足，有无缺水情况', '2 户数（户）'],
    ])
    expect(gateFilling(builtSchema())).toEqual([])
  })

  it('is let go of', async () => {
    await showBuilder(village)
    await press('粘贴整份清单')
    await write('粘贴整份清单', text)
    await press('取消')
    expect([builtSchema(), names('field')]).toEqual([village, expect.not.arrayContaining(['粘贴整份清单'])])
  })

  it('without headings goes into the section that is open, even one that is empty', async () => {
    await showBuilder(withSection(village, '环境'))
    await press('三、环境 0')
    await press('粘贴整份清单')
    await write('粘贴整份清单', '是否有垃圾桶\n是否有保洁员')
    await press('添加 1 节 2 项')
    expect(titles()[2]).toEqual(['三、环境', '1 是否有垃圾桶', '2 是否有保洁员'])
  })
})

it('says of a paste that it is more than a section takes, before it is taken and after', async () => {
  await showBuilder(village)
  await press('粘贴整份清单')
  await write('粘贴整份清单', Array.from({ length: 301 }, (_, at) => `${at + 1}. 第${at + 1}户是否通水`).join('\n'))
  expect(texts('alert')).toEqual(['添加后清单存不上：这里的题目或者填写栏超过 300 个，请分到几节'])
  await press('添加 1 节 301 项')
  await soon(() => expect(textOf(form())).toContain('第一节 检查内容：这里的题目或者填写栏超过 300 个，请分到几节'))
  expect(textOf(form())).not.toContain('检查完毕')
})

describe('the checks', () => {
  it('say at which item what is to be looked at, and lead there', async () => {
    await showBuilder(village)
    await soon(() => expect(textOf(form())).toContain('检查：1 处建议核对'))
    expect(textOf(form())).toContain('二、1：一个问题里问了 2 件事')
    await press('二、1：')
    expect(the('button', '设置：是否有项目，是否有分红').getAttribute('aria-expanded')).toBe('true')
    await press('拆成小问：是否有项目，是否有分红')
    await soon(() => expect(textOf(form())).toContain('检查完毕，没有要改的地方'))
    expect([held('小问 1'), held('小问 2')]).toEqual(['是否有项目', '是否有分红'])
  })

  it('split all that asks several things at once', async () => {
    await showBuilder(withItems(village, 'section1', [{ kind: 'judgement', title: '是否有路，是否有灯' }]))
    await soon(() => expect(textOf(form())).toContain('2 处建议核对'))
    await press('把 2 道一题多问的拆成小问')
    await soon(() => expect(textOf(form())).toContain('检查完毕'))
    expect(gateFilling(builtSchema())).toEqual([])
  })

  it('stand open where something must be corrected', async () => {
    await showBuilder(withItems(village, 'section1', [{ kind: 'computed', title: '合计' }]))
    await soon(() => expect(textOf(form())).toContain('处必须改正'))
    expect(form().querySelector('details.builder-notes')?.hasAttribute('open')).toBe(true)
    expect(form().querySelectorAll('li[data-must]').length).toBeGreaterThan(0)
    expect(outline().querySelectorAll('svg').length).toBeGreaterThan(0)
  })
})

describe('the phone', () => {
  it('shows the form of the section with answers that are made up, and follows what is written', async () => {
    await showBuilder(village)
    await soon(() => expect(phone().querySelectorAll('fieldset.clause')).toHaveLength(2))
    expect(textOf(phone())).toContain('示例答案，仅供查看，不会提交')
    expect(phone().querySelectorAll('input:checked')).toHaveLength(2)
    await write('第 1 项', '是否有标准卫生室')
    await soon(() => expect(textOf(phone())).toContain('是否有标准卫生室'))
  })

  it('is emptied, filled otherwise, and can be tried', async () => {
    await showBuilder(village)
    await soon(() => expect(phone().querySelectorAll('input:checked')).toHaveLength(2))
    await press('清空答案')
    await soon(() => expect(phone().querySelectorAll('fieldset.clause')).toHaveLength(2))
    expect(phone().querySelectorAll('input:checked')).toHaveLength(0)
    await press(phone().querySelector('input[type=radio]') as HTMLElement)
    expect(phone().querySelectorAll('input:checked')).toHaveLength(1)
    await press('换一组示例')
    await soon(() => expect(phone().querySelectorAll('input:checked')).toHaveLength(2))
    expect(builtSchema(), 'the checklist is not touched').toEqual(village)
  })

  it('waits while there is nothing to be filled', async () => {
    await showBuilder(newChecklist('空'))
    await soon(() => expect(textOf(phone())).toContain('添加题目后，这里会显示手机上的样子'))
    await showBuilder(withItems(newChecklist('坏'), 'section1', [{ kind: 'text', title: '' }]))
    await soon(() => expect(textOf(phone())).toContain('题目改正后，这里会显示手机上的样子'))
  })
})

it('shows one pane at a time where there is no room, as the address says', async () => {
  await showBuilder(village)
  const pane = () => document.querySelector('.builder')?.getAttribute('data-pane')
  expect(pane()).toBe('form')
  await press('目录')
  expect([pane(), address()]).toEqual(['outline', expect.stringContaining('pane=outline')])
  await press('手机上的样子')
  expect(pane()).toBe('phone')
  await press('题目')
  expect([pane(), address()]).toEqual(['form', expect.not.stringContaining('pane')])
})

describe('what is drawn anew', () => {
  const words = zh.checklistEdit
  /** What is drawn from now on: items of the form by their numbers, those of the outline by their titles, and how often the phone. */
  const drawing = () => {
    const [asked, listed] = [vi.spyOn(words, 'kindOf'), vi.spyOn(words, 'pick')]
    const phone = vi.spyOn(words.preview, 'lead', 'get')
    return () => ({ form: asked.mock.calls.flat(), outline: listed.mock.calls.flat(), phone: phone.mock.calls.length })
  }
  const shownWhole = async () => {
    await showBuilder(village)
    await soon(() => expect(phone().querySelectorAll('input:checked')).toHaveLength(2))
  }

  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('is the item that a letter is typed into', async () => {
    await shownWhole()
    const drawn = drawing()
    await write('第 2 项', '村医的人数')
    expect(drawn()).toEqual({ form: ['2'], outline: ['村医的人数'], phone: 0 })
  })

  it('is the item whose setting is changed, or that is chosen', async () => {
    await shownWhole()
    const drawn = drawing()
    const required = form().querySelector<HTMLElement>('#edit-section1-item2 .edit-check input')
    await act(async () => required?.click())
    expect(drawn()).toEqual({ form: ['2'], outline: [], phone: 0 })
    await act(async () => box('备注').click())
    expect(drawn()).toEqual({ form: ['2'], outline: ['备注'], phone: 0 })
  })

  it('is what is numbered otherwise where an item is moved', async () => {
    await shownWhole()
    const drawn = drawing()
    await act(async () => the('button', '下移：村医人数').click())
    expect(drawn()).toEqual({ form: ['2', '3'], outline: ['是否有村医', '村医人数'], phone: 0 })
  })
})
