import { type OutlineItem, outlineOf, type SubSchema } from '@duzhan/checklist'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { kindView, loadKinds } from '../kind/kindViews.ts'
import { annotated, checklistOf, itemSchema, outlined, tableSchema } from '../test/kindItems.ts'
import { AnswersView } from './AnswersView.tsx'
import { badPlaces } from './badPlaces.ts'

const finding = {
  when: { properties: { value: { minimum: 3 } }, required: ['value'] },
  category: 'environment',
  severity: 'general',
  responsible: { level: 'township' },
  days: 7,
  title: '垃圾点{answer}',
} as const
const items: Record<string, SubSchema> = {
  money: itemSchema(
    'number',
    '投入',
    { value: { type: 'number', minimum: 0, maximum: 1000, 'x-decimals': 2 } },
    { unit: '万元' },
  ),
  heaps: {
    ...itemSchema('number', '垃圾点', { value: { type: 'integer', minimum: 0, maximum: 100 } }, { unit: '处' }),
    'x-finding': finding,
  },
  looks: itemSchema('grade', '村容', { value: { type: 'string', enum: ['好', '差'] } }, { bad: ['差'] }),
  water: itemSchema(
    'choice',
    '水源',
    { value: { type: 'string', enum: ['水井', '其他'] }, other: { type: 'string', maxLength: 50 } },
    { other: '其他' },
  ),
  aid: itemSchema('choices', '政策', {
    value: { type: 'array', items: { type: 'string', enum: ['产业', '就业'] }, uniqueItems: true, maxItems: 2 },
  }),
  day: itemSchema('date', '鉴定日期', { value: { type: 'string', format: 'date', maxLength: 10 } }, { notFuture: true }),
  due: itemSchema('month', '脱贫月份', { value: { type: 'string', format: 'month', maxLength: 7 } }),
  clean: itemSchema(
    'score',
    '环境卫生',
    {
      deductions: {
        type: 'object',
        properties: {
          litter: annotated('deduction', { type: 'integer', minimum: 0, maximum: 9, title: '垃圾乱堆' }, { points: 2 }),
        },
        additionalProperties: false,
      },
    },
    { max: 10 },
  ),
  projects: tableSchema,
  report: itemSchema('longText', '小结', { text: { type: 'string', maxLength: 4000 } }),
  notice: { ...itemSchema('info', '说明', {}), required: [] },
}
const outline = outlineOf(checklistOf(items, []))
function read(basics: Record<string, unknown>, props: Partial<Parameters<typeof AnswersView>[0]> = {}) {
  const place = document.createElement('div')
  place.innerHTML = renderToStaticMarkup(<AnswersView outline={outline} answers={{ basics }} {...props} />)
  return place
}
/** The row of one item as it is read, and how it is marked. */
function row(key: string, held: unknown) {
  const title = outline.items.find((item) => item.key === key)?.title ?? ''
  const found = [...read({ [key]: held }).querySelectorAll('li.answer')].find((one) =>
    one.querySelector('p')?.textContent?.includes(title),
  )
  return { text: found?.textContent ?? '', mark: found?.querySelector('.mark')?.className ?? '', row: found?.className ?? '' }
}

beforeAll(() => loadKinds(outline.items.map(({ kind }) => kind)))

