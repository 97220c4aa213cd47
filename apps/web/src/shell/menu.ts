import type { Verb, Waiting } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import type { Area } from '../plans/areasOf.ts'
import type { IconName } from '../ui/Icon.tsx'

/** How much waits behind an entry, and how much of it is late. */
export interface MenuCount {
  count: number
  late: number
}
/** An entry of the menu: what it is called, which right it asks for, and where it leads. */
export interface MenuEntry {
  key: string
  group: keyof typeof zh.shell.groups | null
  title: string
  icon: IconName
  /** Everybody's where it is left out. */
  verb?: Verb
  /** Within a plan in force, where the plan gives anything to do there; `''` is the plan itself, which a draft has too. */
  area?: Area | ''
  /** Outside of any plan. */
  to?: string
  /** What it is called at the foot of a phone's screen; what has no such name stands under 我的 there. */
  short?: string
  /** What of the work that waits is done behind it. */
  waits?(waiting: Waiting): MenuCount
}

/** Every entry, in the order of the menu. A page that is to be in the menu has one line here. */
export const menuEntries: readonly MenuEntry[] = [
  { key: 'home', group: null, title: zh.shell.home, icon: 'home', to: '/home', short: zh.shell.short.home },
  {
    key: 'visits',
    group: 'visits',
    title: zh.shell.visits,
    icon: 'visits',
    verb: 'visit.list',
    area: 'visits',
    short: zh.shell.short.visits,
    waits: visitsOf,
  },
  {
    key: 'findings',
    group: 'findings',
    title: zh.shell.findings,
    icon: 'findings',
    verb: 'finding.list',
    area: 'findings',
    short: zh.shell.short.findings,
    waits: findingsOf,
  },
  {
    key: 'dues',
    group: 'levels',
    title: zh.shell.dues,
    icon: 'dues',
    verb: 'due.board',
    area: 'dues',
    short: zh.shell.short.dues,
    waits: duesOf,
  },
  {
    key: 'filings',
    group: 'levels',
    title: zh.shell.filings,
    icon: 'filings',
    verb: 'filing.board',
    area: 'filings',
    waits: filingsOf,
  },
  {
    key: 'summary',
    group: 'study',
    title: zh.shell.summary,
    icon: 'summary',
    verb: 'summary.byRegion',
    area: 'summary',
    short: zh.shell.short.summary,
  },
  { key: 'plan', group: 'plan', title: zh.shell.plan, icon: 'plan', verb: 'plan.byId', area: '', short: zh.shell.short.plan },
  { key: 'begin', group: 'admin', title: zh.shell.begin, icon: 'begin', verb: 'person.create', to: '/operator/begin' },
  { key: 'people', group: 'admin', title: zh.shell.people, icon: 'people', verb: 'person.list', to: '/operator/people' },
  { key: 'regions', group: 'admin', title: zh.shell.regions, icon: 'place', verb: 'region.create', to: '/operator/regions' },
  { key: 'bodies', group: 'admin', title: zh.shell.bodies, icon: 'bodies', verb: 'body.list', to: '/operator/bodies' },
  {
    key: 'log',
    group: 'admin',
    title: zh.shell.log,
    icon: 'log',
    verb: 'log.list',
    to: '/operator/log',
    short: zh.shell.short.log,
  },
]

function visitsOf({ visits }: Waiting): MenuCount {
  return { count: (visits?.late ?? 0) + (visits?.thisWeek ?? 0), late: visits?.late ?? 0 }
}

/** No finding stands in two of these states at once. */
function findingsOf({ findings }: Waiting): MenuCount {
  if (!findings) return { count: 0, late: 0 }
  const { toAccept, returned, toVerify, toCloseOut, toExtend, overdue } = findings
  return { count: toAccept + returned + toVerify + toCloseOut + toExtend, late: overdue }
}

function duesOf({ dues }: Waiting): MenuCount {
  if (!dues) return { count: 0, late: 0 }
  return { count: dues.ownLate + dues.ownSoon + dues.toReceive, late: dues.ownLate }
}

function filingsOf({ filings }: Waiting): MenuCount {
  return { count: filings?.toAnswer ?? 0, late: 0 }
}
