import { derivedPlan, type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { afterAll, describe, expect, it } from 'vitest'
import { say, workFolder } from './workFolder.ts'

const files = workFolder()
const city = readPlan(packs[0]!.plan)
const upper = files.file('upper.json', city)
const county = derivedPlan(city, {
  code: 'county-2020',
  title: '某县挂牌督战实施方案',
  jurisdiction: packs[0]!.regions.find(({ name }) => name.endsWith('县'))!.code,
  document: { issuer: '某县扶贫开发领导小组' },
})
const lowerFile = (name: string, over: Partial<Plan> = {}) => files.file(name, { ...county, ...over })
const visits = { ...city.duties.visits![0]!, hold: undefined, source: undefined }
const quarterly = {
  cycles: [{ key: 'quarter', title: '每季度', every: 'quarter' as const, endsOn: 'last' as const }],
  duties: { visits: [JSON.parse(JSON.stringify({ ...visits, cycle: 'quarter' }))] },
}
async function json(...args: string[]) {
  const { code, out } = await say(...args, '--json')
  return { code, ...JSON.parse(out) }
}

afterAll(() => files.remove())

describe('plan validate', () => {
  it.each(packs.map(({ plan }) => [readPlan(plan).code, plan]))(
    '%s, a plan that comes with the product, can run',
    async (code, plan) => {
      const { code: exit, out, err } = await say('plan', 'validate', files.file(`${code}.json`, plan))
      expect({ exit, err }).toEqual({ exit: 0, err: '' })
      expect(out).toContain('可以运行。')
    },
  )

  it('tells what is odd and harmless, and lets it pass', async () => {
    const { code, out } = await say('plan', 'validate', upper)
    expect(code).toBe(0)
    expect(out).toContain('提示：阶段“安排部署”与“查漏补缺”同在 3月15日')
    expect(await json('plan', 'validate', upper)).toMatchObject({
      code: 0,
      ok: true,
      plan: { code: city.code, revision: 1 },
      warnings: [{ code: 'phase.overlap' }, { code: 'plan.begun-before-issue' }],
    })
  })

  it('names every fault with its place', async () => {
    const broken = files.file('broken.json', {
      ...city,
      phases: [{ ...city.phases[0]!, end: '2019-01-01' }],
      duties: { meetings: [{ key: 'weekly', title: '例会', level: 'county', cycle: 'fortnight' }] },
    })
    const { code, out } = await say('plan', 'validate', broken)
    expect(code).toBe(1)
    expect(out).toMatch(/^方案不能运行，有 \d+ 处需要改正：\n/)
    expect(out).toContain('  duties.meetings.0.cycle：周期中没有“fortnight”')
    const { ok, faults } = await json('plan', 'validate', broken)
    expect(ok).toBe(false)
    expect(faults).toContainEqual({
      code: 'phase.backwards',
      path: 'phases.0.end',
      details: { title: '安排部署阶段' },
      message: '阶段“安排部署阶段”的结束日期早于开始日期',
    })
    const english = (await say('plan', 'validate', broken, '--lang', 'en')).out
    expect(english).toMatch(/^The plan cannot run; \d+ place\(s\) to correct:/)
    expect(english).toContain('  duties.meetings.0.cycle: there is no cycle "fortnight"\n')
    expect((await json('plan', 'validate', broken, '--lang', 'en')).faults).toContainEqual({
      code: 'phase.backwards',
      path: 'phases.0.end',
      details: { title: '安排部署阶段' },
      message: 'the phase "安排部署阶段" ends before it starts',
    })
  })

  it('finds no plan in JSON of another kind', async () => {
    expect(await json('plan', 'validate', files.file('list.json', []))).toMatchObject({ code: 1, ok: false })
    expect(await json('plan', 'validate', files.file('text.json', '"方案"'))).toMatchObject({ code: 1, ok: false })
  })

  it('merges a lower plan over its superior’s, and asks for that where it is missing', async () => {
    const lower = lowerFile('lower.json', { duties: quarterly.duties })
    const alone = await say('plan', 'validate', lower)
    expect(alone.code).toBe(1)
    expect(alone.out).toContain(`它依据上级方案 ${city.code} 第 1 版，要与上级方案合并才完整`)
    const whole = lowerFile('whole.json', quarterly)
    expect(await say('plan', 'validate', whole, '--upper', upper)).toMatchObject({ code: 0, err: '' })
    const missing = await say('plan', 'validate', lower, '--upper', upper)
    expect(missing.out, 'the quarter is nobody’s').toContain('周期中没有“quarter”')
    expect(missing.out).not.toContain('--upper')
  })
})

describe('plan diff', () => {
  it('says nothing of a plan and itself, whatever the order of its members', async () => {
    const turned = files.file('turned.json', Object.fromEntries(Object.entries(city).reverse()))
    expect(await say('plan', 'diff', upper, turned)).toEqual({ code: 0, out: '两份方案没有不同。\n', err: '' })
  })

  it('sorts what changed by what it means, gravest first', async () => {
    const next: Plan = structuredClone(city)
    next.revision = 2
    next.phases[0]!.end = '2020-03-10'
    next.phases[1]!.end = '2020-06-05'
    next.goals.push({ key: 'more', title: '新增目标' })
    next.duties.meetings = []
    const { code, out } = await say('plan', 'diff', upper, files.file('next.json', next))
    expect(code).toBe(1)
    expect(out.split('\n').filter((line) => !line.startsWith(' '))).toEqual([
      `从“${city.title}”（${city.code} 第 1 版）到“${city.title}”（${city.code} 第 2 版）：`,
      '放宽 (1)',
      '删去 (1)',
      '收紧 (1)',
      '新增 (1)',
      '其他 (1)',
      '',
    ])
    expect(out).toContain('  “安排部署阶段”完成日期由2020-03-15收紧为2020-03-10，严于上级要求')
    expect(out).toContain('  revision：1 → 2')
    const { comparisons, changes } = await json('plan', 'diff', upper, files.file('next.json', next))
    expect(comparisons).toHaveLength(4)
    expect(changes.length).toBeGreaterThanOrEqual(5)
  })

  it('answers in English, with the plan’s own words in quotation marks', async () => {
    const next = files.file('moved.json', { ...city, title: '另一份方案', phases: [{ ...city.phases[0]!, end: '2020-03-10' }] })
    const { out } = await say('plan', 'diff', upper, next, '--lang=en')
    expect(out).toContain(
      'tightened (1)\n  "安排部署阶段": end tightened from 2020-03-15 to 2020-03-10, which is stricter than the superior requires\n',
    )
    expect(out).toContain(`title: "${city.title}" → "另一份方案"`)
    const { comparisons } = await json('plan', 'diff', upper, next, '--lang=en')
    expect(comparisons).toContainEqual(expect.objectContaining({ label: 'end', upper: '2020-03-15', verdict: 'tightened' }))
  })

  it('compares what runs: a lower plan is merged over its superior’s where that is at hand', async () => {
    const inherits = lowerFile('inherits.json')
    const verdictsOf = async (...args: string[]) =>
      (await json('plan', 'diff', ...args)).comparisons.map(({ verdict }: { verdict: string }) => verdict)
    expect(await verdictsOf(upper, inherits)).toEqual([])
    expect(await verdictsOf(inherits, upper)).toEqual([])
    const weak = lowerFile('weak-diff.json', quarterly)
    expect(await verdictsOf(inherits, weak, '--upper', upper)).toEqual(['added', 'weakened'])
    expect(
      new Set(await verdictsOf(upper, files.file('later.json', { ...county, extends: { code: city.code, revision: 2 } }))),
    ).toEqual(new Set(['removed']))
  })

  it('needs two plans', async () => {
    const answer = await say('plan', 'diff', upper, files.file('no-plan.json', { title: '不是方案' }))
    expect(answer).toMatchObject({ code: 2, out: '' })
    expect(answer.err).toMatch(/^文件 .*no-plan\.json 不是方案：/)
    const english = await say('plan', 'diff', upper, files.file('no-plan.json', { title: '不是方案' }), '--lang', 'en')
    expect(english.err).toMatch(/is not a plan: code: is missing: it should be a text; /)
  })
})

describe('plan conform', () => {
  it('passes a plan that adds nothing or tightens', async () => {
    expect(await say('plan', 'conform', lowerFile('same.json'), upper)).toMatchObject({ code: 0, err: '' })
    const twice = { visits: [JSON.parse(JSON.stringify({ ...visits, times: 2 }))] }
    const { code, out } = await say('plan', 'conform', lowerFile('twice.json', { duties: twice }), upper)
    expect({ code, out }).toEqual({
      code: 0,
      out: `“某县挂牌督战实施方案”（county-2020 第 1 版）符合“${city.title}”（${city.code} 第 1 版）的要求。\n`,
    })
  })

  it('names each breach with place, both values and a sentence', async () => {
    const weak = lowerFile('weak.json', quarterly)
    const { code, out } = await say('plan', 'conform', weak, upper)
    expect(code).toBe(1)
    expect(out).toContain('督战频次由每月1次放宽为每季度1次，低于上级要求')
    expect(await json('plan', 'conform', weak, upper)).toMatchObject({
      code: 1,
      findings: [
        { code: 'floor.weakened', path: 'duties.visits.monthly.cycle', hold: 'floor', upper: '每月1次', lower: '每季度1次' },
      ],
    })
    const english = await say('plan', 'conform', weak, upper, '--lang', 'en')
    expect(english.out).toContain(
      `[weakens] duties.visits.monthly.cycle: "${visits.title}": visit frequency weakened from once a month to once a quarter, `,
    )
    expect(await json('plan', 'conform', weak, upper, '--lang', 'en')).toMatchObject({
      findings: [{ code: 'floor.weakened', upper: 'once a month', lower: 'once a quarter', details: { title: visits.title } }],
    })
  })

  it('refuses to hold a plan against another superior than its own', async () => {
    const other = files.file('other.json', { ...city, revision: 2 })
    const answer = await say('plan', 'conform', lowerFile('bound.json'), other)
    expect(answer).toMatchObject({ code: 2, out: '' })
    expect(answer.err).toContain(`应为 ${city.code} 第 1 版，给出的是 ${city.code} 第 2 版`)
  })

  it('finds a lower plan that cannot run, and finds it before it compares', async () => {
    const broken = lowerFile('broken-lower.json', { duties: quarterly.duties })
    expect(await json('plan', 'conform', broken, upper)).toMatchObject({ code: 1, faults: [{ path: 'duties.visits.0.cycle' }] })
  })
})

describe('a call that cannot be answered', () => {
  it.each([
    ['of no command', [], '用法：'],
    ['of an unknown command', ['plan', 'publish', 'x'], '没有“plan publish”这个命令。'],
    ['of a command of objects’ own', ['plan', 'constructor', 'x'], '没有“plan constructor”这个命令。'],
    ['of too few files', ['plan', 'diff', 'a.json'], '这个命令需要 2 个文件，给了 1 个。'],
    ['of an unknown option', ['plan', 'validate', 'a.json', '--force'], '选项不对：'],
    ['of an unknown language', ['plan', 'validate', 'a.json', '--lang', 'fr'], '没有语言“fr”，只有 zh 和 en。'],
    ['of a file that is not there', ['plan', 'validate', '/nowhere/a.json'], '读不了文件 /nowhere/a.json（ENOENT）。'],
    ['of a folder', ['plan', 'validate', '/'], '读不了文件 /（EISDIR）。'],
  ])('%s ends with 2 and a sentence on standard error', async (_, args, sentence) => {
    const { code, out, err } = await say(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
  })

  it('is told to machines as JSON, and in English on demand', async () => {
    expect(await json('plan', 'validate', files.file('half.json', '{"code":'))).toMatchObject({
      code: 2,
      ok: false,
      problem: { code: 'file.not-json' },
    })
    expect((await say('plan', 'nope', '--lang', 'en')).err).toContain('There is no command "plan nope".')
  })

  it('for help is no failure', async () => {
    expect(await say('--help')).toMatchObject({ code: 0, err: '' })
    expect((await say('--help', '--lang', 'en')).out).toMatch(/^Usage:/)
  })
})
