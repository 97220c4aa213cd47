import { packs, planTemplates } from '@duzhan/plan-packs'
import type { Browser, Page } from '@playwright/test'
import { callAs, cookieOf } from './call.ts'
import { expect, test } from './desk.ts'
import { sendEveryKind } from './everyKindRecord.ts'
import { goodSubmission } from './goodSubmission.ts'
import { accessFaults } from './pageAccess.ts'
import { pageFaults } from './pageFaults.ts'
import { type Walk, walk } from './walk.ts'

// Every pack, every post, every page that it can reach, at a desk's and at a phone's width. A picture of every step would
// take longer than the walk.
test.use({ trace: 'off', screenshot: 'off' })

const city = 'xiangtan-2020'
const county = 'yt-2024'
const url = () => process.env['DUZHAN_URL'] ?? ''

test.beforeAll(async () => {
  await recordVisits()
  await recordEveryKind()
  await publishTemplate()
})

/** Two villages are inspected, and what is found there is handed over. */
async function recordVisits(): Promise<void> {
  for (const account of ['xt-inspector', 'xtx-inspector']) {
    const inspector = await callAs(url(), account)
    const board = (await inspector('query', 'assignments.visit.list', { plan: city, mine: true })).data
    const target = board?.visits[0]?.target.id ?? ''
    const submission = await goodSubmission(inspector, target, (path) => path.startsWith('responsibility.'))
    // on a first start the lists reach the forms service a moment after the platform is ready
    await expect.poll(async () => (await inspector('mutation', 'forms.submission.submit', submission)).problem).toBeUndefined()
    const findings = async () => (await inspector('query', 'assignments.finding.list', { plan: city, target })).data?.total
    await expect.poll(findings).toBeGreaterThan(0)
  }
}

/** A village of the example is inspected: its record has an answer of every kind, four of them findings. */
async function recordEveryKind(): Promise<void> {
  const target = 'v330523108207'
  await expect.poll(async () => (await sendEveryKind(url(), target)).problem).toBeUndefined()
  const viewer = await callAs(url(), 'aj-viewer')
  const findings = async () => (await viewer('query', 'assignments.finding.list', { plan: 'anji-example', target })).data?.total
  await expect.poll(findings).toBe(4)
}

/** A county fills the blanks of the template that comes with the product, and publishes what it makes. */
async function publishTemplate(): Promise<void> {
  const author = await callAs(url(), 'yt-author')
  if ((await author('query', 'forms.plan.byId', { plan: county })).status === 200) return
  const [template] = planTemplates as { key: string }[]
  const answers = {
    county: '岳塘区',
    code: '430304000000',
    issuedOn: '2024-02-26',
    villages: 3,
    siteTownships: 1,
    sites: 1,
    siteNames: ['昭山镇红旗村安置点'],
  }
  const filled = await author('mutation', 'forms.template.fill', { template: template?.key ?? '', plan: county, answers })
  const { own, document } = filled.data as { own: unknown; document: unknown }
  expect((await author('mutation', 'forms.plan.publish', { document: own ?? document })).problem).toBeUndefined()
}

const walkAs = async (
  browser: Browser,
  account: string,
  more: Pick<Parameters<typeof walk>[1], 'each' | 'from' | 'followsLinks' | 'listensTo' | 'prepare'> = {},
) => walk(browser, { url: url(), account, cookie: await cookieOf(url(), account), ...more })

/** A page of each kind is listened to once for each post at each width, whichever plan it is of. */
const heard = new Set<string>()
const listensAs = (role: string, plan: string) => (kind: string, width: number) => {
  const key = [role, kind.replace(plan, ':plan'), width].join(' ')
  if (heard.has(key)) return false
  heard.add(key)
  return true
}

const areas = (code: string, found: Walk): string[] => [
  ...new Set(found.pages.filter((page) => page.startsWith(`/${code}/`)).map((page) => page.split(/[/?]/)[2] ?? '')),
]

for (const { plan, people } of packs) {
  const { code } = plan as { code: string }
  for (const role of new Set(people.map(({ grants }) => grants[0]?.role))) {
    const accounts = people.filter(({ grants }) => grants[0]?.role === role).map(({ account }) => account)
    test(`${code}: every page that ${role}s can reach says something, at both widths`, async ({ browser }) => {
      test.setTimeout(600_000)
      // the first sees several pages of each kind, where there are; those of other counties one of each
      const waiting = accounts.map((account, index) => ({ account, each: index === 0 ? 3 : 1 }))
      const walks: Walk[] = []
      const stroll = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
          walks.push(await walkAs(browser, next.account, { each: next.each, listensTo: listensAs(role ?? '', code) }))
      }
      await Promise.all([stroll(), stroll(), stroll()])
      expect(walks.flatMap(({ faults }) => faults)).toEqual([])
      for (const { pages } of walks) expect(pages.length).toBeGreaterThan(2)
      const ofOperators = walks.flatMap(({ pages }) => pages.filter((page) => page.startsWith('/operator/')))
      if (role === 'operator')
        expect(ofOperators).toEqual(
          expect.arrayContaining(['begin', 'people', 'regions', 'bodies', 'log', 'sync'].map((page) => `/operator/${page}`)),
        )
      else expect(ofOperators, 'nobody else is led to the log').toEqual([])
      if (role === 'author')
        expect(walks.flatMap((walked) => areas(code, walked))).toEqual(
          expect.arrayContaining(['visits', 'summary', 'findings', 'lists', 'revisions']),
        )
    })
  }
}

