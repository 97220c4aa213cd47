import { setTimeout as wait } from 'node:timers/promises'
import { type Call, callAs } from './call.ts'
import { goodSubmission } from './goodSubmission.ts'

const plan = 'xiangtan-2020'
export const badClause = 'environment.waste.hasLitter'
const accounts = ['xt-inspector', 'xtx-inspector', 'xx-inspector']

/** What was acknowledged, by the record’s id. */
export type Acknowledged = Map<string, { target: string; isBad: boolean }>

type Submission = Awaited<ReturnType<typeof goodSubmission>>

const randomOf = <Thing>(things: readonly Thing[]): Thing => things[Math.floor(Math.random() * things.length)] as Thing // of some

/** A device that sends records. */
export interface Writer {
  call: Call
  /** A record that was never sent, of a village of its own list, and whether it has a finding. */
  next(badShare: number): { isBad: boolean; submission: Submission }
}

/** Signs so many devices in. */
export const openWriters = (url: string, count: number): Promise<Writer[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => writer(url, accounts[at % accounts.length] ?? '')))

async function writer(url: string, account: string): Promise<Writer> {
  const call = await callAs(url, account)
  const { data } = await call('query', 'assignments.visit.list', { plan, mine: true })
  const targets = data?.visits.map(({ target }) => target.id) ?? []
  const [good, bad] = await Promise.all(
    [false, true].map((isBad) => goodSubmission(call, targets[0] ?? '', (path) => isBad && path === badClause)),
  )
  if (!good || !bad) throw new Error('there is nothing to send')
  return {
    call,
    next(badShare) {
      const isBad = Math.random() < badShare
      const id = crypto.randomUUID().replace(/^(.{14})4/, '$17')
      return { isBad, submission: { ...(isBad ? bad : good), target: randomOf(targets), id } }
    },
  }
}

/**
 * So many devices that send records all the time; each sends one again, under the same id, until it has a receipt.
 * The function that is returned lets them finish what they are at, and resolves then.
 */
export async function startWriters(url: string, count: number, acknowledged: Acknowledged): Promise<() => Promise<void>> {
  let isOver = false
  const devices = await openWriters(url, count)
  const writing = devices.map(async ({ call, next }) => {
    while (!isOver) {
      const { isBad, submission } = next(0.3)
      for (let isKept = false; !isKept; ) {
        const { status } = await call('mutation', 'forms.submission.submit', submission).catch(() => ({ status: 0 }))
        isKept = status === 200
        if (!isKept) await wait(100)
      }
      acknowledged.set(submission.id, { target: submission.target, isBad })
      await wait(Math.random() * 60)
    }
  })
  return async () => {
    isOver = true
    await Promise.all(writing)
  }
}
