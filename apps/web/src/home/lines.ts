import { type FindingQueue, findingQueues, type VisitChoice, type Waiting } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'

/** How much a line presses: late, near its day, or merely waiting. */
export type Pressure = 'late' | 'soon' | 'waits'
/** Something that waits for the person: what, how much of it, and the page that shows exactly that. */
export interface Line {
  key: keyof typeof zh.home.lines
  count: number
  to: string
  pressure: Pressure
}

/** What waits for a person in a plan, the most pressing first; nothing of which there is none. */
export function linesOf({ plan, visits, findings, dues, filings, isFrozen }: Waiting): Line[] {
  const ledger = (queue: FindingQueue) => {
    const { state, ...asked }: { state: string; due?: string } = findingQueues[queue]
    const search = { mine: '1', ...(state !== 'open' && { state }), ...(asked.due && { due: asked.due }) }
    return `/${plan}/findings?${new URLSearchParams(search)}`
  }
  const own = (choice: VisitChoice) => `/${plan}/visits?whose=mine&choice=${choice}`
  const lines: Line[] = [
    { key: 'visitsLate', count: visits?.late ?? 0, to: own('missed'), pressure: 'late' },
    { key: 'overdue', count: findings?.overdue ?? 0, to: ledger('overdue'), pressure: 'late' },
    { key: 'duesLate', count: dues?.ownLate ?? 0, to: `/${plan}/dues?of=own&show=late`, pressure: 'late' },
    { key: 'returned', count: findings?.returned ?? 0, to: ledger('returned'), pressure: 'soon' },
    { key: 'nearDue', count: findings?.nearDue ?? 0, to: ledger('nearDue'), pressure: 'soon' },
    { key: 'toAccept', count: findings?.toAccept ?? 0, to: ledger('toAccept'), pressure: 'soon' },
    { key: 'visitsThisWeek', count: visits?.thisWeek ?? 0, to: own('thisWeek'), pressure: 'soon' },
    { key: 'visitsLater', count: visits?.later ?? 0, to: own('later'), pressure: 'waits' },
    { key: 'toVerify', count: findings?.toVerify ?? 0, to: ledger('toVerify'), pressure: 'waits' },
    { key: 'toCloseOut', count: findings?.toCloseOut ?? 0, to: ledger('toCloseOut'), pressure: 'waits' },
    { key: 'toExtend', count: findings?.toExtend ?? 0, to: ledger('toExtend'), pressure: 'waits' },
    { key: 'toAnswer', count: filings?.toAnswer ?? 0, to: `/${plan}/filings?state=submitted`, pressure: 'waits' },
    { key: 'toReceive', count: dues?.toReceive ?? 0, to: `/${plan}/dues?of=toReceive`, pressure: 'waits' },
    { key: 'duesOwed', count: dues?.own ?? 0, to: `/${plan}/dues?of=own&show=owed`, pressure: 'waits' },
    { key: 'notFrozen', count: isFrozen === false ? 1 : 0, to: `/${plan}`, pressure: 'waits' },
  ]
  return lines.filter(({ count }) => count > 0)
}

/** A figure of how a plan stands within the person's reach. */
export interface Tile {
  key: keyof typeof zh.home.tiles
  value: string
  note: string
  to: string
  isBad: boolean
}

/** How a plan stands within the person's reach, in figures; none that the plan does not have or the person may not see. */
export function tilesOf({ plan, coverage, findings, dues, filings }: Waiting, day: (date: string) => string): Tile[] {
  const { notes } = zh.home
  const tile = (key: Tile['key'], count: number, to: string, note: string): Tile => ({
    ...{ key, value: count.toLocaleString('zh-CN'), to: `/${plan}/${to}`, note, isBad: count > 0 },
  })
  const covered = coverage && {
    ...tile('coverage', 0, 'visits?whose=all', notes.coverage(day(coverage.window.start), day(coverage.window.end))),
    value: zh.home.coverage(coverage.done, coverage.total),
  }
  return [
    covered,
    coverage && tile('late', coverage.late, 'visits?whose=all&choice=missed', notes.late),
    findings && tile('findings', findings.late, 'findings?due=late', notes.findings),
    dues && tile('dues', dues.late, 'dues?show=late', notes.dues),
    filings && tile('filings', filings.late, 'filings?state=late', notes.filings(filings.submitted, filings.returned)),
  ].filter((one) => one !== null)
}
