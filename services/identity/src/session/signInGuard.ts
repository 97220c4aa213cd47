import { createHmac } from 'node:crypto'
import { Problem } from '@duzhan/problems'
import type { Clock } from '@duzhan/service-kit'
import type { AttemptRepository } from './attempt.repository.ts'

const minutes = 5
const most = { device: 10, pair: 10, account: 30, address: 50 }
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
   * `session.limited` when no place is left in these five minutes.
   */
  reserve(attempt: Attempt): Promise<() => Promise<void>>
}

/**
 * Bounds how often passwords are guessed, whichever process is asked. A device that was let in before has ten tries of its own,
 * which no stranger can use up. Strangers have ten on one account from one address, thirty on one account from everywhere (the
 * first two of an address: three hundred) and fifty from one address on all accounts. A refused try costs nothing anywhere.
 */
export function signInGuard(ports: { attempts: AttemptRepository; clock: Clock; secret: string }): SignInGuard {
  const { attempts, clock, secret } = ports
  /** Neither accounts nor addresses are kept, only what can be recognised with the secret. */
  const keyOf = (...words: string[]) => createHmac('sha256', secret).update(JSON.stringify(words)).digest('hex')
  return {
    async reserve({ account, address, device }) {
      const now = clock.now()
      const until = new Date(now.getTime() + minutes * 60_000)
      const taken: string[] = []
      const giveBack = async () => void (await Promise.all(taken.map((key) => attempts.release(key))))
      const take = async (key: string, limit: number): Promise<number> => {
        const place = await attempts.take(key, { limit, now, until })
        if (place !== null) {
          taken.push(key)
          return place
        }
        await giveBack()
        throw new Problem('limited', 'session.limited', { minutes })
      }
      if (device !== null) await take(keyOf('device', account, device), most.device)
      else {
        const tries = await take(keyOf('pair', account, address), most.pair)
        await take(keyOf('account', account), tries <= first.tries ? first.account : most.account)
        await take(keyOf('address', address), most.address)
      }
      return giveBack
    },
  }
}
