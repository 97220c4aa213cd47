import { type ChecklistSchema, type ItemAnnotation, type ItemKind, kindShapes, type SubSchema } from '@duzhan/checklist'
import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { world } from '@duzhan/test-kit'

/** An item as the example of its kind shows it, with what is said of it besides. */
function item(kind: ItemKind, annotation: Partial<ItemAnnotation> = {}, properties: Record<string, SubSchema> = {}): SubSchema {
  const { example } = kindShapes[kind]
  return {
    ...example,
    'x-item': { ...example['x-item'], kind, ...annotation },
    properties: { ...example.properties, ...properties },
  }
}
const amount: SubSchema = { type: 'number', minimum: 0, maximum: 10_000, 'x-decimals': 2 }
const column = (title: string, annotation: ItemAnnotation, schema: SubSchema): SubSchema => ({
  ...schema,
  title,
  'x-item': annotation,
})
const roofs: SubSchema = { type: 'string', enum: ['A级', 'B级', 'D级'] }

/** A checklist with an item of every kind; figures worked out by hand stand in the test beside it. */
export const everyKindChecklist = (unit = '万元'): ChecklistSchema => ({
  type: 'object',
  title: '全部题型示例',
  'x-score': {
    grades: [
      { title: '合格', from: 5 },
      { title: '优秀', from: 10 },
    ],
  },
  properties: {
    base: {
      type: 'object',
      title: '基本情况',
      'x-item': { kind: 'section', no: '一' },
      properties: {
        clinic: item('judgement'),
        look: item('grade'),
        tidy: item('score'),
        extra: {
          ...item('score'),
          'x-item': { kind: 'score', bonus: true },
          properties: { value: { type: 'integer', minimum: 0, maximum: 5, title: '加分' } },
          required: ['value'],
        },
        money: item('number', { unit }, { value: { ...amount, title: '产业资金' } }),
        source: item('choice'),
        causes: item('choices'),
        gap: item('text'),
        story: item('longText'),
      },
      additionalProperties: false,
    },
    proof: {
      type: 'object',
      title: '佐证材料',
      'x-item': { kind: 'section', no: '二' },
      properties: {
        day: item('date'),
        month: item('month'),
        time: item('time'),
        scene: item('photo'),
        papers: item('file'),
        where: item('position'),
        signed: item('signature'),
        houses: item('table'),
        families: item('household', { each: '户' }),
        funds: {
          type: 'object',
          title: '资金',
          'x-item': { kind: 'group' },
          properties: {
            planned: column('计划', { kind: 'number', unit: '万元' }, amount),
            arrived: column('到位', { kind: 'number', unit: '万元' }, amount),
            roof: column('屋面', { kind: 'grade', bad: ['D级'] }, roofs),
          },
          additionalProperties: false,
        },
        rate: item('computed', { function: 'ratio', of: ['proof.funds.arrived', 'proof.funds.planned'], unit: '%' }),
        lack: item('computed', { function: 'difference', of: ['proof.funds.planned', 'proof.funds.arrived'], unit: '万元' }),
        hint: item('info'),
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
})

/** A plan whose village checklist asks an item of every kind, the money in this unit. */
export function everyKindPlan(unit?: string): Plan {
  const plan = readPlan(packs[0]?.plan)
  const checklists = plan.checklists.map((one) => (one.key === 'village' ? { ...one, schema: everyKindChecklist(unit) } : one))
  return readPlan({ ...plan, code: world.plan, jurisdiction: world.city, checklists })
}

const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const row = (name: string, area: number, state: string) => ({ name, area, state })

/** What three villages answered: the first all of it, the second with problems, the third a little. */
export const threeAnswers: readonly Record<string, unknown>[] = [
  {
    base: {
      clinic: { answer: 'yes' },
      look: { value: '好' },
      tidy: { deductions: {} },
      extra: { value: 2 },
      money: { value: 12.5 },
      source: { value: '自来水' },
      causes: { value: ['因病', '因学'] },
      gap: { text: '道路未硬化' },
      story: { text: '整体情况较好' },
    },
    proof: {
      day: { value: '2020-03-01' },
      month: { value: '2019-12' },
      time: { value: '08:30' },
      scene: { photos: [hash] },
      papers: { files: [{ hash, name: '台账.xlsx', size: 10 }] },
      where: { position: { latitude: 27.8, longitude: 112.9, accuracy: 9, by: 'device' } },
      signed: { signature: hash },
      houses: { rows: [row('甲', 80.5, 'A级'), row('乙', 60, 'D级')] },
      families: { rows: [row('甲', 80.5, 'A级')] },
      funds: { planned: 100, arrived: 80, roof: 'A级' },
    },
  },
  {
    base: {
      clinic: { answer: 'no', note: '没有卫生室' },
      look: { value: '差' },
      tidy: { deductions: { litter: 2, sewage: 1 } },
      money: { value: 0.1 },
      source: { value: '水井' },
      causes: { value: ['因病'] },
    },
    proof: {
      day: { value: '2020-02-10' },
      month: { value: '2020-02' },
      time: { value: '17:05' },
      scene: { photos: [hash, 'f'.repeat(64)] },
      houses: { rows: [row('丙', 50, 'A级')] },
      funds: { planned: 50, arrived: 10, roof: 'D级' },
    },
  },
  { base: { clinic: { answer: 'na' }, causes: { value: ['因灾'] } }, proof: { houses: { rows: [] } } },
]
