import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gateFilling } from '../fit/gateFilling.ts'
import { admit } from '../gate/gate.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import {
  movedItem,
  movedSection,
  newChecklist,
  requiredItem,
  sectionsOf,
  titledItem,
  titledSection,
  withItems,
  withSection,
} from './checklistEdits.ts'
import { clausesOf, withClause } from './clauses.ts'
import type { FindingSetting } from './findingRule.ts'
import { plainItemKinds } from './newItem.ts'
import { type ItemPlace, itemAt, withItemAt } from './parts.ts'
import { readPasted } from './pasted.ts'

const lines = readPasted('1. 是否有标准卫生室\n2、常住人口数\n（三）存在的问题\n')
const written = withItems(newChecklist('村清单'), 'section1', lines)
const place = (item: string) => ({ section: 'section1', item })
const titles = (schema: unknown) =>
  sectionsOf(schema).map(({ no, title, items }) => [`${no}、${title}`, ...items.map((item) => `${item.no}. ${item.title}`)])

describe('a checklist that is written', () => {
  it('has a section and the items that were pasted, each of the kind that its words ask for', () => {
    expect(titles(written)).toEqual([['一、检查内容', '1. 是否有标准卫生室', '2. 常住人口数', '3. 存在的问题']])
    expect(sectionsOf(written)[0]?.items.map(({ kind }) => kind)).toEqual(['judgement', 'number', 'longText'])
    expect(sectionsOf(written)[0]?.items.every(({ isRequired }) => isRequired)).toBe(true)
    expect(gateFilling(written)).toEqual([])
  })

  it.each(plainItemKinds)('asks a new item of kind %s by its title, and the gate lets it in', (kind) => {
    const schema = withItems(newChecklist('清单'), 'section1', [{ kind, title: '某事项' }])
    expect(gateFilling(schema)).toEqual([])
    const [item] = outlineOf(admit(schema)).items
    expect([item?.kind, item?.title, item?.isRequired]).toEqual([kind, '某事项', true])
  })

  it('numbers its sections and items as they stand, whatever was moved or taken out', () => {
    const three = withSection(withSection(written, '产业'), '环境')
    expect(titles(movedSection(three, 2, 0)).map(([first]) => first)).toEqual(['一、环境', '二、检查内容', '三、产业'])
    expect(titles(movedSection(three, 0, null)).map(([first]) => first)).toEqual(['一、产业', '二、环境'])
    expect(titles(movedItem(written, 'section1', 2, 0))[0]).toEqual([
      '一、检查内容',
      '1. 存在的问题',
      '2. 是否有标准卫生室',
      '3. 常住人口数',
    ])
    expect(titles(movedItem(written, 'section1', 0, null))[0]).toEqual(['一、检查内容', '1. 常住人口数', '2. 存在的问题'])
  })

  it('numbers twenty-three sections as documents do', () => {
    const many = Array.from({ length: 22 }).reduce<unknown>((schema) => withSection(schema, '节'), newChecklist('清单'))
    const nos = sectionsOf(many).map(({ no }) => no)
    expect([nos[0], nos[9], nos[10], nos[19], nos[22]]).toEqual(['一', '十', '十一', '二十', '二十三'])
  })

  it('calls a section or an item otherwise, its only question too', () => {
    expect(titles(titledSection(written, 'section1', '医疗'))[0]?.[0]).toBe('一、医疗')
    const renamed = titledItem(written, place('item1'), '是否有合格村医')
    const [clause] = outlineOf(admit(renamed)).clauses
    expect([sectionsOf(renamed)[0]?.items[0]?.title, clause?.title]).toEqual(['是否有合格村医', '是否有合格村医'])
  })

  it('may leave an item out, or demand it', () => {
    const optional = requiredItem(written, place('item2'), false)
    expect(sectionsOf(optional)[0]?.items.map(({ isRequired }) => isRequired)).toEqual([true, false, true])
    expect(requiredItem(optional, place('item2'), true)).toEqual(written)
    expect(gateFilling(optional)).toEqual([])
  })

  it('never gives a key again that is in use', () => {
    const gone = movedItem(written, 'section1', 0, null)
    const more = withItems(gone, 'section1', [{ kind: 'text', title: '备注' }])
    expect(sectionsOf(more)[0]?.items.map(({ key }) => key)).toEqual(['item2', 'item3', 'item4'])
  })
})

const judged = (schema: unknown, at: ItemPlace, change: Parameters<typeof withClause>[2]) =>
  withItemAt(schema, at, (item) => withClause(item, 'answer', change))

