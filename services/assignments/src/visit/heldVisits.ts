import type { ChecklistPart } from '@duzhan/checklist'
import { isLookBackIn } from '@duzhan/plan'
import { pays } from './inspects.ts'
import type { Done, HeldVisit, KeptPart, VisitChange } from './visit.repository.ts'

/** Visits of some targets as they were read, changed in memory by one submission after the other, to be written together. */
export interface HeldVisits {
  /**
   * Completes the visit that the record names, else the first still due there on its day, of the sender's teams, by that
   * checklist, else the first that leaves the checklist open. A record that names a visit which it cannot pay pays as one that names none, but for a
   * joint visit that another of its bodies recorded that day: it tells of the same visit, and pays no other. `first` is
   * the record that the submission's chain began with: a record and its corrections complete one visit at most, however
   * often they are told, and the visit names the last of them told. A record of one of several parts goes to the first of
   * those visits that lack it, and completes it as the last of `parts`. Returns whether a visit holds the chain.
   */
  complete(done: Done): boolean
  /** Adds a visit that nobody owed, unless one stands under its id. */
  add(visit: HeldVisit): void
  /** What is to be written: those added as they are by now, and of the others what has changed. */
  added(): HeldVisit[]
  changed(): VisitChange[]
}

interface Held {
  /** As it was read; null when it was added since. */
  seen: HeldVisit | null
  now: HeldVisit
  change: Partial<HeldVisit>
}

export function heldVisits(found: readonly HeldVisit[]): HeldVisits {
  const held = new Map(found.map((visit): [string, Held] => [visit.id, { seen: visit, now: visit, change: {} }]))
  const set = (one: Held, change: Partial<HeldVisit>): true => {
    one.now = { ...one.now, ...change }
    one.change = { ...one.change, ...change }
    return true
  }
  return {
    complete(done) {
      const there = [...held.values()].filter(({ now }) => now.plan === done.plan && now.target === done.target)
      // in whatever window: a revision published since may count its visits by another cycle
      const told = there.find(({ now }) => holds(now, done.first))
      if (told) return set(told, renewed(told.now, done))
      if (there.some(({ now }) => now.id === done.due && isSameJoint(now, done))) return false
      const named = there.filter(({ now }) => now.id === done.due && canPay(now, done, true))
      const due = [...named, ...there.filter(({ now }) => isDueOn(now, done)).sort((a, b) => inTurn(a.now, b.now))]
      const { checklist, submission, first, on, parted, under, covert } = done
      const by = { ...(under !== undefined && { under }), ...(covert && { covert }) }
      if (!parted) {
        const [paid] = due
        if (!paid) return false
        return set(paid, {
          status: 'done',
          checklist,
          submission,
          record: first,
          doneOn: on,
          isLate: isLate(paid.now, done),
          ...by,
        })
      }
      const lacking = due.find(({ now }) => !has(now.parts, parted.own.part))
      if (!lacking) return false
      const parts = [...(lacking.now.parts ?? []), parted.own]
      const last = parted.parts.every((part) => has(parts, part)) ? { status: 'done' as const, submission, doneOn: on } : {}
      const late = isLate(lacking.now, done) || (lacking.now.isLate ?? false)
      return set(lacking, { checklist, parts, isLate: late, ...last, ...by })
    },
    add(visit) {
      if (!held.has(visit.id)) held.set(visit.id, { seen: null, now: visit, change: {} })
    },
    added: () => [...held.values()].flatMap(({ seen, now }) => (seen === null ? [now] : [])),
    changed: () =>
      [...held.values()].flatMap(({ seen, change }) =>
        seen !== null && Object.keys(change).length > 0 ? [{ seen, change }] : [],
      ),
  }
}

/** Whether a visit holds a chain; what was completed before there were corrections is known by the record that completed it. */
const holds = ({ record = null, submission, parts }: HeldVisit, first: string): boolean =>
  record === first || (record === null && submission === first) || (parts?.some((part) => part.record === first) ?? false)

/**
 * Whether a record can pay a visit at all: it is owed, had begun, asks for that checklist, is as secret as that, and its sender may. What looks
 * back at findings is paid by a record that names it alone: whoever made it knew what to look at.
 */
const canPay = (visit: HeldVisit, done: Done, isNamed: boolean): boolean =>
  visit.status === 'due' &&
  visit.start <= done.on &&
  (isNamed || !isLookBackIn(visit.window)) &&
  // what is announced is not paid in secret, nor what is secret in the open: that it was would show
  (done.covert === undefined ? !visit.isCovertOnly : visit.isUnannounced || visit.duty === null) &&
  (visit.checklist === done.checklist || visit.checklist === '') &&
  // a part is its own team's, whoever owes the visit
  (done.parted !== undefined || visit.duty === null || pays(done, visit, isNamed))

/** Whether a joint visit was made on the day of a record by a body of it that also recorded it. */
const isSameJoint = ({ status, partners = [], doneOn }: HeldVisit, { on }: Done): boolean =>
  status === 'done' && partners.length > 0 && doneOn === on

const isDueOn = (visit: HeldVisit, done: Done): boolean => done.on <= visit.until && canPay(visit, done, false)

/** Made after the deadline, or come after the figures of its window had been reported. */
const isLate = ({ deadline }: HeldVisit, { at, isLate: cameLate }: Done): boolean =>
  cameLate || (deadline !== null && at >= deadline)

/** Those that name their checklist before those that leave it open (the empty key sorts last), what is due first before the rest. */
function inTurn(one: HeldVisit, other: HeldVisit): number {
  if (one.checklist !== other.checklist) return one.checklist > other.checklist ? -1 : 1
  const [own, others] = [`${one.dueOn} ${one.id}`, `${other.dueOn} ${other.id}`]
  return own < others ? -1 : 1
}

const has = (parts: readonly KeptPart[] | undefined, part: ChecklistPart): boolean =>
  parts?.some((one) => one.part === part) ?? false

/** What a correction changes of the visit that its chain is of: the visit, or the part of it, names the newest record. */
function renewed({ parts, submission: last }: HeldVisit, { submission, first, parted }: Done): Partial<HeldVisit> {
  const was = parts?.find(({ record }) => record === first)
  if (!was || !parts || !parted) return { submission, record: first }
  const change = { parts: parts.map((one) => (one === was ? { ...parted.own, part: was.part } : one)) }
  return last === was.submission ? { ...change, submission } : change
}
