import { readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { afterAll, describe, expect, it } from 'vitest'
import { say, workFolder } from './workFolder.ts'

const files = workFolder()
const pack = packs[0]!
const plan = files.file('plan.json', pack.plan)
const kind = readPlan(pack.plan).targetKinds[0]!
const fields = Object.entries(kind.attributes.properties)
const quoted = (value: unknown) => `"${String(value).replaceAll('"', '""')}"`
const rows = pack.targets.map(({ id, name, regionCode, attributes }) =>
  [id, name, regionCode, ...fields.map(([key]) => attributes[key] ?? '')].map(quoted).join(','),
)
const header = (names: string[]) => ['编号', '名称', '区划代码', ...names].join(',')
const csv = (lines: string[], names = fields.map(([, { title }]) => title)) => [header(names), ...lines].join('\r\n')
const register = files.file('targets.csv', csv(rows))
async function json(...args: string[]) {
  const { code, out } = await say(...args, '--json')
  return { code, ...JSON.parse(out) }
}

afterAll(() => files.remove())

describe('plan lists', () => {
  it('gives the lists with every reason, counts each target once, and adds up', async () => {
    const { code, out } = await say('plan', 'lists', plan, register)
    expect(code).toBe(0)
    expect(out).toContain('督战名单“省级挂牌督战村”：6 个')
    expect(out).toContain('督战名单“市级挂牌督战村”：30 个')
    expect(out).toContain('  合计：贫困户数 550 户，贫困人口 1490 人，未脱贫户数 101 户，未脱贫人口 173 人')
    expect(out).toContain('  三富村  贫困人口 不少于 300 人（实为 324 人）；未脱贫人口 不少于 20 人（实为 20 人）')
    expect(out, 'the reason of the list that gave way is kept').toMatch(/潭桥村 .*另见“市级挂牌督战村”/)
    const answer = await json('plan', 'lists', plan, register)
    expect(answer.lists.map(({ list, targets }: { list: string; targets: number }) => [list, targets])).toEqual([
      ['provincial', 6],
      ['municipal', 30],
    ])
    expect(answer.designations).toHaveLength(36)
  })

  it('reads columns by key or by title, in any order, with what it does not need', async () => {
    const keys = fields.map(([key]) => key)
    const turned = [
      ['备注', ...keys, 'regionCode', 'name'].join(','),
      ...pack.targets.map(({ name, regionCode, attributes }) =>
        ['无', ...keys.map((key) => attributes[key] ?? ''), regionCode, name].map(quoted).join(','),
      ),
    ].join('\n')
    const { code, out } = await say('plan', 'lists', plan, files.file('turned.csv', `\uFEFF${turned}\n`))
    expect(code).toBe(0)
    expect(out).toContain('“市级挂牌督战村”：30 个')
    expect(out).toContain('未使用的列：备注')
  })

  it('reads the national encoding that spreadsheets save in', async () => {
    // “名称,区划代码,贫困户数,贫困人口,未脱贫户数,未脱贫人口” and one village, as GB 18030
    const bytes = Buffer.from(
      'c3fbb3c62cc7f8bbaeb4fac2eb2cc6b6c0a7bba7cafd2cc6b6c0a7c8cbbfda2cceb4cdd1c6b6bba7cafd' +
        '2cceb4cdd1c6b6c8cbbfda0accb6b4e52c3433303332313130393233372c3135382c3536372c352c31320a',
      'hex',
    )
    const { lists } = await json('plan', 'lists', plan, files.file('gbk.csv', bytes))
    expect(lists[0]).toMatchObject({ list: 'provincial', targets: 1, sums: { poorPersons: 567 } })
  })

  it('names what a register lacks against the printed counts, and ends with 1', async () => {
    const short = files.file('short.csv', csv(rows.slice(1)))
    const { code, out } = await say('plan', 'lists', plan, short)
    expect(code).toBe(1)
    expect(out).toContain('提示：targetLists.0.printed：督战名单“省级挂牌督战村”督战对象数印为 6，按条件得出 5')
    expect((await json('plan', 'lists', plan, short)).warnings[0]).toMatchObject({ code: 'list.printed-differs' })
  })

  it('draws no list from figures that are none, and says which cell to correct', async () => {
    const names = fields.map(([, { title }]) => title)
    const bad = csv(
      ['v1,甲村,430321109237,158,"1,490",5,12,是', 'v2,乙村,430321109238,约160,567,5.5,12,也许', 'v3,,430321109239,1,2,3,4,否'],
      names,
    )
    const { code, out } = await say('plan', 'lists', plan, files.file('bad.csv', bad))
    expect(code).toBe(1)
    expect(out.split('\n')).toEqual([
      '督战对象文件有 4 处需要改正：',
      '  第 3 行“贫困户数”：“约160”不是数字',
      '  第 3 行“未脱贫户数”：“5.5”不是整数',
      '  第 3 行“省定贫困村”：“也许”不是“是”或“否”',
      '  第 4 行“名称”：没有填写',
      '',
    ])
  })

  it.each([
    ['a status that nobody offers', '名称,区划代码,省定贫困村\n甲村,430321109237,也许', '“省定贫困村”：“也许”不是“是”或“否”'],
    ['a figure below nought', '名称,区划代码,贫困人口\n甲村,430321109237,-600', '“贫困人口”：“-600”不能小于 0'],
    ['a row of totals', '名称,区划代码\n湘潭县 合计,430321109237', '“名称”：“湘潭县 合计”是合计行，不是督战对象，请删去这一行'],
    ['the county’s code', '名称,区划代码\n甲村,430321000000', '“区划代码”：“430321000000”是县级的代码，“行政村”应填村的代码'],
    [
      'another prefecture’s village',
      '名称,区划代码\n甲村,410325103223',
      '“区划代码”：“410325103223”不在方案所管的地区（430300000000）之内',
    ],
    ['a required column that is not there', '名称,区划代码\n甲村,430321109237', '“贫困户数”：没有填写'],
  ])('draws no list from %s', async (_, text, sentence) => {
    const { code, out } = await say('plan', 'lists', plan, files.file('unfit.csv', text))
    expect(code).toBe(1)
    expect(out).toContain(`第 2 行${sentence}`)
    expect(out).not.toContain('督战名单“')
  })

  it('names both lines of an id that stands twice, and of a code that does', async () => {
    const twice = files.file('twice.csv', csv([rows[0]!, rows[1]!.replace(/^"[^"]*"/, rows[0]!.split(',')[0]!)]))
    const { code, out } = await say('plan', 'lists', plan, twice)
    expect(code).toBe(1)
    expect(out).toBe(`督战对象文件有 1 处需要改正：\n  第 3 行“编号”：“${pack.targets[0]!.id}”与第 2 行重复\n`)
    const codes = rows.slice(0, 2).map((row) => row.replace(/^"[^"]*"/, '""').replace(/"\d{12}"/, '"430381106229"'))
    const { cells } = await json('plan', 'lists', plan, files.file('codes.csv', csv(codes)))
    expect(cells).toMatchObject([{ line: 3, column: '区划代码', code: 'cell.repeated' }])
  })

  it('says how many more there are when a file is wrong from top to bottom', async () => {
    const bad = Array.from({ length: 60 }, (_, index) => `甲村${index},43`)
    const { out } = await say('plan', 'lists', plan, files.file('worst.csv', ['名称,区划代码', ...bad].join('\n')))
    expect(out.split('\n')).toHaveLength(1 + 100 + 1 + 1)
    expect(out).toMatch(/还有 \d+ 处没有列出\n$/)
  })

  it('tells targets of different kinds apart', async () => {
    const mixed = `类别,${header(fields.map(([key]) => key))}\n行政村,${rows[0]}\n${'学校'},${rows[1]}`
    const { cells } = await json('plan', 'lists', plan, files.file('mixed.csv', mixed))
    expect(cells).toEqual([
      {
        line: 3,
        column: '类别',
        code: 'cell.kind-unknown',
        details: { text: '学校' },
        message: '方案中没有“学校”这一类督战对象',
      },
    ])
  })

  it.each([
    ['no header that says where targets are', 'name,poorPersons\n甲村,300', '缺少列：区划代码。'],
    ['nothing at all', '', '缺少列：名称；区划代码。'],
    ['rows of unequal length', 'name,regionCode\n甲村', '不是能读的表格（'],
    ['a quote that never ends', 'name,regionCode\n"甲村,1', '不是能读的表格（'],
  ])('refuses a table with %s', async (_, text, sentence) => {
    const { code, err } = await say('plan', 'lists', plan, files.file('odd.csv', text))
    expect(code).toBe(2)
    expect(err).toContain(sentence)
  })
})
