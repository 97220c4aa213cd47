import { packs } from '@duzhan/plan-packs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { type TestPlatform, testPlatform } from './platform.ts'

const [xiangtan, chuxiong] = ['xiangtan-2020', 'chuxiong-2020']
const tanqiao = 'v430381106229' // 潭桥村, 湘乡市壶天镇
const county = '430381000000'

describe('a region that is called otherwise', () => {
  let platform: TestPlatform
  beforeAll(async () => {
    platform = await testPlatform(
      packs
        .filter(({ plan }) => [xiangtan, chuxiong].includes((plan as { code: string }).code))
        .map(({ filings: _, ...pack }) => pack),
    )
    for (const [account, region] of [
      ['xt-operator', '430300000000'],
      ['cx-operator', '532300000000'],
    ] as const)
      await platform.addPerson(account, [{ role: 'operator', region, plan: '*' }])
  })
  afterAll(() => platform?.close())

  const rename = async (account: string, code: string, name: string) => {
    await (await platform.as(account)).api.identity.region.create.mutate({ regions: [{ code, name }] })
    await platform.settle()
  }
  /** Every word that the plan's viewer is shown of targets, lists, visits and calendars. */
  const shown = async (account: string, plan: string) => {
    const { assignments } = (await platform.as(account)).api
    const [targets, lists, board, month, dues] = await Promise.all([
      assignments.target.list.query({ plan }),
      assignments.targetList.byPlan.query({ plan }),
      assignments.visit.list.query({ plan }),
      assignments.visit.month.query({ plan, month: '2020-03' }),
      assignments.due.board.query({ plan }),
    ])
    // what an annex printed, and what a place of its own is called after, stays as it is
    return JSON.stringify({ targets, lists, board, month, dues }, (key, value) =>
      key === 'annex' ? undefined : value,
    ).replaceAll('禄丰县城', '')
  }
  const count = (text: string, word: string) => text.split(word).length - 1

  it('is called so in register, lists, visits, calendar and boards at once, and nowhere as before', async () => {
    const before = await shown('xt-viewer', xiangtan)
    expect(count(before, '湘乡市')).toBeGreaterThan(10)
    await rename('xt-operator', county, '湘乡新市')
    const now = await shown('xt-viewer', xiangtan)
    expect(count(now, '湘乡市')).toBe(0)
    expect(count(now, '湘乡新市')).toBe(count(before, '湘乡市'))
  })

  it('is called so in what is entered and recorded afterwards, beside what was there', async () => {
    const inspector = await platform.as('xt-inspector')
    const checklist = await inspector.api.forms.checklist.byKey.query({ plan: xiangtan, checklist: 'village' })
    const record = submissionOf(tanqiao, filled(checklist, ['environment.waste.hasLitter']))
    await inspector.api.forms.submission.submit.mutate(record)
    await platform.settle()
    expect((await inspector.api.forms.submission.byId.query({ id: record.id })).target.place).toBe('湘乡新市壶天镇')
    const [finding] = (await inspector.api.assignments.target.byId.query({ plan: xiangtan, target: tanqiao })).findings
    expect(finding).toMatchObject({
      target: { place: '湘乡新市壶天镇' },
      responsible: { title: expect.stringContaining('湘乡新市') },
    })
    await rename('xt-operator', county, '湘乡再改市')
    const later = await inspector.api.assignments.target.byId.query({ plan: xiangtan, target: tanqiao })
    expect(later.place).toBe('湘乡再改市壶天镇')
    expect(later.findings[0]?.target.place).toBe('湘乡再改市壶天镇')
    expect(later.visits.find(({ status }) => status === 'done')?.target.place).toBe('湘乡再改市壶天镇')
    const { finding: ledger, filing } = (await platform.as('xt-viewer')).api.assignments
    const pages = [
      ledger.list.query({ plan: xiangtan }),
      ledger.choices.query({ plan: xiangtan, region: '430300000000' }),
      filing.board.query({ plan: xiangtan }),
    ]
    const told = JSON.stringify(await Promise.all(pages))
    expect([count(told, '湘乡新市'), count(told, '湘乡市')], 'ledger, its units and the filings').toEqual([0, 0])
    expect(count(told, '湘乡再改市')).toBeGreaterThan(3)
    expect(later.findings[0]?.responsible.title, 'who answers').toBe(finding?.responsible.title.replace('湘乡新市', '湘乡再改市'))
    const kept = await inspector.api.forms.submission.byId.query({ id: record.id })
    expect(kept.target.place, 'a record keeps the name of its day').toBe('湘乡新市壶天镇')
  })

  it('changes nothing that the register or a list says of a target itself', async () => {
    const { api } = await platform.as('xt-viewer')
    const { trace, version, name, reasons } = await api.assignments.target.byId.query({ plan: xiangtan, target: tanqiao })
    expect({ name, version, steps: trace.map(({ verb }) => verb) }).toEqual({ name: '潭桥村', version: 0, steps: ['register'] })
    expect(reasons.length).toBeGreaterThan(0)
  })

  it('is called so where it is the target itself, in list and visits as in its place', async () => {
    expect(count(await shown('cx-viewer', chuxiong), '禄丰县')).toBeGreaterThan(0)
    const lufeng = packs.flatMap(({ regions }) => regions).find(({ name }) => name === '禄丰县')
    await rename('cx-operator', lufeng?.code ?? '', '禄丰市')
    const now = await shown('cx-viewer', chuxiong)
    expect({ before: count(now, '禄丰县'), now: count(now, '禄丰市') > 0 }).toEqual({ before: 0, now: true })
  })

  it('stays so when everything is read once more from the beginning', async () => {
    const before = [await shown('xt-viewer', xiangtan), await shown('cx-viewer', chuxiong)]
    await platform.replay('assignments.regions')
    await platform.settle()
    expect([await shown('xt-viewer', xiangtan), await shown('cx-viewer', chuxiong)]).toEqual(before)
  })
})
