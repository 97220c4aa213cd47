import { Problem } from '@duzhan/problems'
import type { Clock } from '@duzhan/service-kit'

const span = 5 * 60 * 1_000
const limits = { account: 10, address: 50 }

/** Counts failed sign-ins by account and by address; throws `session.limited` when either has failed too often in five minutes. */
export function signInLimit(clock: Clock) {
  const failures = new Map<string, number[]>()
  let sweptAt = clock.now().getTime()
  const recent = (key: string) => (failures.get(key) ?? []).filter((at) => at > clock.now().getTime() - span)
  const keysOf = (account: string, address: string) => ({ account: `account ${account}`, address: `address ${address}` })
  return {
    check(account: string, address: string): void {
      const keys = keysOf(account, address)
      if (recent(keys.account).length >= limits.account || recent(keys.address).length >= limits.address)
        throw new Problem('limited', 'session.limited', { minutes: 5 })
    },
    failed(account: string, address: string): void {
      const now = clock.now().getTime()
      for (const key of Object.values(keysOf(account, address))) failures.set(key, [...recent(key), now].slice(-limits.address))
      if (now - sweptAt < span) return // sweeping at every failure would let a flood of them hold up everyone
      sweptAt = now
      for (const key of failures.keys()) if (recent(key).length === 0) failures.delete(key)
    },
  }
}
