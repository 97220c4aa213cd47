import { Problem } from '@duzhan/problems'
import { asInspector, asReviewer, asUnit, asViewer, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, press } from '../test/act.ts'
import { aFinding, aFindingCount } from '../test/builders/aFinding.ts'
import { aPlanView } from '../test/builders/aPlan.ts'
import { address, all, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, waiting } from '../test/platform.ts'

const at = '/demo-2020/findings'
const open = (as = asReviewer, answers: Answers = {}, search = '') =>
  opened(`${at}${search}`, as, {
    'assignments.finding.list': [aFinding()],
    'assignments.finding.summary': [aFindingCount()],
    ...answers,
  })
const rows = () => all('link').filter((link) => link.matches('.finding-row'))
const tiles = () => [...document.querySelectorAll('.count')].map((tile) => textOf(tile))
const pressed = () =>
  all('button')
    .filter((chip) => chip.getAttribute('aria-pressed') === 'true')
    .map((chip) => textOf(chip))

describe('the ledger', () => {
  it('shows each finding with what, where, whose and by when, and leads to its page', async () => {
    await open()
    expect(rows().map((row) => textOf(row))).toEqual(['没有通电青石县柳河乡上坪村 · 柳河乡待签收限4月4日前整改期限内'])
    expect(rows()[0]?.getAttribute('href')).toBe('/demo-2020/findings/f-1')
  })

  it('leads to the page of a finding whose id has a slash and Chinese in it', async () => {
    await open(asReviewer, { 'assignments.finding.list': [aFinding({ id: 's-1/用电.是' })] })
    expect(rows()[0]?.getAttribute('href')).toBe(`/demo-2020/findings/${encodeURIComponent('s-1/用电.是')}`)
  })

  it.each(['closedOut', 'withdrawn'] as const)('shows neither deadline nor light of one that is %s', async (state) => {
    await open(asReviewer, { 'assignments.finding.list': [aFinding({ state, light: 'red' })] })
    expect(textOf(rows()[0])).not.toMatch(/前整改|已逾期/)
  })

  it('counts the region of the person by light, and is silent of what was withdrawn while nothing was', async () => {
    const counts = aFindingCount({ open: 12, red: 3, yellow: 2, blue: 1, closedOut: 30 })
    await open(asReviewer, { 'assignments.finding.summary': [aFindingCount({ region: world.otherCounty, open: 99 }), counts] })
    expect(tiles()).toEqual(['未销号12', '已逾期3', '逾期整改中2', '临近到期1', '已销号30'])
  })

  it('counts what was withdrawn where there is any', async () => {
    await open(asReviewer, { 'assignments.finding.summary': [aFindingCount({ withdrawn: 2 })] })
    expect(tiles().at(-1)).toBe('已撤回2')
  })

  it('stands without the counts when the platform refuses them', async () => {
    await open(asReviewer, { 'assignments.finding.summary': new Problem('forbidden', 'right.missing') })
    expect(rows()).toHaveLength(1)
    expect(tiles()).toEqual([])
    expect(all('alert')).toEqual([])
  })
})

describe('the filters of the ledger', () => {
  it('begin with what is open, whatever its light', async () => {
    const platform = await open()
    expect(pressed()).toEqual(['未销号', '不限'])
    expect(platform.asked('assignments.finding.list')).toEqual([{ plan: world.plan, state: 'open', limit: 200 }])
  })

  it.each([
    ['已逾期', 'red'],
    ['逾期整改中', 'yellow'],
    ['临近到期', 'blue'],
  ] as const)('ask for %s by its light, and keep it in the address', async (chip, light) => {
    const platform = await open()
    await press(chip)
    expect(platform.asked('assignments.finding.list').at(-1)).toEqual({ plan: world.plan, state: 'open', limit: 200, light })
    expect(address()).toBe(`${at}?light=${light}`)
  })

  it.each([
    ['已销号', 'closed'],
    ['已撤回', 'withdrawn'],
  ] as const)('offer no light for what is %s: no deadline runs there', async (chip, state) => {
    const platform = await open(asReviewer, {}, '?light=red')
    await press(chip)
    expect(platform.asked('assignments.finding.list').at(-1)).toEqual({ plan: world.plan, state, limit: 200 })
    expect(names('button')).not.toContain('临近到期')
  })

  it('are taken from the address that somebody sent', async () => {
    const platform = await open(asReviewer, {}, '?state=all&light=yellow')
    expect(pressed()).toEqual(['全部', '逾期整改中'])
    expect(platform.asked('assignments.finding.list')).toEqual([{ plan: world.plan, state: 'all', limit: 200, light: 'yellow' }])
  })

  it('fall back to what is usual when the address says what does not exist', async () => {
    const platform = await open(asReviewer, {}, '?state=lost&light=green')
    expect(platform.asked('assignments.finding.list')).toEqual([{ plan: world.plan, state: 'open', limit: 200 }])
  })

  it('offer the counties to who sees several, and count the one that is chosen', async () => {
    const platform = await open(asViewer, {
      'assignments.finding.summary': ({ region }) => [aFindingCount({ region, open: region === world.otherCounty ? 7 : 9 })],
    })
    expect(tiles()[0]).toBe('未销号9')
    await choose('县市区', '白沙县')
    expect(tiles()[0]).toBe('未销号7')
    expect(platform.asked('assignments.finding.list').at(-1)).toMatchObject({ region: world.otherCounty })
    expect(address()).toBe(`${at}?county=${world.otherCounty}`)
  })

  it.each([
    ['a unit', asUnit],
    ['an inspector', asInspector],
  ])('offer no county to %s, who sees one at most', async (_, persona) => {
    await open(persona, { 'identity.region.list': [{ code: world.county, name: '青石县' }] })
    expect(names('field')).toEqual([])
  })
})

describe('a ledger without findings', () => {
  const none: Answers = { 'assignments.finding.list': [] }

  it('says where findings come from', async () => {
    await open(asReviewer, none)
    expect(textOf()).toContain('督战发现的问题会自动登记到这里')
  })

  it('says that none can come under a plan without a checklist', async () => {
    await open(asReviewer, { ...none, 'forms.plan.byId': aPlanView({ checklists: [] }) })
    expect(textOf()).toContain('方案没有附适用于名单上对象的督战清单')
  })

  it.each(['?state=closed', '?light=red', `?county=${world.county}`])('with %s says that none matches', async (search) => {
    await open(asReviewer, none, search)
    expect(textOf()).toContain('没有符合条件的问题')
  })

  it('waits with a skeleton, its filters already there', async () => {
    await opened(at, asReviewer, { 'assignments.finding.list': waiting, 'assignments.finding.summary': [] })
    expect(names('status')).toEqual(['正在载入…'])
    expect(texts('heading')).toEqual(['问题台账'])
    expect(pressed()).toHaveLength(2)
  })

  it('says why it cannot be shown', async () => {
    await open(asReviewer, { 'assignments.finding.list': new Problem('forbidden', 'right.missing') })
    expect(textOf(the('alert'))).toContain('right.missing')
  })
})
