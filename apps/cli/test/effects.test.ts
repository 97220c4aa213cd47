import {
  crossPairs,
  type DirectoryBody,
  effectsOf,
  evaluateTargetLists,
  monthDays,
  nationalCalendar,
  type Plan,
  type Roster,
  readPlan,
} from '@duzhan/plan'
import { crossing, flood, packs } from '@duzhan/plan-packs'
import { isRegionCode, regionPath } from '@duzhan/regions'
import { afterAll, describe, expect, it } from 'vitest'
import { say, workFolder } from './workFolder.ts'

const files = workFolder()
afterAll(() => files.remove())

/** A register as a spreadsheet would hold it. */
function csv(targets: (typeof packs)[number]['targets']): string {
  const attributes = [...new Set(targets.flatMap((target) => Object.keys(target.attributes)))]
  const rows = targets.map((target) => [
    target.id,
    target.name,
    target.kind,
    target.regionCode,
    ...attributes.map((name) => target.attributes[name] ?? ''),
  ])
  return [['id', 'name', 'kind', 'regionCode', ...attributes], ...rows].map((cells) => cells.join(',')).join('\n')
}

const known = [...packs, flood, crossing]

/** A directory as a spreadsheet would hold it. */
const bodiesCsv = (bodies: readonly DirectoryBody[]): string =>
  ['编号,名称,类别,区划代码', ...bodies.map(({ key, title, kind, region }) => [key, title, kind, region].join(','))].join('\n')

/** A pack's plan, register and places as files, and as the platform holds them. */
function filed(index: number) {
  const pack = known[index]!
  const plan: Plan = readPlan(pack.plan)
  const bodies: DirectoryBody[] = (pack.bodies ?? []).map((body) => ({ ...body, kind: 'post', members: null, retiredOn: null }))
  const placed = [...pack.targets.map(({ regionCode }) => regionCode), ...bodies.map(({ region }) => region)]
  const seats = placed.flatMap((code) => (isRegionCode(code) ? regionPath(code) : []))
  const names = new Map(pack.regions.map(({ code, name }) => [code, name]))
  const roster: Roster = {
    targets: pack.targets,
    designations: evaluateTargetLists(plan, pack.targets),
    places: new Map([...seats, ...names.keys()].map((code) => [code, names.get(code) ?? code])),
    ...(pack.bodies && { bodies }),
  }
  const args = [
    files.file(`${plan.code}.json`, plan),
    '--targets',
    files.file(`${plan.code}.csv`, csv(pack.targets)),
    '--places',
    files.file(
      `${plan.code}-places.csv`,
      ['区划代码,名称', ...pack.regions.map(({ code, name }) => `${code},${name}`)].join('\n'),
    ),
    ...(pack.bodies ? ['--bodies', files.file(`${plan.code}-bodies.csv`, bodiesCsv(bodies))] : []),
  ]
  return { plan, roster, args }
}
const json = async (...args: string[]) => JSON.parse((await say(...args, '--json')).out)
const xiangtan = filed(0)

describe('plan validate over a register', () => {
  it('says of Xiangtan what comes due, for whom and until when', async () => {
    const { code, out } = await say('plan', 'validate', ...xiangtan.args)
    expect(code).toBe(0)
    expect(out).toContain('名单“省级挂牌督战村”：6 个行政村：潭桥村、海南村、杨田村、石荷村、铁竹村、紫竹村')
    expect(out).toContain('→ 36 个行政村：首期 36 项，首次 1月31日 截止')
    expect(out).toContain('各县（市、区），报市扶贫办：首期 5 项')
    expect(out).toContain('2020年3月15日前 · 各县（市、区），报市扶贫开发工作领导小组办公室：首期 5 项，首次 3月15日 截止')
    expect(out).toContain('checklists.1：清单“挂牌督战任务清单（户）”没有任何名单的对象可填')
  })

  it.each(known.map((_pack, index) => index))(
    'agrees with the platform’s own evaluation to the last number, pack %i',
    async (index) => {
      const { plan, roster, args } = filed(index)
      const { effects, withoutEffect, crossed } = await json('plan', 'validate', ...args)
      const own = effectsOf(plan, roster, nationalCalendar)
      const theirs = { effects: own.sentences, withoutEffect: own.warnings, crossed: own.crossed }
      expect({ effects, withoutEffect, crossed }).toEqual(theirs)
    },
  )

  it('says of a flood season that nobody reckons its red and its black list yet, and what falls due all the same', async () => {
    const { code, out } = await say('plan', 'validate', ...filed(known.indexOf(flood)).args)
    expect(code).toBe(0)
    expect(out).toContain('ladder：“问责阶梯”2 处，目前只作公示，平台尚不据此催办或计算：请先用其他办法落实')
    expect(out).toContain('汛期（5月1日至9月30日）内每日1次 · 村级巡查岗 → 87 处堤防段：首期 87 项，首次 5月1日 截止')
    expect(out).toContain('暴雨红色预警后1日内 · 乡镇防汛巡查组 → 11 座水库')
  })

  it('reads in English', async () => {
    const { out } = await say('plan', 'validate', ...xiangtan.args, '--lang', 'en')
    expect(out).toContain('Once it is published:')
    expect(out).toContain('36 "行政村": 36 in the first window, the first due on 31 January')
  })

  it('names places that no file names by their codes', async () => {
    const [plan = '', option = '', register = ''] = xiangtan.args
    const { code, out } = await say('plan', 'validate', plan, option, register)
    expect(code).toBe(0)
    expect(out).toContain('首期 5 项')
  })

  it('tells a register that cannot stand, and a table of places without its columns', async () => {
    const [plan = ''] = xiangtan.args
    const wrong = files.file('wrong.csv', 'name,regionCode\n某村,12345')
    const { code, out } = await say('plan', 'validate', plan, '--targets', wrong)
    expect(code).toBe(1)
    expect(out).toContain('第 2 行')
    const places = files.file('places.csv', 'a,b\n1,2')
    expect(await say('plan', 'validate', ...xiangtan.args.slice(0, 3), '--places', places)).toMatchObject({ code: 2 })
  })
})

