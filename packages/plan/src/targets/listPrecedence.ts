import type { TargetList } from '../schema/planParts.ts'
import { excludeEachOther } from './excludeEachOther.ts'
import { listOrder } from './listOrder.ts'

/**
 * The lists that go before one another where a target meets several, in the order in which they are decided
 * (`listOrder`). Lists that have nothing to do with any other are left out, and all are where they exclude each other
 * in a circle: such a plan has no order.
 */
export function listPrecedence(lists: readonly TargetList[]): TargetList[] {
  return (listOrder(lists) ?? []).filter((list) => lists.some((other) => excludeEachOther(list, other)))
}
