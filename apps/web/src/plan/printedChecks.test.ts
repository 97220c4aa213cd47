import type { PrintedFigure, TargetKind, TargetList } from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import { printedChecks } from './printedChecks.ts'

const kind: TargetKind = {
  key: 'village',
  title: '村',
  level: 'village',
  attributes: { type: 'object', properties: { people: { type: 'integer', title: '人口' } }, additionalProperties: false },
}
const rule = (key: string, minimum: number) => ({
  key,
  title: `${minimum}人以上`,
  where: { properties: { people: { minimum } } },
})
const list: TargetList = {
  key: 'l',
  title: '名单',
  level: 'province',
  targetKinds: ['village'],
  rules: [rule('big', 500)],
}
const named = (...printed: Omit<PrintedFigure, 'printed' | 'counted'>[]) =>
  printedChecks(
    list,
    { printed: printed.map((one) => ({ ...one, printed: 2, counted: 1 })) },
    { kinds: [kind], nameOf: (code) => `地区${code.slice(0, 4)}` },
  ).map(({ title }) => title)

describe('a figure that the document prints', () => {
  it('goes by the name that a person would ask for it', () => {
    expect(
      named(
        { of: 'targets', key: '' },
        { of: 'repeated', key: '' },
        { of: 'rule', key: 'big' },
        { of: 'region', key: '410300000000' },
        { of: 'sum', key: 'people' },
      ),
    ).toEqual(['对象数', '同时符合多项条件', '其中：500人以上', '其中：地区4103', '人口合计'])
  })

  it('goes by its key where the plan does not say what that is', () => {
    expect(named({ of: 'rule', key: 'gone' }, { of: 'sum', key: 'none' })).toEqual(['其中：gone', 'none合计'])
  })

  it('keeps what was printed and what was counted', () => {
    const printed: PrintedFigure[] = [{ of: 'targets', key: '', printed: 5, counted: 3 }]
    expect(printedChecks(list, { printed }, { kinds: [kind], nameOf: String })).toMatchObject([{ printed: 5, counted: 3 }])
  })
})
