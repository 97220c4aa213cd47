import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crossing } from '@duzhan/plan-packs'
import type { Browser, Page } from '@playwright/test'
import { filled, newId } from '../apps/standalone/test/answers.ts'
import { everyVillage, planOf, village } from '../apps/standalone/test/everyVillage.ts'
import { type Call, callWith, firstCookieOf } from './call.ts'
import { comesToShow, expect, openDevice, test } from './desk.ts'
import { fill, printedSetup, setUp } from './firstSteps.ts'
import { type Platform, startPlatform } from './platform.ts'
import { walk } from './walk.ts'

// A plan of the whole nation, of an office of it and of a zone, each from the first operator's page to the figure that a record comes
// to; everybody who takes part is walked through all that they can reach, at both widths.
const own = 'qing-shan-61-shui-lv'
const first = 'huang-shan-52-yun-hai'
const nation = '000000000000'
const zone = { code: '451029480000', name: '田林工业园区' }
interface Grant {
  role: 'viewer' | 'inspector' | 'author'
  region: string
  body?: string
}

let data = ''
let platform: Platform

test.use({ trace: 'off' }) // a walk is long, and its trace longer
test.beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'duzhan-jurisdiction-'))
  platform = await startPlatform({ data, demo: false, clock: '2020-05-12T02:00:00.000Z' })
})
test.afterEach(async () => {
  await platform?.end('SIGTERM')
  rmSync(data, { recursive: true, force: true })
})

/** The first operator, who also writes plans, at a desk. */
async function begin(browser: Browser, search: string, prepare?: (page: Page) => Promise<void>) {
  const page = await (await openDevice(browser, 1280, platform.url)).newPage()
  await page.goto(printedSetup(platform).address)
  await prepare?.(page)
  await setUp(page, { search, post: '督战办管理员', account: 'first-admin', password: own })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('开始使用')
  const session = (await page.context().cookies()).find(({ name }) => name === 'duzhan')
  const cookie = `${session?.name}=${session?.value}`
  return { page, cookie, call: callWith(platform.url, cookie) }
}

/** Does what must be done; throws the code of the problem. */
const must = (call: Call): Call =>
  (async (...asked: Parameters<Call>) => {
    const outcome = await call(...asked)
    if (outcome.problem !== undefined) throw new Error(`${asked[1]}: ${outcome.problem}`)
    return outcome
  }) as Call // it answers what the call answers

/** Waits until what must be done can be done. */
const until = (call: () => Promise<{ problem: string | undefined }>) =>
  expect.poll(async () => (await call()).problem).toBeUndefined()

/** Opens an account and signs in with it. */
async function comeIn(operator: Call, account: string, title: string, grants: Grant[]) {
  const whole = grants.map((grant) => ({ plan: '*' as const, ...grant }))
  // a province that was just entered is the nation's operator's within the three seconds for which the gateway remembers who asks
  await until(() => operator('mutation', 'identity.person.create', { account, title, password: first, grants: whole }))
  const cookie = await firstCookieOf(platform.url, account, first, own)
  return { account, cookie, call: callWith(platform.url, cookie) }
}

/** Publishes a plan, registers its targets and lists them. */
async function putToWork(author: Call, document: ReturnType<typeof planOf>, targets: ReturnType<typeof village>[]) {
  const plan = document.code
  await must(author)('mutation', 'forms.plan.publish', { document })
  // the plan reaches the other services a moment later
  await until(() => author('mutation', 'assignments.target.register', { plan, targets }))
  await until(() => author('mutation', 'assignments.targetList.freeze', { plan }))
}

/** Records the visit of a target, without a finding. */
async function record(inspector: Call, plan: string, target: string) {
  const [checklist] = everyVillage.checklists
  const submission = {
    ...{ id: newId(), plan, revision: 1, checklist: checklist?.key ?? '', target },
    ...{ startedAt: '2020-05-12T01:00:00.000Z', finishedAt: '2020-05-12T01:40:00.000Z' },
    answers: filled({ schema: checklist?.schema ?? {} }),
  }
  await until(() => inspector('mutation', 'forms.submission.submit', submission))
}

/** Walks everybody through all that they can reach; throws what was wrong on the way. */
async function walkAll(browser: Browser, people: { account: string; cookie: string }[]) {
  for (const { account, cookie } of people) {
    const { pages, faults } = await walk(browser, { url: platform.url, account, cookie, each: 1 })
    expect(faults).toEqual([])
    expect(pages.length, account).toBeGreaterThan(4)
  }
}

/** Opens a page of somebody at both widths, waits for its words, and takes its picture where pictures are wanted. */
async function see(
  browser: Browser,
  { account, cookie }: { account: string; cookie: string },
  address: string,
  words: string | RegExp,
) {
  for (const width of [1280, 390]) {
    const context = await openDevice(browser, width, platform.url)
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: platform.url }])
    const page = await context.newPage()
    await page.goto(address)
    await comesToShow(page, page.getByText(words).locator('visible=true'))
    if (process.env['DUZHAN_LOOK']) {
      await page.waitForTimeout(600)
      const called = `${account}-${address.slice(1).replaceAll(/\W+/g, '-')}-${width}.png`
      await page.screenshot({ path: test.info().outputPath(called), fullPage: true })
    }
    await context.close()
  }
}

