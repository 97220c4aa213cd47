import { type Outline, outlineOf } from '@duzhan/checklist'
import type { Figures, ItemFigures, PlaceFigures, RegionSummary } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { describe, expect, it } from 'vitest'
import { figureViewOf } from './figureView.ts'
import { ItemTable } from './ItemTable.tsx'

const [county, other] = ['330523100000', '330523101000']
const plan = packs.map((pack) => pack.plan as Plan).find(({ code }) => code === 'anji-example') // the packs are valid plans
const outline: Outline = outlineOf(plan?.checklists[0]?.schema ?? {})

const one = { value: 3, numerator: 3, denominator: 2, targets: 2 }
/** What two targets would come to by each shape of figure. */
const shown: Record<ReturnType<typeof figureViewOf>['shape'], Figures> = {
  share: { share: { value: 0.5, numerator: 1, denominator: 2, targets: 2 } },
  choices: { distribution: { value: null, numerator: 2, denominator: 2, targets: 2, counts: { 甲选项: 2 } } },
  amount: { sum: one, mean: one, min: one, max: one },
  points: { mean: one, min: one, max: one },
  range: { min: one, max: one },
  count: { sum: one },
}
function place(path: string, title: string, kind: string): PlaceFigures {
  const total = kind === 'group' ? {} : shown[figureViewOf(kind).shape]
  return { path, title, kind, total, byRegion: { [county]: total } }
}
const items = (section: Outline['sections'][number]): ItemFigures[] =>
  section.items
    .filter(({ kind }) => kind !== 'info')
    .map(({ path, no, title, kind, clauses, columns }) => ({
      ...place(path, title, kind),
      no,
      parts: [
        ...clauses.map((clause) => place(clause.path, clause.title, 'clause')),
        ...columns.map((column) => place(column.path, column.title, column.kind)),
      ],
    }))
const checklist: RegionSummary['checklists'][number] = {
  key: 'village',
  title: '全部题型示例',
  targets: 2,
  regionsCollecting: 1,
  score: place('score', '', 'score'),
  sections: outline.sections.map((section) => ({
    key: section.key,
    no: section.no,
    title: section.title,
    ...(section.key === 'sites' && { points: place(section.key, section.title, 'section') }),
    items: items(section),
  })),
}
const summary: RegionSummary = {
  plan: 'anji-example',
  region: '330523000000',
  window: { key: 'plan', start: '2020-01-01', end: '2020-12-31' },
  version: 'one',
  asOf: '2020-03-20T01:00:00.000Z',
  coverage: { visited: 2, designated: 5 },
  lateRecords: 0,
  children: [county, other].map((region) => ({ region, coverage: { visited: 1, designated: 2 } })),
  checklists: [checklist],
}
const draw = (part: Partial<typeof checklist> = {}) =>
  renderToStaticMarkup(
    <MemoryRouter>
      <ItemTable
        suffix=""
        checklist={{ ...checklist, ...part }}
        summary={summary}
        noun={{ one: '村', counted: '个村' }}
        nameOf={String}
        onChoose={() => {}}
      />
    </MemoryRouter>,
  )
const rowsOf = (html: string) =>
  html
    .split('<tr')
    .slice(2)
    .map((row) =>
      row
        .replace(/<span class="visually-hidden">[^<]*<.span>/g, '')
        .replace(/^[^>]*>|<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )

describe('the table of a checklist with every kind of item', () => {
  const rows = rowsOf(draw())

  it('has a row for every item that is answered, with its figure for the whole and for each region', () => {
    for (const item of checklist.sections.flatMap((section) => section.items)) {
      const row = rows.find((text) => text.startsWith(`${item.no}. ${item.title}`))
      expect(row, item.title).toBeDefined()
      if (item.kind !== 'group') expect(row?.endsWith('未采集'), `${item.title}: ${row}`).toBe(true)
      if (item.kind !== 'group') expect(row?.match(/未采集/g), `${item.title}: ${row}`).toHaveLength(1)
    }
  })

  it('has none for what nobody answers, and calls nothing text that is none', () => {
    const hint = outline.items.find(({ kind }) => kind === 'info')
    expect(hint).toBeDefined()
    expect(rows.join()).not.toContain(hint?.title)
    expect(rows.join()).not.toMatch(/文字填写|undefined|NaN/)
  })

  it('shows the points of all first, and those of a section below its items', () => {
    expect(rows[0]).toMatch(/^总分 3 分/)
    const points = rows.findIndex((row) => row.startsWith('本部分得分 3 分'))
    expect(rows[points + 1]).toContain('饮水安全')
  })

  it('shows the fields of a group under its name at once, and columns and clauses when they are asked for', () => {
    const group = outline.items.find(({ kind }) => kind === 'group')
    const at = rows.findIndex((row) => row.startsWith(`${group?.no}. ${group?.title}`))
    expect(rows.slice(at + 1, at + 1 + (group?.columns.length ?? 0)).map((row) => row.split(' ')[0])).toEqual(
      group?.columns.map(({ title }) => title),
    )
    const table = outline.items.find(({ kind }) => kind === 'table')
    const row = rows.findIndex((text) => text.startsWith(`${table?.no}. ${table?.title}`))
    expect(rows[row]).toContain(`${table?.columns.length} 栏`)
    expect(rows[row + 1]).toMatch(/^\d+\. /)
  })

  it('says of a place where an earlier revision asked something else how many answered that', () => {
    const [first] = checklist.sections
    const [item] = first?.items ?? []
    const changed = {
      key: 'a',
      no: '一',
      title: '',
      items: item ? [{ ...item, total: {}, byRegion: {}, parts: [], earlier: 13 }] : [],
    }
    expect(rowsOf(draw({ sections: [changed] })).join()).toContain('13 个村按旧版题目填报，所问已经不同，未计入')
    expect(rows.join()).not.toContain('旧版')
  })

  it('says what its figures are: shares where all are judgements, else what was filled in', () => {
    const [first] = checklist.sections
    const judged = {
      ...first,
      key: 'a',
      no: '一',
      title: '',
      items: first?.items.filter(({ kind }) => kind === 'judgement') ?? [],
    }
    expect(draw({ sections: [judged] })).toContain('数字为情况正常的村所占比例')
    expect(draw()).toContain('其他题为填报内容的汇总')
  })
})
