import { expect, it } from 'vitest'
import { monthEnds } from './monthEnds.ts'
import { type FloodSeason, plan } from './season.ts'

/** June: what May left open is closed, a finding comes back, a section leaves the register, and a record of May arrives late. */
export function june(season: () => FloodSeason): void {
  let again: string
  const openFindings = async (target: string) => {
    const { list } = (await season().api('yt-viewer')).assignments.finding
    return (await list.query({ plan, target })).rows.map(({ id, light }) => [id, light] as const)
  }

  it('closes the gates that May left open, once they were sent back', async () => {
    season().at('06-01 15:00')
    const [[gates = '', light] = []] = await openFindings('sk-07')
    expect(light).toBe('red')
    await season().reportBack('jt-unit', gates)
    expect(await season().sendBack(gates)).toMatchObject({ state: 'returned', light: 'red' })
    season().at('06-02 11:00')
    await season().reportBack('jt-unit', gates)
    await season().closeOut(gates)
  })

  it('withdraws a finding whose record is corrected on the same day', async () => {
    season().at('06-03 08:00')
    const slip = { 'works.seepage': await season().seen('fp-town', 'df-52', 'yes', '看错了堤段') }
    const first = season().made('df-52', 'dykePatrol', '06-03 09:00', { over: slip })
    season().at('06-03 09:00')
    await season().send('fp-town', first)
    const { startedAt, finishedAt } = first
    const corrects = { submission: first.id, reason: '堤段选错，本段没有渗水' }
    season().at('06-03 12:00')
    await season().send('fp-town', {
      ...season().made('df-52', 'dykePatrol', '06-03 09:00', { corrects }),
      startedAt,
      finishedAt,
    })
    expect(await season().finding(`${first.id}:works.seepage.answer`)).toMatchObject({ state: 'withdrawn' })
  })

  it('holds the city itself to a reservoir above its limit, within a day', async () => {
    season().at('06-05 06:30')
    const above = { 'water.aboveLimit': await season().seen('yl-village', 'sk-09', 'yes', '超汛限水位0.4米') }
    const own = ['01', '02', '03', '04', '05'].map((day) => season().made('df-83', 'dykePatrol', `06-${day} 06:00`))
    const record = await season().record('yl-village', 'sk-09', 'reservoirPatrol', '06-05 07:00', { over: above })
    await season().send('yl-village', ...own)
    const id = `${record}:water.aboveLimit.answer`
    expect(await season().finding(id)).toMatchObject({ responsible: { title: '澜清市水务局' }, rectifyBy: '2020-06-06T07:00' })
    season().at('06-06 10:00')
    await season().reportBack('lq-unit', id)
    await season().closeOut(id)
  })

  it('keeps a patrol of 31 May that arrives on 9 June: it pays its day, late, and changes no figure of May', async () => {
    const before = await season().figures('2020-05')
    season().at('06-09 08:00')
    await season().send('yl-village', season().made('df-84', 'dykePatrol', '05-31 07:00'))
    expect(await season().visitOf('yl-village', 'df-84', 'dailyDykes', '2020-05-31')).toMatchObject({
      status: 'done',
      isLate: true,
    })
    expect(await season().figures('2020-05')).toEqual({ ...before, lateRecords: 1 })
    const { duties } = await season().board('2020-05')
    expect(duties['dailyDykes']).toEqual([2718, 12, 2, 2706])
  })

  it('opens a finding anew that comes back after it was closed', async () => {
    const [[first = ''] = []] = await openFindings('df-54')
    await season().record('bd-county', 'df-54', 'dykeInspection', '06-09 09:00')
    expect(await openFindings('df-54'), 'a good record alone closes nothing').toEqual([[first, 'red']])
    await season().reportBack('fp-unit', first)
    await season().closeOut(first)
    const torn = { 'duty.log': { answer: 'no', note: '又缺两天的巡查记录' } }
    const record = await season().record('bd-county', 'df-54', 'dykeInspection', '06-19 09:00', { over: torn })
    again = `${record}:duty.log.answer`
    expect(await season().finding(again)).toMatchObject({ rectifyBy: '2020-06-26', state: 'handedOver' })
  })

  it('owes nothing more of a section that left the register on the 20th, and takes it off its list', async () => {
    season().at('06-20 09:00')
    const { target, targetList } = (await season().api('lq-author')).assignments
    const { version } = await target.byId.query({ plan, target: 'df-10' })
    const reason = '堤线退建，本段拆除'
    await target.retire.mutate({ plan, target: 'df-10', version, reason, on: '2020-06-20' })
    await season().platform.settle()
    const review = await targetList.review.query({ plan })
    expect(review.proposals.map((one) => [one.target.id, one.change, one.from])).toEqual([['df-10', 'off', 'dykes']])
    await targetList.decide.mutate({ plan, version: review.version, decisions: [{ target: 'df-10', verb: 'release', reason }] })
    await season().platform.settle()
    expect((await season().visitOf('lq-bureau', 'df-10', 'monthlyDykes', '2020-06'))?.status).toBe('cancelled')
    expect((await season().visitOf('lq-bureau', 'df-10', 'dailyDykes', '2020-06-19'))?.status).toBe('due')
  })

  it('closes what came back, and has patrols of towns in time, one of a village late, and the bureau’s of the month', async () => {
    season().at('06-25 09:00')
    await season().reportBack('fp-unit', again)
    await season().closeOut(again)
    season().at('06-28 18:00')
    await season().send(
      'fp-town',
      season().made('sk-05', 'reservoirPatrol', '06-24 10:00'),
      season().made('df-53', 'dykePatrol', '06-28 10:00'),
    )
    const missed = await season().visitOf('fp-village', 'df-56', 'dailyDykes', '2020-06-26')
    await season().send('fp-village', season().made('df-56', 'dykePatrol', '06-28 17:00', { due: missed!.id }))
    const own = ['df-01', 'df-02'].map((id) => season().made(id, 'dykeInspection', '06-28 09:00'))
    await season().send('lq-bureau', ...own, season().made('sk-01', 'reservoirInspection', '06-28 11:00'))
  })

  // visited: seven sections (df-52, df-53, df-54, df-56, df-83, df-01, df-02) and three reservoirs (sk-05, sk-09, sk-01)
  monthEnds(season, 'june', {
    at: '07-01 00:10',
    coverage: { visited: 10, designated: 98 },
    shares: {
      'dykePatrol works.seepage': [4, 4],
      'dykeInspection duty.log': [2, 3],
      'reservoirPatrol water.aboveLimit': [1, 2],
    },
    sums: { 'dykeInspection supplies.bags': 3 * 1500, 'reservoirInspection supplies.bags': 2500 },
  })
}