test('a plan of the nation and one of its office run in every province', async ({ browser }) => {
  test.setTimeout(900_000)
  const { page, cookie, call } = await begin(browser, '全国')
  await expect(page.getByText('全国的督战工作从这里开始')).toBeVisible()
  const villages = [village('430321100201', '郭家桥村'), village('430321100202', '吴家巷村'), village('330523108207', '深溪村')]
  const above = ['430000000000 湖南省', '430300000000 湘潭市', '430321000000 湘潭县', '430321100000 易俗河镇']
  const others = ['330000000000 浙江省', '330500000000 湖州市', '330523000000 安吉县', '330523108000 山川乡']
  const regions = [
    ...[...above, ...others].map((line) => ({ code: line.slice(0, 12), name: line.slice(13) })),
    ...villages.map(({ regionCode: code, name }) => ({ code, name })),
  ]
  await must(call)('mutation', 'identity.region.create', { regions })
  const office = {
    ...{ key: 'housing', title: '住房城乡建设部', jurisdiction: nation, kind: 'office' as const, region: nation, parent: null },
    ...{ posts: [], members: null, version: 0 },
  }
  await must(call)('mutation', 'identity.body.save', office)
  const ofOffice = (role: Grant['role']): Grant => ({ role, region: nation, body: 'housing' })
  const author = await comeIn(call, 'housing-author', '住房城乡建设部编制岗', [ofOffice('author'), ofOffice('viewer')])
  const leader = await comeIn(call, 'nation-leader', '国家督查办查询岗', [{ role: 'viewer', region: nation }])
  const province = await comeIn(call, 'hunan-leader', '湖南省督查室查询岗', [{ role: 'viewer', region: '430000000000' }])
  const inspector = await comeIn(call, 'county-inspector', '湘潭县督战员', [{ role: 'inspector', region: '430321000000' }])

  const plan = planOf({ code: 'nation-2020', jurisdiction: nation, title: '全国农村人居环境挂牌督战实施方案' })
  await putToWork(call, plan, villages)
  const title = '住房城乡建设部农村危房挂牌督战实施方案'
  await putToWork(author.call, planOf({ code: 'housing-2020', jurisdiction: nation, title, office: 'housing' }), villages)
  await record(inspector.call, 'nation-2020', villages[0]?.id ?? '')

  await see(browser, leader, '/nation-2020/summary', /已督战 1 \/ 3/)
  await see(browser, province, '/nation-2020/summary', /已督战 1 \/ 2/)
  await see(browser, leader, '/nation-2020', '挂牌督战村庄')
  await see(browser, author, '/housing-2020', /本方案由名录中的“住房城乡建设部”制定/)
  await see(browser, leader, '/nation-2020/visits', /目前没有可以填报的账号.*安吉县督战组/)
  await see(browser, inspector, '/nation-2020/visits', '吴家巷村')
  await see(browser, { account: 'first-admin', cookie }, '/operator/regions', '湖南省')
  await walkAll(browser, [{ account: 'first-admin', cookie }, author, leader, province, inspector])
})

test('a plan of a zone runs within the zone', async ({ browser }) => {
  test.setTimeout(900_000)
  const { page, cookie, call } = await begin(browser, '田林', async (setup) => {
    await setup.getByLabel('本级是园区、开发区等功能区').check()
    await fill(setup, '功能区名称', zone.name)
    await fill(setup, '功能区代码', zone.code)
  })
  await expect(page.getByText(`${zone.name}的督战工作从这里开始`)).toBeVisible()
  const site = village('451029480001', '一号地块')
  await must(call)('mutation', 'identity.region.create', { regions: [{ code: site.regionCode, name: site.name }] })
  const inspector = await comeIn(call, 'zone-inspector', '园区督战员', [{ role: 'inspector', region: zone.code }])
  const leader = await comeIn(call, 'zone-leader', '园区管委会查询岗', [{ role: 'viewer', region: zone.code }])
  const plan = planOf({ code: 'zone-2020', jurisdiction: zone.code, title: '田林工业园区挂牌督战实施方案' }, 'township')
  await putToWork(call, plan, [site])
  await record(inspector.call, 'zone-2020', site.id)

  await see(browser, leader, '/zone-2020/summary', /已督战 1 \/ 1/)
  await see(browser, leader, '/zone-2020', '挂牌督战村庄')
  await see(browser, inspector, '/zone-2020/visits', '一号地块')
  await walkAll(browser, [{ account: 'first-admin', cookie }, inspector, leader])
})

test('counties that inspect each other are told in pairs, on the plan and in the calendar', async ({ browser }) => {
  test.setTimeout(600_000)
  const { cookie, call } = await begin(browser, '全国')
  const { jurisdiction, code } = crossing.plan as { jurisdiction: string; code: string } // its own tests check it
  await must(call)('mutation', 'identity.region.create', {
    regions: crossing.regions.map(({ code: own, name }) => ({ code: own, name })),
  })
  for (const { key, title, region } of crossing.bodies ?? []) {
    const post = {
      ...{ key, title, region, jurisdiction: region, kind: 'post' as const },
      ...{ parent: null, posts: [], members: null, version: 0 },
    }
    // a province that was just entered is the nation's operator's within three seconds
    await until(() => call('mutation', 'identity.body.save', post))
  }
  const author = await comeIn(call, 'cross-author', '州督战办编制岗', [
    { role: 'author', region: jurisdiction },
    { role: 'viewer', region: jurisdiction },
  ])
  await must(author.call)('mutation', 'forms.plan.publish', { document: crossing.plan })
  const targets = crossing.targets.map(({ id, name, kind, regionCode, attributes, annex }) => ({
    id,
    name,
    kind,
    regionCode,
    attributes,
    annex,
  }))
  await until(() => author.call('mutation', 'assignments.target.register', { plan: code, targets }))
  await until(() => author.call('mutation', 'assignments.targetList.freeze', { plan: code }))

  await see(browser, author, `/${code}`, /[市县]查.+[市县]/)
  await see(browser, author, `/${code}/visits/calendar`, '交叉督战安排')
  await walkAll(browser, [{ account: 'first-admin', cookie }, author])
})
