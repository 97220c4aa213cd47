import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import type { WordedFault } from '../check/wordedFault.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { instantiateTemplate } from './instantiateTemplate.ts'
import type { PlanTemplate } from './planTemplate.ts'
import { readTemplate } from './readTemplate.ts'

const template = (over: Partial<PlanTemplate> = {}): PlanTemplate => ({
  key: 'county',
  title: '县级模板',
  parameters: [{ key: 'county', title: '县名', schema: { type: 'string', minLength: 2, maxLength: 20 } }],
  plan: { ...JSON.parse(JSON.stringify(smallPlan())), title: '{{county}}挂牌督战方案' },
  ...over,
})

function faultsOf(json: unknown) {
  try {
    readTemplate(json)
  } catch (error) {
    expect(error).toMatchObject({ kind: 'invalid', code: 'plan.invalid' })
    return ((error as Problem).details['faults'] as WordedFault[]).map(({ code, path, message }) => ({ code, path, message }))
  }
  return []
}

describe('a template as it is read', () => {
  it('comes back as it was written, its blanks still open', () => {
    expect(readTemplate(template())).toEqual(template())
  })

  it('may ask for what its plan does not speak of, as the code of a plan is asked for elsewhere', () => {
    const more = [...template().parameters, { key: 'spare', title: '备用', schema: { type: 'string', maxLength: 5 } }]
    expect(faultsOf(template({ parameters: more }))).toEqual([])
  })

  it('is refused when its plan has a blank that nobody is asked for', () => {
    const open = template({ plan: { ...template().plan, note: ['{{county}}与{{neighbour}}', '{{when}}'] } })
    expect(faultsOf(open)).toEqual([
      { code: 'blank.not-asked', path: 'parameters', message: '方案中有空白“neighbour”，却没有列出要填的内容' },
      { code: 'blank.not-asked', path: 'parameters', message: '方案中有空白“when”，却没有列出要填的内容' },
    ])
  })

  it('is refused when it asks for one blank twice', () => {
    const [asked] = template().parameters
    expect(faultsOf(template({ parameters: [asked!, { ...asked!, title: '又名' }] }))).toEqual([
      { code: 'blank.repeated', path: 'parameters.1.key', message: '空白“county”重复' },
    ])
  })

  it('is refused when an answer would be checked by a schema that the gate does not let in', () => {
    const parameters = [{ key: 'county', title: '县名', schema: { type: 'string', maxLength: 9, pattern: '(?<=a)b' } }]
    expect(faultsOf(template({ parameters }))).toEqual([
      { code: 'pattern.syntax', path: 'parameters.0.schema/pattern', message: '格式的写法不受支持' },
    ])
  })

  it('is refused with every fault at once', () => {
    const parameters = [
      { key: 'county', title: '县名', schema: { type: 'nothing' } },
      { key: 'county', title: '县名', schema: { type: 'string', maxLength: 9 } },
    ]
    const faults = faultsOf(template({ parameters, plan: { title: '{{other}}' } }))
    expect(faults).toHaveLength(3)
  })

  it.each([
    ['nothing', null],
    ['a text', 'template'],
    ['a list', []],
    ['without blanks to ask for', template({ parameters: [] })],
    ['without a plan', { ...template(), plan: undefined }],
    ['with a field that a template does not have', { ...template(), extra: 1 }],
  ])('is refused as %s', (_what, json) => {
    expect((faultsOf(json) as unknown[]).length).toBeGreaterThan(0)
    expect(() => instantiateTemplate(json, {})).toThrow(Problem)
  })

  it('nested without end is refused before anything walks it', () => {
    let deep: unknown = '{{county}}'
    for (let level = 0; level < 20_000; level++) deep = [deep]
    expect(faultsOf({ ...template(), plan: { title: deep } })).toEqual([
      { code: 'plan.too-deep', path: '', message: expect.stringContaining('嵌套过深') },
    ])
  })
})
