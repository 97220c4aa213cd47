const keyOf = (account: string) => `plan of ${account}`

/** The plan that an account was in last on this device; null when there is none, or the browser keeps nothing. */
export function lastPlan(account: string): string | null {
  try {
    return localStorage.getItem(keyOf(account))
  } catch {
    // a browser that forbids storage forgets, and the person chooses again
    return null
  }
}

/** Remembers the plan that an account is in, where the browser allows it. */
export function rememberPlan(account: string, plan: string): void {
  try {
    localStorage.setItem(keyOf(account), plan)
  } catch {
    // as above
  }
}
