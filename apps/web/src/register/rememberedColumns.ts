import type { ColumnNames } from '@duzhan/sheet'

const keyOf = (account: string, plan: string): string => `columns of ${plan} of ${account}`
/** So many columns are remembered; the oldest make room. */
const most = 500

/** What an account said last, on this device, that the columns of files for a plan's register are; nothing where the browser keeps nothing. */
export function rememberedColumns(account: string, plan: string): ColumnNames {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(account, plan)) ?? '{}')
    const pairs = Object.entries(kept ?? {}).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
    return Object.fromEntries(pairs)
  } catch {
    return {}
  }
}

/** Remembers on this device what the columns of a file are, where the browser allows it. Returns all that is remembered now. */
export function rememberColumns(account: string, plan: string, names: ColumnNames): ColumnNames {
  const others = Object.entries(rememberedColumns(account, plan)).filter(([heading]) => !Object.hasOwn(names, heading))
  const next = Object.fromEntries([...others, ...Object.entries(names)].slice(-most))
  try {
    localStorage.setItem(keyOf(account, plan), JSON.stringify(next))
  } catch {
    // a browser that forbids storage, or has no room left, asks again next time
  }
  return next
}
