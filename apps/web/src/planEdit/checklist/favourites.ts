const keyOf = (account: string): string => `favourite items of ${account}`
const isText = (one: unknown): one is string => typeof one === 'string'

/** The items of the library that an account marked on this device; none where the browser keeps nothing. */
export function favouritesOf(account: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(account)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isText) : []
  } catch {
    return []
  }
}

/** So many are kept; the oldest make room. */
const most = 500

/** Marks an item on this device, or no longer, where the browser allows it. Returns those that are marked now. */
export function withFavourite(account: string, id: string, isMarked: boolean): string[] {
  const others = favouritesOf(account).filter((one) => one !== id)
  const next = (isMarked ? [...others, id] : others).slice(-most)
  try {
    localStorage.setItem(keyOf(account), JSON.stringify(next))
  } catch {
    // a browser that forbids storage, or has no room left, keeps them until the page is left
  }
  return next
}