test('every page of a county’s plan made from the template says something to its author', async ({ browser }) => {
  const found = await walkAs(browser, 'yt-author', { from: [`/${county}`], each: 2 })
  expect(found.faults).toEqual([])
  expect(areas(county, found)).toEqual(expect.arrayContaining(['visits', 'findings', 'summary', 'revisions']))
})

test.describe('the walk notices', () => {
  const account = 'ha-viewer'
  const answering = (status: number, code: string, kind: string) => (page: Page) =>
    page.route(/\/trpc\/[^?]*assignments\.visit\.list/, (route) => {
      const problem = { code, kind, details: {}, requestId: 'planted' }
      const error = { message: code, code: -32603, data: { code: 'X', httpStatus: status, problem } }
      return route.fulfill({ status, json: { error } })
    })

  for (const [status, code, kind] of [
    [404, 'plan.absent', 'absent'],
    [500, 'service.failed', 'unavailable'],
  ] as const)
    test(`a procedure that answers ${status}`, async ({ browser }) => {
      const { faults } = await walkAs(browser, account, {
        from: ['/henan-2020/visits'],
        followsLinks: false,
        prepare: async (page) => void (await answering(status, code, kind)(page)),
      })
      expect(faults.filter((fault) => fault.includes('/henan-2020/visits')).join('\n')).toContain(`was answered ${status}`)
      expect(faults.some((fault) => / says “| shows a page that is not there/.test(fault))).toBe(true)
    })

  for (const [what, body, fault] of [
    ['a value that is none', '<main><h1>汇总</h1>已督战 undefined 个对象</main>', 'a value that is none'],
    ['a figure that is no number', '<main><h1>汇总</h1>共计 NaN 个对象</main>', 'a value that is none'],
    ['an instant of a machine', '<main><h1>记录</h1>完成于 2020-03-20T01:00:00.000Z</main>', 'an instant as machines write it'],
    ['a ratio to ten places', '<main><h1>汇总</h1>贫困发生率 0.3333333333</main>', 'a number that nobody reads'],
    ['a key of the plan', '<main><h1>任务</h1>所在名单：highRateVillages</main>', 'a raw key'],
    ['a region by its code', '<main><h1>名单</h1>其中：410300000000</main>', 'a raw key'],
    ['a page without anything on it', '<main></main>', 'is empty'],
    ['a page without a heading', '<main>这里有一段说明文字，但没有标题</main>', 'has no heading'],
    ['a refusal', '<main><h1>台账</h1>问题台账<p role="alert">您没有这项权限</p></main>', 'says “您没有这项权限”'],
    ['a page wider than the screen', '<main><h1>名单</h1><p style="width:3000px">一张很宽的表</p></main>', 'sideways'],
  ] as const)
    test(what, async ({ browser }) => {
      const page = await browser.newPage()
      await page.setContent(body)
      expect((await pageFaults(page)).join('\n')).toContain(fault)
      await page.setContent('<main><h1>汇总</h1>已督战 3 / 36 个村，占 8.3%，北纬 30.53512°</main>')
      expect(await pageFaults(page)).toEqual([])
      await page.close()
    })

  for (const [what, body, rule] of [
    ['a button that nobody can name', '<button></button>', 'button-name'],
    ['a field without a label', '<input>', 'label'],
    ['a word too pale to read', '<p style="color:#ccc;background:#fff">未督战</p>', 'color-contrast'],
    ['a level of headings left out', '<h4>理由</h4>', 'heading-order'],
    [
      'a link told by its colour alone',
      '<p>见 <a href="/" style="color:#115;text-decoration:none">名单</a> 一页</p>',
      'link-in-text-block',
    ],
  ] as const)
    test(`${what}, with the ears`, async ({ browser }) => {
      const page = await browser.newPage()
      await page.setContent(`<html lang="zh-CN"><title>督战</title><main><h1>汇总</h1>${body}</main></html>`)
      expect((await accessFaults(page)).join('\n')).toContain(`(${rule})`)
      await page.setContent('<html lang="zh-CN"><title>督战</title><main><h1>汇总</h1><p>已督战 3 个村</p></main></html>')
      expect(await accessFaults(page)).toEqual([])
      await page.close()
    })
})