describe('a judgement', () => {
  const finding: FindingSetting = {
    when: { kind: 'bad' },
    title: '没有卫生室',
    category: 'health',
    severity: 'serious',
    responsible: { level: 'township' },
    limit: { within: 15, unit: 'day' },
  }
  const clause = (schema: unknown) => clausesOf(itemAt(schema, place('item1')))[0]

  it('says which answer is good, and asks for a note with the other', () => {
    const turned = judged(written, place('item1'), { good: 'no' })
    expect(clause(turned)).toMatchObject({ good: 'no', finding: null })
    const [item] = outlineOf(admit(turned)).items
    expect(item?.schema.if).toEqual({ properties: { answer: { const: 'yes' } }, required: ['answer'] })
    expect(gateFilling(turned)).toEqual([])
  })

  it('opens a finding at the bad answer, which turns with the good one', () => {
    const found = judged(written, place('item1'), { finding })
    expect(clause(found)?.finding).toEqual(finding)
    const rule = ({ when: _, limit: __, ...told }: FindingSetting, answer: string) => ({
      ...told,
      days: 15,
      when: { const: answer },
    })
    expect(outlineOf(admit(found)).clauses[0]?.finding).toEqual(rule(finding, 'no'))
    const turned = judged(found, place('item1'), { good: 'no' })
    expect(outlineOf(admit(turned)).clauses[0]?.finding).toEqual(rule(finding, 'yes'))
    expect(gateFilling(turned)).toEqual([])
    expect(judged(found, place('item1'), { finding: null })).toEqual(written)
  })

  it('stays as it is where no such question stands', () => {
    expect(judged(written, place('item2'), { good: 'no' })).toEqual(written)
    expect(clausesOf(itemAt(written, place('item2')))).toEqual([])
  })
})

describe('what is pasted', () => {
  it.each([
    ['一、是否落实责任', 'judgement', '是否落实责任'],
    ['（二）现场照片', 'photo', '现场照片'],
    ['3．开工日期', 'date', '开工日期'],
    ['• 群众反映的问题；', 'longText', '群众反映的问题'],
    ['12:安置点位置', 'position', '安置点位置'],
    ['3.5 米以上道路是否硬化', 'judgement', '3.5 米以上道路是否硬化'],
    ['档案齐全。', 'judgement', '档案齐全'],
  ])('%s is of kind %s', (line, kind, title) => {
    expect(readPasted(line)).toEqual([{ kind, title }])
  })

  it('brings the unit that stands behind a number, and asks whether 否 is the good answer where it looks so', () => {
    expect(readPasted('④ 脱贫人数（人）')).toEqual([{ kind: 'number', title: '④ 脱贫人数（人）', unit: '人' }])
    expect(readPasted('搬迁户是否存在“两头住”；')).toEqual([{ kind: 'judgement', title: '搬迁户是否存在“两头住”', good: 'no' }])
    expect(readPasted('环境卫生（10分）\n垃圾乱堆，每处扣2分').map(({ kind }) => kind)).toEqual(['score', 'score'])
    const taken = withItems(newChecklist('清单'), 'section1', readPasted('户数（户）\n是否存在漏评'))
    expect(outlineOf(admit(taken)).items.map(({ annotation, clauses }) => [annotation.unit, clauses[0]?.good])).toEqual([
      ['户', undefined],
      [undefined, 'no'],
    ])
  })

  it('leaves empty lines out, and cuts what no title can be', () => {
    expect(readPasted('\n \r\n\t\n')).toEqual([])
    expect(readPasted('字'.repeat(2_000))[0]?.title).toHaveLength(300)
  })
})

describe('any edits of a checklist', () => {
  const act = fc.record({
    act: fc.constantFrom('section', 'items', 'moveSection', 'moveItem', 'remove', 'title', 'require', 'judge'),
    from: fc.nat(4),
    to: fc.nat(4),
    kind: fc.constantFrom(...plainItemKinds),
  })
  it('leave one that the gate lets in, with keys that are told apart, as soon as every section has an item', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const edited = acts.reduce<unknown>((schema, one) => {
          const sections = sectionsOf(schema)
          const section = sections[one.from % Math.max(1, sections.length)]
          const item = section?.items[one.to % Math.max(1, section.items.length)]
          if (one.act === 'section' || !section) return sections.length < 8 ? withSection(schema, '一节') : schema
          if (one.act === 'moveSection') return movedSection(schema, one.from % sections.length, one.to % sections.length)
          if (one.act === 'remove') return movedSection(schema, one.from % sections.length, null)
          if (one.act === 'items' || !item) return withItems(schema, section.key, [{ kind: one.kind, title: '一项' }])
          const at = { section: section.key, item: item.key }
          if (one.act === 'moveItem')
            return movedItem(schema, section.key, one.from % section.items.length, one.to % section.items.length)
          if (one.act === 'title') return titledItem(schema, at, `第${one.to}项`)
          if (one.act === 'require') return requiredItem(schema, at, !item.isRequired)
          return judged(schema, at, { good: 'no' })
        }, newChecklist('清单'))
        const whole = sectionsOf(edited).reduce<unknown>(
          (schema, { key, items }) => (items.length > 0 ? schema : withItems(schema, key, [{ kind: 'text', title: '补' }])),
          sectionsOf(edited).length > 0 ? edited : newChecklist('清单'),
        )
        const last = sectionsOf(whole).reduce<unknown>(
          (schema, { key, items }) => (items.length > 0 ? schema : withItems(schema, key, [{ kind: 'text', title: '补' }])),
          whole,
        )
        expect(gateFilling(last)).toEqual([])
        const nos = sectionsOf(last).map(({ items }) => items.map(({ no }) => no))
        expect(nos).toEqual(nos.map((list) => list.map((_, index) => String(index + 1))))
      }),
      { numRuns: 100 },
    )
  })
})
