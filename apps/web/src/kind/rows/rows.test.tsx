import { describe, expect, it } from 'vitest'
import { annotated, itemSchema, tableSchema } from '../../test/kindItems.ts'
import { shownForm } from '../../test/shownForm.tsx'

const roof = { type: 'string', enum: ['A级', 'B级', 'C级', 'D级'], title: '住房等级' } as const
const homes = itemSchema(
  'household',
  '入户核查',
  {
    rows: {
      type: 'array',
      maxItems: 3,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'roof'],
        properties: {
          name: annotated('text', { type: 'string', maxLength: 20, title: '户主' }),
          roof: annotated('grade', roof, { bad: ['C级', 'D级'] }),
        },
      },
    },
  },
  { each: '户' },
)
const group = itemSchema('group', '村级情况', {
  people: annotated('number', { type: 'integer', minimum: 0, maximum: 9999, title: '总人口' }, { unit: '人' }),
  since: annotated('month', { type: 'string', format: 'month', maxLength: 7, title: '通水月份' }),
})
const row = (name: string, amount: unknown = 1) => ({ name, amount })
type Form = Awaited<ReturnType<typeof shownForm>>
const titles = (form: Form) => form.all('.row-title').map((title) => title.textContent)
const open = (form: Form, index: number) => form.press(form.all('.row-head')[index] as Element)
async function paste(form: Form, text: string) {
  await form.press(form.button('从电子表格粘贴'))
  await form.write(form.one('.paste textarea'), text)
}

describe('a table', () => {
  it('takes a row as soon as something is entered into it, and forgets one that stayed blank', async () => {
    const form = await shownForm({ tableSchema })
    await form.press(form.button('添加一行'))
    expect(form.held('tableSchema')).toEqual({})
    await form.write(form.one('.row-form input'), '三组水管')
    expect(form.held('tableSchema')).toEqual({ rows: [{ name: '三组水管' }] })
    await form.press(form.button('添加一行'))
    expect(titles(form)).toEqual(['三组水管', '（未填）'])
    await form.press(form.button('完成'))
    expect(titles(form)).toEqual(['三组水管'])
    await form.close()
  })

  it('speaks of a removed row only until the next row is added', async () => {
    const form = await shownForm({ tableSchema }, { answers: { tableSchema: { rows: [row('甲'), row('乙')] } } })
    const told = () => form.all('[role=status]').some((notice) => notice.textContent?.includes('已删除第 2 行'))
    await open(form, 1)
    await form.press(form.button('删除'))
    expect(told()).toBe(true)
    await form.press(form.button('添加一行'))
    expect(told()).toBe(false)
    await form.close()
  })

  it('says how many rows it still lacks', async () => {
    const rows = { ...homes.properties?.['rows'], minItems: 2 }
    const two = { ...homes, properties: { ...homes.properties, rows } }
    const form = await shownForm({ two }, { isStrict: true })
    expect(form.errors()).toEqual(['请至少添加 2 户'])
    await form.press(form.button('添加一户'))
    await form.write(form.one('.row-form input'), '张三')
    await form.press(form.one('input[type=radio]'))
    await form.press(form.button('完成'))
    expect(form.errors()).toEqual(['还差 1 户'])
    await form.close()
  })

  it('copies, moves and removes the row that is open, and brings a removed one back', async () => {
    const form = await shownForm({ tableSchema }, { answers: { tableSchema: { rows: [row('甲'), row('乙'), row('丙')] } } })
    await open(form, 0)
    await form.press(form.button('下移'))
    expect(titles(form)).toEqual(['乙', '甲', '丙'])
    await form.press(form.button('复制'))
    expect(titles(form)).toEqual(['乙', '甲', '甲', '丙'])
    await form.press(form.button('删除'))
    expect(titles(form)).toEqual(['乙', '甲', '丙'])
    await form.press(form.button('撤销'))
    expect(titles(form)).toEqual(['乙', '甲', '甲', '丙'])
    await form.press(form.button('上移'))
    expect(titles(form)).toEqual(['乙', '甲', '甲', '丙'])
    await form.close()
  })

  it('says what is wrong at its cell, and how much of it there is in a row that is closed', async () => {
    const rows = [row('甲'), row('乙', '12箱'), row('丙', 2000)]
    const form = await shownForm({ tableSchema }, { answers: { tableSchema: { rows } } })
    expect(form.all('.row-fault').map((fault) => fault.textContent)).toEqual(['1 处要改', '1 处要改'])
    await open(form, 1)
    expect(form.errors()).toEqual(['“12箱”不是数字：请只填数字，单位是“万元”，不用写'])
    await form.write(form.all('.row-form input')[1] as Element, '12')
    await form.leave(form.all('.row-form input')[1] as Element)
    expect(form.errors()).toEqual([])
    expect(form.all('.row-fault')).toHaveLength(1)
    await form.close()
  })

  it('sums what its checklist sums, decimals to the last digit', async () => {
    const rows = [row('甲', 0.1), row('乙', 0.2), row('丙', '12箱')]
    const form = await shownForm({ tableSchema }, { answers: { tableSchema: { rows } } })
    expect(form.one('.rows-total').textContent).toBe('共 3 行金额 0.3万元')
    await form.close()
  })

  it('that is asked can be said to have nothing in it, which is no blank', async () => {
    const form = await shownForm({ tableSchema }, { isStrict: true })
    expect(form.errors()).toEqual(['请至少添加一行；没有可填的，请选“没有可填的”'])
    await form.press(form.button('没有可填的'))
    expect(form.held('tableSchema')).toEqual({ rows: [] })
    expect(form.errors()).toEqual([])
    await form.press(form.button('没有可填的'))
    expect(form.held('tableSchema')).toEqual({})
    await form.close()
  })

  it('shows what a paste comes to and takes nothing of it before it is told to', async () => {
    const form = await shownForm({ tableSchema }, { answers: { tableSchema: { rows: [row('甲')] } } })
    await paste(form, '项目名称\t金额\t备注\n乙\t１２．５\t急\n丙\t12箱\t')
    const panel = form.one('.paste').textContent ?? ''
    expect(panel).toContain('识别到 2 行，第一行是表头')
    expect(panel).toContain('本表没有这些列，内容不会粘贴：备注')
    expect(panel).toContain('第 3 行“金额”：“12箱”不是数字')
    expect(form.held('tableSchema')).toEqual({ rows: [row('甲')] })
    await form.press(form.button('加入 2 行，其中 1 格待改'))
    expect(form.held('tableSchema')).toEqual({ rows: [row('甲'), row('乙', 12.5), row('丙', '12箱')] })
    expect(form.all('.row-fault')).toHaveLength(1)
    await form.close()
  })

  it('looks at cells that are pasted into one of its fields before it takes them, and lets a single value through', async () => {
    const form = await shownForm({ tableSchema })
    await form.press(form.button('添加一行'))
    await form.paste(form.one('.row-form input'), '三组水管')
    expect(form.all('.paste')).toHaveLength(0)
    await form.paste(form.one('.row-form input'), '三组水管\t12.5\n村道\t3')
    expect(form.one<HTMLTextAreaElement>('.paste textarea').value).toContain('村道')
    await form.press(form.button('加入 2 行'))
    expect(form.held('tableSchema')).toEqual({ rows: [row('三组水管', 12.5), row('村道', 3)] })
    await form.close()
  })

  it('takes none of ten thousand pasted rows, says how many it takes, and keeps what it has', async () => {
    const form = await shownForm({ tableSchema }, { answers: { tableSchema: { rows: [row('甲')] } } })
    await paste(form, '乙\t1\n'.repeat(10_000))
    expect(form.one('.paste').textContent).toContain('粘贴了 10000 行，本表最多 200 行，已填 1 行')
    expect(form.button('加入 0 行').disabled).toBe(true)
    expect(form.held('tableSchema')).toEqual({ rows: [row('甲')] })
    await form.close()
  })

  it('of two hundred rows draws the inputs of one only', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => row(`项目${index}`, index))
    const form = await shownForm({ tableSchema }, { answers: { tableSchema: { rows } } })
    expect(form.all('.row-head')).toHaveLength(200)
    expect(form.all('input')).toHaveLength(0)
    await open(form, 199)
    expect(form.all('.row-form')).toHaveLength(1)
    expect(form.button('添加一行').disabled).toBe(true)
    expect(form.one('.row-tools').textContent).toContain('最多 200 行，已满')
    await form.close()
  })
})