describe('a record of every kind', () => {
  it.each([
    ['money', { value: 12.5 }, '12.5万元', 'mark-plain'],
    ['money', { value: 0 }, '0万元', 'mark-plain'],
    ['heaps', { value: 2 }, '2处', 'mark-good'],
    ['heaps', { value: 5 }, '5处', 'mark-bad'],
    ['looks', { value: '好' }, '好', 'mark-good'],
    ['looks', { value: '差' }, '差', 'mark-bad'],
    ['water', { value: '其他', other: '邻村接管' }, '邻村接管', 'mark-plain'],
    ['aid', { value: ['产业', '就业'] }, '产业、就业', 'mark-plain'],
    ['day', { value: '2020-03-05' }, '2020年3月5日', 'mark-plain'],
    ['due', { value: '2020-06' }, '2020年6月', 'mark-plain'],
    ['clean', { deductions: {} }, '10 / 10 分', 'mark-plain'],
    ['clean', { deductions: { litter: 2 } }, '垃圾乱堆：2 次，扣 4 分', 'mark-plain'],
    ['projects', { rows: [] }, '无', 'mark-plain'],
  ])('reads %s %j as %s', (key, held, text, mark) => {
    const found = row(key, held)
    expect(found.text).toContain(text)
    expect(found.mark).toContain(mark)
  })

  it('marks the whole row of what came out bad', () => {
    expect(row('heaps', { value: 5 }).row).toContain('answer-bad')
    expect(row('heaps', { value: 2 }).row).not.toContain('answer-bad')
  })

  it('reads nothing that was not answered as anything but that, and asks no answer of a text to be read', () => {
    const place = read({})
    expect(place.querySelectorAll('li.answer')).toHaveLength(10)
    expect([...place.querySelectorAll('.mark')].map((mark) => mark.className)).toEqual(Array(10).fill('mark mark-unanswered'))
    expect(place.textContent).not.toContain('说明')
  })

  it('shows what was typed and is no answer as it was typed', () => {
    const found = row('money', { value: '12箱' })
    expect(found.text).toContain('“12箱”（填写有误）')
    expect(found.mark).toContain('mark-wrong')
  })

  it('reads a table as a table with its totals', () => {
    const place = read({
      projects: {
        rows: [
          { name: '水管', amount: 1.5, day: '2020-03-01' },
          { name: '村道', amount: 2 },
        ],
      },
    })
    expect([...place.querySelectorAll('thead th')].map((head) => head.textContent)).toEqual([
      '序号',
      '项目名称',
      '金额',
      '进度',
      '开工日期',
    ])
    expect(place.querySelector('tbody tr')?.textContent).toBe('1水管1.5万元—2020年3月1日')
    expect(place.querySelector('tfoot')?.textContent).toContain('3.5万元')
  })

  it('leaves out what was not asked by the answers above it, and shows it when it was', () => {
    const bad = {
      required: ['basics'],
      properties: { basics: { required: ['looks'], properties: { looks: { properties: { value: { const: '差' } } } } } },
    }
    const asked = outlineOf(
      checklistOf({ looks: items['looks'] as SubSchema, report: { ...items['report'], 'x-shown-if': bad } as SubSchema }, []),
    )
    const shown = (value: string) => read({ looks: { value }, report: { text: '三组' } }, { outline: asked }).textContent
    expect(shown('好')).not.toContain('小结')
    expect(shown('差')).toContain('小结三组')
  })

  it('shows only what is bad when only that is asked for', () => {
    const bad = read({ heaps: { value: 5 }, looks: { value: '好' } }, { onlyBad: true })
    expect(bad.querySelectorAll('li.answer')).toHaveLength(1)
  })
})

describe('how many places are bad', () => {
  it('counts bad items of any kind, and says nothing where nobody looked', () => {
    expect(badPlaces(outline, { basics: { heaps: { value: 5 }, looks: { value: '差' } } })).toBe(2)
    expect(badPlaces(outline, { basics: { looks: { value: '好' } } })).toBe(0)
    expect(badPlaces(outline, { basics: { money: { value: 3 } } })).toBeNull()
    expect(badPlaces(outline, {})).toBeNull()
  })
})

describe('what a plan says of an item’s kind', () => {
  const tagOf = (item: OutlineItem) => {
    const Tag = kindView(item.kind)?.Tag
    return renderToStaticMarkup(Tag ? <Tag item={item} /> : null).replaceAll(/<[^>]+>/g, '')
  }
  it.each([
    ['money', '数字：0–1,000 万元，最多 2 位小数'],
    ['heaps', '数字：0–100 处'],
    ['looks', '等次：好、差'],
    ['water', '单选：水井、其他'],
    ['aid', '多选：产业、就业'],
    ['day', '日期：不晚于填报当天'],
    ['clean', '评分：10 分，1 种扣分情形'],
    ['projects', '表格：项目名称、金额、进度、开工日期，最多 200 行'],
    ['report', '长文字'],
    ['notice', '说明文字'],
  ])('of %s is “%s”', (key, words) => {
    expect(tagOf(outlined(items[key] as SubSchema))).toBe(words)
  })
})
