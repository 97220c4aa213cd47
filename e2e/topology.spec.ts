import { callAs, callWith, cookieOf } from './call.ts'
import { expect, test } from './desk.ts'
import { goodSubmission } from './goodSubmission.ts'
import { planInEnvironment, type TopologyHouse, topologyHouse, type Victim } from './topology/platform.ts'
import { faultsOf, hasSettled, keptIn } from './tortureVerdict.ts'
import { type Acknowledged, startWriters } from './tortureWriters.ts'

const plan = 'xiangtan-2020'
const writers = 6
const services = ['identity', 'forms', 'assignments', 'aggregation'] as const

/** The containers of the compose file under fire; `npm run test:topology` makes their network and brings them up. */
test.describe
  .serial('the topology of the compose file', () => {
    test.skip(process.env['TOPOLOGY_PLAN'] === undefined, 'npm run test:topology brings it up')
    test.describe.configure({ timeout: 600_000 })
    const acknowledged: Acknowledged = new Map()
    let house: TopologyHouse

    test.beforeAll(async () => {
      house = await topologyHouse(planInEnvironment())
    })
    test.afterAll(() => house?.close())

    /** Does one thing after the other to what runs while records are sent, and looks afterwards at everything that is kept. */
    async function underWriters(harms: readonly (readonly [string, () => Promise<void>])[]): Promise<void> {
      const finish = await startWriters(house.url, writers, acknowledged)
      const workGoesOn = async () => {
        const before = acknowledged.size
        await expect
          .poll(() => acknowledged.size - before, { timeout: 120_000, intervals: [50] })
          .toBeGreaterThanOrEqual(3 * writers)
      }
      await workGoesOn()
      for (const [name, harm] of harms)
        await test.step(name, async () => {
          await harm()
          await workGoesOn()
        })
      await finish()
      await expect.poll(() => hasSettled(house), { timeout: 120_000 }).toBe(true)
      expect(faultsOf(await keptIn(house), acknowledged).slice(0, 20)).toEqual([])
      process.stdout.write(`${harms.map(([name]) => name).join(', ')}: ${acknowledged.size} records\n`)
    }
    const killed = (victim: Victim) => [`${victim} killed`, () => house.kill(victim)] as const

    test('has two gateways that both answer, in one session', async () => {
      const before = house.heard()
      const call = await callAs(house.url, 'xt-inspector')
      for (let time = 0; time < 20; time++)
        expect((await call('query', 'assignments.visit.list', { plan, mine: true })).status).toBe(200)
      for (const [at, count] of house.heard().entries()) expect(count - (before[at] ?? 0)).toBeGreaterThan(10)
    })

    test('takes one record once, though it comes by both gateways at the same time', async () => {
      const call = await callAs(house.url, 'xt-inspector')
      const { data } = await call('query', 'assignments.visit.list', { plan, mine: true })
      const submission = await goodSubmission(call, data?.visits[0]?.target.id ?? '')
      const sent = await Promise.all(Array.from({ length: 12 }, () => call('mutation', 'forms.submission.submit', submission)))
      expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 200))
      acknowledged.set(submission.id, { target: submission.target, isBad: false })
      await expect.poll(() => hasSettled(house), { timeout: 60_000 }).toBe(true)
      expect(faultsOf(await keptIn(house), acknowledged)).toEqual([])
    })

    test('keeps a session when the gateway that opened it, or the other, is away', async () => {
      const cookie = await cookieOf(house.url, 'xt-viewer')
      const opens = async () => (await callWith(house.url, cookie)('query', 'assignments.visit.list', { plan })).status
      for (const gateway of ['gateway', 'gateway-2'] as const) {
        await house.kill(gateway)
        await expect.poll(opens).toBe(200)
      }
    })

    test('loses nothing and counts nothing twice when each service is killed in turn', async () => {
      await underWriters(services.map(killed))
    })

    test('nor when one gateway is killed, then the other, then the proxy before them', async () => {
      await underWriters([killed('gateway'), killed('gateway-2'), killed('proxy')])
    })

    test('nor when the store is killed, and when another machine takes its place, and back', async () => {
      await underWriters([killed('store'), ['store failed over', house.failOver], ['store failed back', house.failOver]])
    })
  })
