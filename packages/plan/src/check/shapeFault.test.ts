import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { smallPlan } from '../test/smallPlan.ts'
import { readPlan } from './readPlan.ts'
import { faultText, type WordedFault } from './wordedFault.ts'

function faultsOf(change: object): WordedFault[] {
  try {
    readPlan({ ...smallPlan(), ...change })
    return []
  } catch (error) {
    return error instanceof Problem ? (error.details['faults'] as WordedFault[]) : []
  }
}

const cycles = (endsOn: unknown) => ({ cycles: [{ key: 'month', every: 'month', endsOn }] })
const goals = (count: number) => ({
  milestones: [{ key: 'm', title: '节点', due: '2020-06-30', lines: Array(count).fill('行') }],
})

describe('a fault of shape', () => {
  it.each<[string, object, Omit<WordedFault, 'details'>, string]>([
    [
      'what is missing',
      { title: undefined },
      { code: 'field.missing', path: 'title', message: '缺少这一项，应为文字' },
      'is missing: it should be a text',
    ],
    [
      'what is of another kind',
      { title: 3 },
      { code: 'field.wrong-kind', path: 'title', message: '应为文字' },
      'should be a text',
    ],
    ['what is empty', { title: '' }, { code: 'field.empty', path: 'title', message: '不能为空' }, 'must not be empty'],
    [
      'what nobody knows',
      { colour: 'red' },
      { code: 'field.unknown', path: '', message: '有不认识的内容：colour' },
      'holds what a plan does not have: colour',
    ],
    [
      'what is too small',
      { revision: 0 },
      { code: 'number.not-above', path: 'revision', message: '应大于 0' },
      'should be more than 0',
    ],
    [
      'what is written wrongly',
      { jurisdiction: '4303' },
      { code: 'field.malformed', path: 'jurisdiction', message: '格式不对' },
      'is not written in the right form',
    ],
    [
      'what is no choice',
      { cycles: [{ key: 'xun', every: 'ten-days', endsOn: 'last' }] },
      {
        code: 'field.no-choice',
        path: 'cycles.0.every',
        message:
          '只能是：每日（day）、每个工作日（workingDay）、每周（week）、每两周（twoWeeks）、每旬（tenDays）、每半月（halfMonth）、每月（month）、每两个月（twoMonths）、每季度（quarter）、每半年（half-year）、每年（year）',
      },
      'can only be one of: day, workingDay, week, twoWeeks, tenDays, halfMonth, month, twoMonths, quarter, half-year, year',
    ],
    [
      'what is not whole',
      { revision: 1.5 },
      { code: 'field.wrong-kind', path: 'revision', message: '应为整数' },
      'should be a whole number',
    ],
    [
      'what is too long',
      { title: '长'.repeat(501) },
      { code: 'field.too-many', path: 'title', message: '最多 500 个' },
      'should hold at most 500',
    ],
    [
      'what is too large',
      { duties: { visits: [{ key: 'v', title: '督导', targetLists: ['a'], times: 32, modes: ['fixed'] }] } },
      { code: 'number.too-large', path: 'duties.visits.0.times', message: '不能大于 31' },
      'must not be more than 31',
    ],
    [
      'what is negative',
      { resources: [{ key: 'r', title: '资金', targetLists: ['a'], amount: -1, unit: '元', per: 'target' }] },
      { code: 'number.too-small', path: 'resources.0.amount', message: '不能小于 0' },
      'must not be less than 0',
    ],
    ['an empty list', goals(0), { code: 'field.empty', path: 'milestones.0.lines', message: '不能为空' }, 'must not be empty'],
    [
      'what is neither of two',
      cycles('soon'),
      { code: 'field.misfit', path: 'cycles.0.endsOn', message: '这一项不能这样写，请按“写方案”的说明改写' },
      'does not fit here: see how plans are written',
    ],
    [
      'an unknown part in Chinese',
      { 颜色: 1 },
      { code: 'field.unknown', path: '', message: '有不认识的内容：颜色' },
      'holds what a plan does not have: "颜色"',
    ],
    [
      'a field by a bad name',
      {
        targetKinds: [
          {
            key: 'v',
            title: '村',
            level: 'village',
            attributes: { type: 'object', properties: { 人口: { type: 'integer', title: '人口' } }, additionalProperties: false },
          },
        ],
      },
      {
        code: 'field.bad-key',
        path: 'targetKinds.0.attributes.properties.人口',
        message: '这个名称不能用：只用英文字母、数字和下划线，以字母开头',
      },
      'this name is not allowed: begin with a letter; letters, digits and underscores only',
    ],
  ])('says %s in plain words', (_, change, fault, english) => {
    const [found] = faultsOf(change)
    expect(found).toMatchObject(fault)
    expect(found && faultText(found, 'en')).toBe(english)
  })
})