describe('households', () => {
  it('are listed by the first of their values, each a form of its own, in the word of the checklist', async () => {
    const form = await shownForm({ homes }, { answers: { homes: { rows: [{ name: '张三', roof: 'D级' }] } } })
    expect(titles(form)).toEqual(['张三'])
    expect(form.one('.row-cell').className).toContain('row-cell-bad')
    await form.press(form.button('添加一户'))
    await form.write(form.one('.row-form input[type=text]'), '李四')
    await form.press(form.all('.row-form .option input')[0] as Element)
    expect(form.held('homes')).toEqual({
      rows: [
        { name: '张三', roof: 'D级' },
        { name: '李四', roof: 'A级' },
      ],
    })
    expect(form.one('.rows-total').textContent).toBe('共 2 户')
    await form.close()
  })

  it('lack what their checklist demands of each once it is asked for', async () => {
    const form = await shownForm({ homes }, { isStrict: true, answers: { homes: { rows: [{ name: '张三' }] } } })
    await open(form, 0)
    expect(form.errors()).toEqual(['请选择一个答案'])
    await form.close()
  })
})

describe('a group', () => {
  it('holds its values one below the other, each under its title', async () => {
    const form = await shownForm({ group })
    expect(form.all('.field-label').map((label) => label.textContent)).toEqual(['总人口*', '通水月份'])
    await form.write(form.all('input')[0] as Element, '１２３４')
    await form.press(form.button('本月'))
    expect(form.held('group')).toEqual({ people: 1234, since: '2020-03' })
    await form.close()
  })
})
