import { planTemplates } from '@duzhan/plan-packs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { post, problemIn, problemOf, type TestPlatform, testPlatform } from './platform.ts'

const template = 'county-2024'
const answers = {
  county: '湘潭县',
  code: '430321000000',
  issuedOn: '2024-02-26',
  villages: 12,
  siteTownships: 2,
  sites: 2,
  siteNames: ['易俗河镇水竹村安置点', '花石镇罗汉村安置点'],
}
const filling = { template, plan: 'xtx-2024', answers }

describe('a plan out of a template', () => {
  let platform: TestPlatform
  const api = async (account: string) => (await platform.as(account)).api
  const blank = '县级挂牌督战方案（空白，五个检查项）'
  const plansOf = async (account: string) => (await (await api(account)).forms.plan.list.query()).plans.map(({ plan }) => plan)

  beforeAll(async () => {
    platform = await testPlatform()
    await platform.addPerson('operator', [{ role: 'operator', region: '430000000000', plan: '*' }])
  })
  afterAll(() => platform?.close())

  it('is offered from the first start, with every blank, its hint and its source sentence', async () => {
    const author = await api('xtx-author')
    const sample = expect.objectContaining({ template, title: '县级挂牌督战实施方案（2024年样本）', blanks: 7 })
    const all = await author.forms.template.list.query()
    expect(all.templates).toEqual([expect.objectContaining({ template: 'blank-county', title: blank }), sample])
    expect(await author.forms.template.list.query({ text: '样本' })).toMatchObject({ templates: [sample], total: 1 })
    const first = await author.forms.template.list.query({ limit: 1 })
    const second = await author.forms.template.list.query({ limit: 1, cursor: first.next ?? undefined })
    expect([...first.templates, ...second.templates, second.next]).toEqual([...all.templates, null])
    const { parameters, plan } = await author.forms.template.byKey.query({ template })
    expect(parameters.map(({ title }) => title)).toEqual([
      '县名',
      '行政区划代码',
      '印发日期',
      '挂牌督战村数',
      '有集中安置点的乡镇（街道）数',
      '集中安置点数',
      '集中安置点名单',
    ])
    expect(parameters[3]).toMatchObject({ source: { text: '共XX个', line: 7 }, schema: { type: 'integer', minimum: 1 } })
    expect(plan).toEqual({ title: '{{county}}2024年脱贫攻坚挂牌督战工作实施方案', jurisdiction: '{{code}}' })
  })

  describe('is refused, and nothing is kept,', () => {
    it('with nothing filled in, by the list of all that is missing', async () => {
      const refused = await post(await platform.as('xtx-author'), 'forms.template.fill', { ...filling, answers: {} })
      expect(refused.status).toBe(422)
      const problem = await problemIn(refused)
      expect(problem).toMatchObject({ code: 'template.incomplete', kind: 'invalid', details: { wrong: [], unknown: [] } })
      expect((problem!.details['missing'] as { title: string }[]).map(({ title }) => title)).toEqual([
        '县名',
        '行政区划代码',
        '印发日期',
        '挂牌督战村数',
        '有集中安置点的乡镇（街道）数',
        '集中安置点数',
        '集中安置点名单',
      ])
      expect(await plansOf('xtx-author')).not.toContain('xtx-2024')
    })

    it.each([
      ['a name that leaves the XX', { county: 'XX县' }, ['county']],
      ['a township’s code', { code: '430321100000' }, ['code']],
      ['a day that is not in the calendar', { issuedOn: '2024-02-30' }, ['issuedOn']],
      ['a number in words', { villages: '十二' }, ['villages']],
      ['no villages at all', { villages: 0 }, ['villages']],
      ['one site named twice', { siteNames: ['易俗河镇水竹村安置点', '易俗河镇水竹村安置点'] }, ['siteNames']],
      ['two faults, both told', { sites: 1.5, siteTownships: -1 }, ['siteTownships', 'sites']],
    ])('with %s', async (_what, over, wrong) => {
      const refused = await post(await platform.as('xtx-author'), 'forms.template.fill', {
        ...filling,
        answers: { ...answers, ...over },
      })
      const problem = await problemIn(refused)
      expect(problem).toMatchObject({ code: 'template.incomplete', details: { missing: [], unknown: [] } })
      expect((problem!.details['wrong'] as { key: string }[]).map(({ key }) => key)).toEqual(wrong)
      expect(await plansOf('xtx-author')).not.toContain('xtx-2024')
    })

    it('with an answer that nobody asked for', async () => {
      const refused = await post(await platform.as('xtx-author'), 'forms.template.fill', {
        ...filling,
        answers: { ...answers, height: 3 },
      })
      expect(await problemIn(refused)).toMatchObject({
        code: 'template.incomplete',
        details: { missing: [], wrong: [], unknown: ['height'] },
      })
    })

    it('with an answer that is neither text, number nor a list of them', async () => {
      for (const county of [{ name: '湘潭县' }, [['湘潭县']], '县'.repeat(2_001)]) {
        const visitor = await platform.as('xtx-author')
        const refused = await post(visitor, 'forms.template.fill', { ...filling, answers: { ...answers, county } })
        expect((await problemIn(refused))?.code).toBe('input.invalid')
      }
    })

    it('for a county that the author has no grant for, as if it did not exist', async () => {
      for (const account of ['xx-author', 'xt-author', 'henan-outsider'])
        expect(await problemOf((await api(account)).forms.template.fill.mutate(filling)), account).toBe('plan.absent')
      expect(await plansOf('xtx-author')).not.toContain('xtx-2024')
    })

    it('by anyone who writes no plans', async () => {
      for (const account of ['xt-viewer', 'xt-inspector', 'xx-reviewer', 'operator'])
        expect(await problemOf((await api(account)).forms.template.fill.mutate(filling)), account).toBe('right.missing')
    })

    it('when there is no such template', async () => {
      const author = await api('xtx-author')
      expect(await problemOf(author.forms.template.fill.mutate({ ...filling, template: 'township' }))).toBe('template.absent')
      expect(await problemOf(author.forms.template.byKey.query({ template: 'township' }))).toBe('template.absent')
    })
  })

  describe('filled in completely', () => {
    it('is a draft that its author sees and nobody else, corrected by filling it in again', async () => {
      const author = await api('xtx-author')
      const draft = await author.forms.template.fill.mutate(filling)
      expect(draft).toMatchObject({
        plan: 'xtx-2024',
        revision: 1,
        status: 'draft',
        jurisdiction: '430321000000',
        title: '湘潭县2024年脱贫攻坚挂牌督战工作实施方案',
      })
      expect(draft.document.targetLists.map(({ printed }) => printed?.['targets'])).toEqual([12, 2])
      expect(draft.document.phases).toHaveLength(5)
      for (const stranger of ['xx-author', 'xt-viewer', 'henan-outsider'])
        expect(await plansOf(stranger)).not.toContain('xtx-2024')

      await author.forms.template.fill.mutate({ ...filling, answers: { ...answers, villages: 13 } })
      const found = await author.forms.plan.byId.query({ plan: 'xtx-2024' })
      expect(found.document.targetLists[0]?.printed?.['targets']).toBe(13)
      expect(await author.forms.plan.revisions.query({ plan: 'xtx-2024' })).toHaveLength(1)
    })

    it('is published like any other, and cannot be filled over from then on', async () => {
      const author = await api('xtx-author')
      const { document } = await author.forms.plan.byId.query({ plan: 'xtx-2024' })
      const preview = await author.forms.plan.preview.mutate({ document })
      expect(preview.warnings.map(({ code }) => code)).toEqual(['plan.begun-before-issue'])
      expect(await author.forms.plan.publish.mutate({ document })).toMatchObject({ status: 'published', revision: 1 })
      expect(await problemOf(author.forms.template.fill.mutate(filling))).toBe('plan.revision-exists')
    })

    it('leaves its code to the county that took it; another county takes another', async () => {
      const neighbour = await api('xx-author')
      const own = { ...answers, county: '湘乡市', code: '430381000000' }
      expect(await problemOf(neighbour.forms.template.fill.mutate({ ...filling, answers: own }))).toBe('plan.absent')
      const draft = await neighbour.forms.template.fill.mutate({ template, plan: 'xx-2024', answers: own })
      expect(draft).toMatchObject({ plan: 'xx-2024', status: 'draft', title: '湘乡市2024年脱贫攻坚挂牌督战工作实施方案' })
    })
  })

  describe('the template itself', () => {
    it('is saved by operators and by authors of all plans, and only without faults', async () => {
      const operator = await api('operator')
      for (const account of ['xt-author', 'xt-viewer'])
        expect(await problemOf((await api(account)).forms.template.save.mutate({ document: planTemplates[0] }))).toBe(
          'right.missing',
        )
      const broken = { ...(planTemplates[0] as object), parameters: [] }
      expect(await problemOf(operator.forms.template.save.mutate({ document: broken }))).toBe('plan.invalid')
      expect(await problemOf(operator.forms.template.save.mutate({ document: 'template' }))).toBe('plan.invalid')
    })

    it('of another province is neither seen nor replaced: each has its own under the same key', async () => {
      await platform.addPerson('henan-operator', [{ role: 'operator', region: '410000000000', plan: '*' }])
      const theirs = { ...(planTemplates[0] as object), title: '邻省县级样本' }
      await (await api('henan-operator')).forms.template.save.mutate({ document: theirs })
      const titles = async (account: string) =>
        (await (await api(account)).forms.template.list.query()).templates.map(({ title }) => title)
      expect(await titles('henan-outsider')).toEqual([blank, '邻省县级样本'])
      expect(await titles('xtx-author')).toEqual([blank, '县级挂牌督战实施方案（2024年样本）'])
    })

    it('that an operator has changed is left alone by the next start', async () => {
      const operator = await api('operator')
      const changed = { ...(planTemplates[0] as object), title: '本省县级样本' }
      await operator.forms.template.save.mutate({ document: changed })
      await platform.restart()
      const { templates } = await (await api('xtx-author')).forms.template.list.query()
      expect(templates.map(({ title }) => title)).toEqual([blank, '本省县级样本'])
    })
  })
})
