import { asOperator, asViewer, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { follow } from '../test/act.ts'
import { aPlanPage } from '../test/builders/aPlan.ts'
import { address, all, nameOf, textOf, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { soon } from '../test/settled.ts'
import { meOf } from '../test/shown.tsx'

const both = { ...asOperator, grants: [...asOperator.grants, { role: 'author' as const, region: world.province, plan: '*' }] }
const inStep = { 'forms.log.asideList': [], 'assignments.log.asideList': [], 'aggregation.log.asideList': [] }
const ways = () =>
  all('link', the('region'))
    .concat(all('link', all('region')[1]))
    .map((link) => [nameOf(link), link.getAttribute('href')])

describe('where a jurisdiction begins', () => {
  it('is where the home page leads an operator who has no plan yet', async () => {
    await opened('/', asOperator, { 'forms.plan.list': aPlanPage([]), ...inStep })
    await soon(() => expect(address()).toBe('/home'))
    await follow('开始使用')
    expect(address()).toBe('/operator/begin')
    await soon(() => expect(textOf()).toContain('示范省的督战工作从这里开始'))
  })

  it('leads who writes plans to a template, and everybody to regions, people and bodies', async () => {
    await opened('/operator/begin', both)
    expect(ways()).toEqual([
      ['去办理：登记行政区划', '/operator/regions'],
      ['去办理：开通账号', '/operator/people'],
      ['去办理：登记主体', '/operator/bodies'],
      ['去办理：选择模板', '/plans/new'],
    ])
  })

  it('tells who writes none that they need somebody who does', async () => {
    await opened('/operator/begin', asOperator)
    expect(textOf()).toContain('写方案要用方案编制岗位的账号')
    expect(ways().map(([, to]) => to)).not.toContain('/plans/new')
  })

  it('is offered to nobody else', async () => {
    await opened('/', asViewer, { 'forms.plan.list': aPlanPage([]) })
    await soon(() => expect(address()).toBe('/home'))
    expect(all('link').map((link) => link.getAttribute('href'))).not.toContain('/operator/begin')
  })
})

describe('a demonstration', () => {
  const marks = () => all('link').length > 0 && [...document.querySelectorAll('.demo-mark')].map((mark) => textOf(mark))

  it('is marked on the page, and an installation proper is not', async () => {
    await opened('/operator/begin', asOperator, { 'session.current': { ...meOf(asOperator), isDemonstration: true } })
    expect(marks()).toEqual(['演示'])
  })

  it('is not what an installation proper is', async () => {
    await opened('/operator/begin', asOperator)
    expect(marks()).toEqual([])
  })
})
