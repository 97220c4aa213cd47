import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueAt } from '../edit/editing.ts'
import { anyPlan } from '../test/anyPlan.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { instantiateTemplate } from './instantiateTemplate.ts'
import { type BlankKind, isFreeOf, type MarkedBlank, proposedKind, templateOf, withBlank, wordsIn } from './markedBlanks.ts'
import { readTemplate } from './readTemplate.ts'

const plan = { ...smallPlan(), title: '某县督战方案', goals: [{ key: 'all', title: '某县全部达标，某县不落一村' }] }
const blank = (over: Partial<MarkedBlank> & Pick<MarkedBlank, 'words'>): MarkedBlank => ({
  ...{ key: 'blank1', title: '县名', hint: '', kind: proposedKind(over.words) },
  places: wordsIn(plan, over.words).map(({ at }) => at),
  ...over,
})
const template = (...blanks: MarkedBlank[]) => templateOf(plan, { key: 'county', title: '县级模板', blanks })

describe('words of a plan', () => {
  it('are found wherever they stand, with the text around them', () => {
    expect(wordsIn(plan, '某县')).toEqual([
      { at: ['title'], text: '某县督战方案' },
      { at: ['goals', 0, 'title'], text: '某县全部达标，某县不落一村' },
    ])
    expect(wordsIn(plan, plan.period.end).map(({ at }) => at)).toContainEqual(['period', 'end'])
  })

  it('are found as numbers too, and never where the platform tells things apart', () => {
    const [number] = wordsIn({ printed: { targets: 64 }, code: '64', key: 'k64' }, '64')
    expect(number).toEqual({ at: ['printed', 'targets'], text: '64' })
    expect(wordsIn(plan, 'all').map(({ at }) => at.at(-1))).not.toContain('key')
    expect(wordsIn(plan, ' ')).toEqual([])
  })

  it.each<[string, BlankKind]>([
    ['某县', 'text'],
    ['64', 'number'],
    ['2020-12-31', 'date'],
    ['430321000000', 'region'],
  ])('such as %s are most likely filled in as a %s', (words, kind) => expect(proposedKind(words)).toBe(kind))
})

describe('a template that is made of a plan', () => {
  it('asks for what was marked, and becomes the plan again when that is filled in', () => {
    const marked = [
      blank({ words: '某县' }),
      blank({ key: 'region', title: '区划代码', words: plan.jurisdiction }),
      blank({ key: 'end', title: '结束日期', hint: '不晚于年底', words: plan.period.end, places: [['period', 'end']] }),
    ]
    const made = readTemplate(template(...marked))
    expect(made.parameters.map(({ key, title, hint }) => [key, title, hint])).toEqual([
      ['blank1', '县名', undefined],
      ['region', '区划代码', undefined],
      ['end', '结束日期', '不晚于年底'],
    ])
    const answers = { blank1: '某县', region: plan.jurisdiction, end: plan.period.end }
    expect(instantiateTemplate(made, answers).plan).toEqual(plan)
    const other = instantiateTemplate(made, { ...answers, blank1: '他县' }).plan
    expect([other.title, other.goals[0]?.title]).toEqual(['他县督战方案', '他县全部达标，他县不落一村'])
  })

  it('keeps a number a number, and leaves what was not chosen as it is', () => {
    const many = { ...plan, targetLists: plan.targetLists.map((list) => ({ ...list, printed: { targets: 64 } })) }
    const [first] = wordsIn(many, '64')
    const made = templateOf(many, {
      ...{ key: 'county', title: '模板' },
      blanks: [blank({ words: '64', title: '村数', places: [first?.at ?? []] })],
    })
    const filled = instantiateTemplate(made, { blank1: 12 }).plan
    expect(filled.targetLists.map(({ printed }) => printed?.targets)).toEqual([12, ...many.targetLists.slice(1).map(() => 64)])
  })

  it('is nobody’s lower plan, and begins with its first revision', () => {
    const lower = { ...plan, revision: 7, extends: { code: 'city', revision: 1 }, removes: ['ladder.none'] }
    const { plan: made } = templateOf(lower, { key: 'k', title: 't', blanks: [blank({ words: '某县' })] }) as { plan: object }
    expect(made).not.toHaveProperty('extends')
    expect(made).not.toHaveProperty('removes')
    expect(made).toHaveProperty('revision', 1)
  })

  it('of any plan is filled with what stood there and is that plan', () => {
    fc.assert(
      fc.property(anyPlan, fc.constantFrom('甲', '乙', '丙', '2020-12-31'), (any, words) => {
        const places = wordsIn(any, words).map(({ at }) => at)
        const marked = { key: 'b', title: '空白', hint: '', kind: proposedKind(words), words, places }
        const made = withBlank(any, marked)
        for (const at of places) expect(String(valueAt(made, at))).toContain('{{b}}')
        expect(JSON.parse(JSON.stringify(made).replaceAll('{{b}}', words))).toEqual(any)
      }),
      { numRuns: 60 },
    )
  })

  it('has no blank within another', () => {
    const marked = [blank({ words: '某县督战' })]
    expect([isFreeOf(marked, '某县'), isFreeOf(marked, '全部'), isFreeOf(marked, '某县督战方案'), isFreeOf([], '{{a}}')]).toEqual(
      [false, true, false, false],
    )
  })
})
