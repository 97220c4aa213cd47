import { type ItemKind, interpretAdmitted, itemKinds, kindShapes, outlineOf, type SubSchema } from '@duzhan/checklist'
import { newChecklist, withItems, withSetting } from '@duzhan/checklist/edit'
import { describe, expect, it } from 'vitest'
import { kindNames, kindWords } from './kindWords.ts'
import { sampleAnswers } from './sampleAnswers.ts'

const asked = kindNames.filter((kind) => kind !== 'computed' && kind !== 'info')
const schema = withItems(
  newChecklist('清单'),
  'section1',
  asked.map((kind) => ({ kind, title: `题目：${kind}` })),
)
const outline = outlineOf(schema as SubSchema) // a checklist of new items
const answers = (seed: number) => sampleAnswers(outline, seed)['section1'] as Record<string, Record<string, unknown>>

describe('answers that are made up', () => {
  it('are there for every item that needs no device', () => {
    const given = asked.filter((_, at) => answers(1)[`item${at + 1}`] !== undefined)
    expect(given).toEqual(asked.filter((kind) => !['photo', 'file', 'position', 'signature'].includes(kind)))
  })

  it('could be given: nothing is wrong with them but what they leave out', () => {
    const check = interpretAdmitted(outline.root as Parameters<typeof interpretAdmitted>[0]) // what the editor wrote
    for (const seed of [1, 2, 3, 50]) {
      const faults = check(sampleAnswers(outline, seed))
      expect(faults.filter(({ keyword }) => keyword !== 'required')).toEqual([])
    }
  })

  it('are the same again for the same seed, and others for another', () => {
    expect(answers(7)).toEqual(answers(7))
    const told = new Set(Array.from({ length: 20 }, (_, seed) => JSON.stringify(answers(seed + 1))))
    expect(told.size).toBeGreaterThan(10)
  })

  it('fit what an author set: bounds, deductions, the word that asks for a text', () => {
    const at = (item: string) => ({ section: 'section1', item })
    const settings = [
      ['item1', 'least', 7],
      ['item1', 'most', 8],
      ['item2', 'byDeductions', true],
      ['item3', 'words', ['其他']],
      ['item3', 'other', '其他'],
    ] as const
    const bare = withItems(newChecklist('清单'), 'section1', [
      { kind: 'number', title: '户数' },
      { kind: 'score', title: '卫生' },
      { kind: 'choice', title: '水源' },
    ])
    const set = settings.reduce<unknown>((so, [item, name, value]) => withSetting(so, at(item), { name, value }), bare)
    const given = sampleAnswers(outlineOf(set as SubSchema), 3)['section1'] // as the editor wrote it
    expect(given).toMatchObject({ item2: { deductions: { reason1: 1 } }, item3: { value: '其他', other: '另有情况' } })
    expect([{ value: 7 }, { value: 8 }]).toContainEqual(given?.['item1'])
  })

  it('are none of a kind that this release does not know', () => {
    const [section] = outline.sections
    const unknown = { ...outline, sections: [{ ...section, items: [{ ...section?.items[0], kind: 'hologram' }] }] }
    expect(sampleAnswers(unknown as typeof outline, 1)).toEqual({ section1: {} }) // as a later release would have it
  })
})

describe('the kinds of items', () => {
  it('are called by their words, and one that is not known by its name', () => {
    expect(kindNames.map(kindWords)).toEqual(Object.values(itemKinds).map(({ title }) => title.zh))
    expect([kindWords('hologram'), kindWords('constructor')]).toEqual(['hologram', 'constructor'])
    expect(kindNames.every((kind: ItemKind) => kindShapes[kind] !== undefined)).toBe(true)
  })
})
