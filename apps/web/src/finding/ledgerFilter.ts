import type { FindingDue, FindingFilter, FindingOrder, FindingStanding } from '@duzhan/contracts'
import { isRegionCode } from '@duzhan/regions'
import { chosenRegion } from '../ui/chosenRegion.ts'
import type { Address } from '../ui/useAddress.ts'

/** What the ledger is narrowed down to. */
export type LedgerFilter = Omit<FindingFilter, 'plan' | 'cursor' | 'limit' | 'target'>

/** The words of the address: where a filter stands there, and what takes it away. */
export const ledgerNames = ['state', 'due', 'mine', 'county', 'township', 'category', 'severity', 'unit', 'text'] as const

// spelled out: the page does not load what the platform reads input with
const states = ['handedOver', 'rectifying', 'submitted', 'verified', 'returned', 'closedOut', 'withdrawn'] as const
/** How findings may stand that are asked for, in the order in which they are offered. */
export const standings = ['open', 'toRectify', 'toExtend', ...states, 'all'] as const satisfies readonly FindingStanding[]
const orders = ['due', 'opened', 'place'] as const satisfies readonly FindingOrder[]
const dues = ['late', 'soon'] as const satisfies readonly FindingDue[]
const severities = ['general', 'serious'] as const
const any = '' as const
/** So long are the names of categories and units at most. */
const longest = 200

/** The filter that stands in the address; what does not exist counts for nothing. A deadline is asked for only where one may run. */
export function ledgerFilter(address: Address): LedgerFilter {
  const state = address.choice('state', standings, 'open')
  const due = address.choice('due', [any, ...dues], any)
  const severity = address.choice('severity', [any, ...severities], any)
  const region = chosenRegion(address)
  const responsible = unitOf(address.get('unit'))
  const category = address.get('category').slice(0, longest)
  return {
    state,
    mine: address.get('mine') === '1',
    text: address.get('text').slice(0, 80),
    order: address.choice('order', orders, 'due'),
    ...(due !== '' && hasDeadline(state) && { due }),
    ...(severity !== '' && { severity }),
    ...(region !== '' && { region }),
    ...(category !== '' && { category }),
    ...(responsible && { responsible }),
  }
}

/** Whether a deadline may run for what stands so. */
export const hasDeadline = (state: FindingStanding): boolean =>
  state !== 'closedOut' && state !== 'withdrawn' && state !== 'recorded'

/** Who is responsible, as the address says it: the region, and behind it what the unit is called. */
export const unitKey = ({ region, title }: { region: string; title: string }): string => `${region} ${title}`
function unitOf(key: string): { region: string; title: string } | null {
  const [region = '', ...words] = key.split(' ')
  const title = words.join(' ').slice(0, longest)
  return title === '' || !isRegionCode(region) ? null : { region, title }
}
