import { createHmac } from 'node:crypto'
import { Problem } from '@duzhan/problems'
import type { Clock } from '@duzhan/service-kit'
import type { AttemptRepository } from './attempt.repository.ts'

const minute = 60_000
/** A window lasts five minutes, and each one after another that was used up twice as long, to an hour. */
const lasts = (usedUp: number): number => Math.min(5 * 2 ** Math.min(usedUp, 10), 60) * minute
const remembered = 24 * 60 * minute
const most = { device: 10, pair: 10, account: 30, address: 50, code: 10 }
/** The first tries of an address on an account still find a place when others have used up the account's: who is new somewhere is let in. */
const first = { tries: 2, account: 300 }

/** Who tries. `device` is the mark of one that this account was opened on before, null for a stranger. */
export interface Attempt {
  account: string
  address: string
  device: string | null
}
export interface SignInGuard {
  /**
   * Takes a place for one try before its password is looked at, and returns how to give it back once it fitted. Throws
   * `session.limited` with the minutes to wait when no place is left.
   */
  reserve(attempt: Attempt): Promise<() => Promise<void>>
  /** The same for a code of the second step, which only whoever knows the password comes to guess. */
  reserveCode(attempt: Omit<Attempt, 'address'>): Promise<() => Promise<void>>
  /** Takes something that may be used once, for the minutes that it is good; false for whoever comes later. */
  takeOnce(thing: string, minutes: number): Promise<boolean>
  /** Forgets tries that make nobody wait any more. */
  sweep(): Promise<void>
}

/**
 * Bounds how often passwords are guessed, whichever process is asked. A device that was let in before has ten tries of its own,
 * which no stranger can use up. Strangers have ten on one account from one address, thirty on one account from everywhere (the
 * first two of an address: three hundred) and fifty from one address on all accounts, in five minutes. Whoever uses them up has as
 * many in the ten minutes after that, then in twenty, in forty, in an hour, until a window ends with some left or a day goes by. A
 * refused try costs nothing anywhere. Codes are counted apart: ten of a device that was let in before, ten of all strangers together.
 */
export function signInGuard(ports: { attempts: AttemptRepository; clock: Clock; secret: string }): SignInGuard {
  const { attempts, clock, secret } = ports
  /** Neither accounts nor addresses are kept, only what can be recognised with the secret. */
  const keyOf = (...words: string[]) => createHmac('sha256', secret).update(JSON.stringify(words)).digest('hex')
  /** Places under several keys, taken one after the other: all of them or none. */
  function places() {
    const now = clock.now()
    const taken: string[] = []
    const giveBack = async () => void (await Promise.all(taken.map((key) => attempts.release(key))))
    const take = async (key: string, limit: number): Promise<number> => {
      const got = await attempts.take(key, { limit, now, lasts, remembered })
      if (got.place !== null) {
        taken.push(key)
        return got.place
      }
      await giveBack()
      throw new Problem('limited', 'session.limited', { minutes: Math.ceil((got.until.getTime() - now.getTime()) / minute) })
    }
    return { take, giveBack }
  }
  return {
    async reserve({ account, address, device }) {
      const { take, giveBack } = places()
      if (device !== null) await take(keyOf('device', account, device), most.device)
      else {
        const tries = await take(keyOf('pair', account, address), most.pair)
        await take(keyOf('account', account), tries <= first.tries ? first.account : most.account)
        await take(keyOf('address', address), most.address)
      }
      return giveBack
    },
    async reserveCode({ account, device }) {
      const { take, giveBack } = places()
      await take(device === null ? keyOf('code', account) : keyOf('code', account, device), most.code)
      return giveBack
    },
    async takeOnce(thing, minutes) {
      const window = { limit: 1, now: clock.now(), lasts: () => minutes * minute, remembered: 0 }
      return (await attempts.take(keyOf('once', thing), window)).place !== null
    },
    sweep: () => attempts.removeEndedBefore(new Date(clock.now().getTime() - remembered)),
  }
}
