import { callAs } from './call.ts'
import { expect, test } from './desk.ts'
import { goodSubmission } from './goodSubmission.ts'

const plan = 'xiangtan-2020'
const places = { target: '', submission: '', finding: '' }

// Every screen at a phone's and at a desk's width: it has a heading, it does not scroll sideways, nothing is logged as an error,
// and its picture lies in the test's results to be looked at.
test.describe('every screen', () => {
  test.beforeAll(async () => {
    const inspector = await callAs(process.env['DUZHAN_URL'] ?? '', 'xtx-inspector')
    const board = (await inspector('query', 'assignments.visit.list', { plan, mine: true })).data as {
      visits: { target: { id: string } }[]
    }
    places.target = board.visits[0]?.target.id ?? ''
    const submission = await goodSubmission(inspector, places.target, (path) => path.startsWith('responsibility.'))
    places.submission = submission.id
    await expect.poll(async () => (await inspector('mutation', 'forms.submission.submit', submission)).problem).toBeUndefined()
    const firstFinding = async () => {
      const { data } = await inspector('query', 'assignments.finding.list', { plan, target: places.target })
      places.finding = (data as { id: string }[])[0]?.id ?? ''
      return places.finding
    }
    await expect.poll(firstFinding).not.toBe('')
  })

  const screens: [name: string, account: string, address: () => string][] = [
    ['plan', 'hn-viewer', () => ''],
    ['revisions', 'xt-author', () => 'revisions'],
    ['list', 'xt-author', () => 'lists/provincial'],
    ['filings', 'xt-author', () => 'filings'],
    ['visits-all', 'xt-author', () => 'visits'],
    ['visits-mine', 'xtx-inspector', () => 'visits'],
    ['target', 'xt-viewer', () => `targets/${places.target}`],
    ['submission', 'xt-viewer', () => `submissions/${places.submission}`],
    ['ledger', 'xtx-reviewer', () => 'findings'],
    ['finding', 'xtx-reviewer', () => `findings/${places.finding}`],
    ['summary-city', 'xt-viewer', () => 'summary'],
    ['summary-county', 'xt-viewer', () => 'summary/430321000000'],
    ['summary-province', 'hn-viewer', () => 'summary/430000000000'],
    ['absent', 'xt-viewer', () => 'nowhere'],
  ]
  for (const width of [390, 1280]) {
    test(`stands at ${width}`, async ({ sitDown }) => {
      test.setTimeout(240_000)
      for (const account of new Set(screens.map(([, one]) => one))) {
        const { page, look } = await sitDown(account, width)
        for (const [name, , address] of screens.filter(([, one]) => one === account)) {
          await page.goto(`/${plan}/${address()}`)
          await expect(page.locator('main').getByRole('heading').first()).toBeVisible()
          await expect(page.locator('.skeleton')).toHaveCount(0)
          await look(name)
        }
      }
    })
  }
})
