import { describe, expect, it } from 'vitest'
import { heldVisits } from './heldVisits.ts'
import type { Done, HeldVisit } from './visit.repository.ts'

const county = '430381000000'
const body = (team: string) => ({ key: `${team}@${county}`, title: team })
const turn = (no: number, over: Partial<HeldVisit> = {}): HeldVisit => ({
  ...{ id: `p:owed.joint:site:2020-04:${no}`, plan: 'p', regionPath: ['430000000000', county] },
  ...{ duty: 'owed.joint', title: '联合检查', window: '2020-04', start: '2020-04-01', until: '2020-04-30', dueOn: '2020-04-30' },
  ...{ deadline: new Date('2020-04-30T16:00:00.000Z'), target: 'site', targetName: '工地', place: '', list: 'large' },
  ...{ checklist: 'joint', team: body('housing'), partners: [body('environment'), body('police')], ownTeam: body('housing').key },
  ...{ isUnannounced: false, status: 'due', submission: null, doneOn: null },
  ...over,
})
const record = (submission: string, team: string, day: string, due: number | null = 1): Done => ({
  ...{ plan: 'p', target: 'site', window: '2020-04', checklist: 'joint', submission, first: submission },
  ...{
    due: due === null ? null : turn(due).id,
    at: new Date(`2020-04-${day}T02:00:00.000Z`),
    on: `2020-04-${day}`,
    isLate: false,
  },
  ...{ teams: [team], bodies: [], isOwn: false },
})
/** Which record paid which turn, told one after the other; a record that paid none is not among them. */
function paid(visits: HeldVisit[], ...records: Done[]) {
  const held = heldVisits(visits)
  const told = records.map((one) => held.complete(one))
  return { told, turns: held.changed().map(({ seen, change }) => [seen.id.at(-1), change.submission]) }
}

describe('a joint visit that is owed twice in a month', () => {
  it('is paid once by those who made it together, each with a record of their own', () => {
    const together = ['housing', 'environment', 'police'].map((team) => record(`s-${team}`, team, '08'))
    expect(paid([turn(1), turn(2)], ...together)).toEqual({ told: [true, false, false], turns: [['1', 's-housing']] })
  })

  it('is paid a second time by a record of another day, though a late phone still names the first', () => {
    const records = [record('s-1', 'housing', '08'), record('s-2', 'environment', '22')]
    expect(paid([turn(1), turn(2)], ...records).turns).toEqual([
      ['1', 's-1'],
      ['2', 's-2'],
    ])
  })

  it('is paid a second time on the same day by a record that names the second, or none', () => {
    for (const due of [2, null])
      expect(paid([turn(1), turn(2)], record('s-1', 'housing', '08'), record('s-2', 'police', '08', due)).turns).toEqual([
        ['1', 's-1'],
        ['2', 's-2'],
      ])
  })

  it('stays one when its record is corrected, or told again', () => {
    const [first, also] = [record('s-1', 'housing', '08'), record('s-2', 'police', '08')]
    expect(paid([turn(1), turn(2)], first, { ...first, submission: 's-3' }, also, first).turns).toEqual([['1', 's-1']])
  })

  it('is no matter of visits that one team makes: there the second record of a day pays what is still due', () => {
    const { partners: _, ...alone } = turn(1)
    const { partners: __, ...second } = turn(2)
    expect(paid([alone, second], record('s-1', 'housing', '08'), record('s-2', 'housing', '08')).turns).toEqual([
      ['1', 's-1'],
      ['2', 's-2'],
    ])
  })
})

describe('a visit that looks back at findings', () => {
  const back = turn(1, { window: 'closeOut-2020-03-20', start: '2020-04-01', partners: [] })

  it('is paid by a record that names it alone', () => {
    expect(paid([back], record('s-1', 'housing', '08', null))).toEqual({ told: [false], turns: [] })
    expect(paid([back], record('s-1', 'housing', '08'))).toEqual({ told: [true], turns: [['1', 's-1']] })
  })

  it('leaves a record that names none to the visit of the month', () => {
    const monthly = turn(2, { partners: [] })
    expect(paid([back, monthly], record('s-1', 'housing', '08', null)).turns).toEqual([['2', 's-1']])
  })

  it('is not paid by a record of somebody else, or made before its time', () => {
    expect(paid([back], record('s-1', 'nobody', '08')).told).toEqual([false])
    expect(paid([{ ...back, start: '2020-04-09' }], record('s-1', 'housing', '08')).told).toEqual([false])
  })

  it('follows the corrections of its record, which name no visit', () => {
    const first = record('s-1', 'housing', '08')
    expect(paid([back], first, { ...first, submission: 's-2', due: null }).turns).toEqual([['1', 's-2']])
  })
})