describe('regions that inspect each other', () => {
  const { plan, roster, args } = filed(known.indexOf(crossing))
  const [file = '', , register = '', , places = '', , directory = ''] = args
  const of = (month: string, ...more: string[]) =>
    say('plan', 'calendar', file, register, '--places', places, '--month', month, ...more)

  it('are told by validate from window to window, until a pair comes again', async () => {
    const { code, out } = await say('plan', 'validate', ...args)
    expect(code).toBe(0)
    expect(out).toContain('交叉督战安排：\n  “每月交叉检查”2020-05-01至2020-05-31：竹溪县查松城市、松城市查青塘县')
    expect(out.match(/“每月交叉检查”2020-/g)).toHaveLength(3)
    const english = (await say('plan', 'validate', ...args, '--lang', 'en')).out
    expect(english).toContain('"竹溪县" inspects "松城市"')
  })

  it('are told without a register too, as far as the directory says', async () => {
    const { out } = await say('plan', 'validate', file, '--places', places, '--bodies', directory)
    expect(out).toContain('竹溪县查松城市')
    expect((await say('plan', 'validate', file)).out).not.toContain('交叉督战安排')
  })

  it('stand in the calendar of each month, and not without a directory', async () => {
    expect((await of('2020-08', '--bodies', directory)).out).toContain('“每月交叉检查”2020-08-01至2020-08-31：竹溪县查松城市')
    const august = await json('plan', 'calendar', file, register, '--places', places, '--bodies', directory, '--month', '2020-08')
    expect(august.crossed).toEqual(crossPairs(plan, roster, monthDays('2020-08')))
    expect((await of('2020-08')).out).not.toContain('交叉督战安排')
  })

  it('by lot are told to be drawn, and a directory without its columns is refused', async () => {
    const [duty] = plan.duties.owed ?? []
    const byLot = { ...plan, duties: { owed: [{ ...duty, inspectors: { ...duty?.inspectors, pairs: 'byLot' } }] } }
    const { out } = await say('plan', 'validate', files.file('by-lot.json', byLot), '--bodies', directory)
    expect(out).toContain('任务生成时抽签确定')
    const wrong = files.file('bodies.csv', '名称,区划代码\n某岗,990000000000')
    const refused = await say('plan', 'validate', file, '--bodies', wrong)
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('key/编号')])
  })
})

describe('plan calendar', () => {
  const [plan = '', , register = '', ...places] = xiangtan.args

  it('says of Xiangtan what comes due in March, day by day and in all', async () => {
    const { code, out } = await say('plan', 'calendar', plan, register, ...places, '--month', '2020-03')
    expect(code).toBe(0)
    expect(out).toContain('2020年3月应办 46 项：')
    expect(out).toContain('3月15日截止，5 项')
    expect(out).toContain('3月31日截止，41 项')
    expect(out).toContain('市级定点挂牌督战队：督导“每月督导不少于一次”6 项')
    expect(out).toContain('县级定点挂牌督战队（湘潭县）：督导“每月督导不少于一次”14 项')
    expect(out).toContain('按主体合计：')
  })

  it('of all months adds up to what validate says of the whole plan', async () => {
    const months = Array.from({ length: 12 }, (_, index) => `2020-${String(index + 1).padStart(2, '0')}`)
    const counts = await Promise.all(
      months.map(async (month) => (await json('plan', 'calendar', plan, register, ...places, '--month', month)).count),
    )
    const { effects } = await json('plan', 'validate', ...xiangtan.args)
    const total = effects.find(({ code }: { code: string }) => code === 'effect.total')
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total.details.count)
  })

  it('begins with the plan where no month is named, and refuses what is none', async () => {
    expect((await json('plan', 'calendar', plan, register)).month).toBe('2020-01')
    expect(await say('plan', 'calendar', plan, register, '--month', '2020-13')).toMatchObject({ code: 2 })
    const { out } = await say('plan', 'calendar', plan, register, '--month', '2021-02', '--lang', 'en')
    expect(out).toContain('2021-02: 0 due.')
  })
})
