import type { ChangeCount } from '../changeCount.ts'
import type { PersonSearch } from './person.repository.ts'

/** By what a person is found. */
export interface Findable {
  account: string
  title: string
  /** See `sightWords`. */
  sight: readonly string[]
  isRemoved: boolean
}
interface Ports {
  changes: Pick<ChangeCount, 'now'>
  /** Hands over everybody, one by one. */
  each(take: (person: Findable) => void): Promise<void>
}
export interface HeldPeople {
  /** The accounts of those found by any word of sight who fit a search, in order; null until everybody is known here. */
  find(sight: readonly string[], search: PersonSearch): Promise<string[] | null>
  /** Takes over what was written, as the change of this number. */
  changed(no: number, people: readonly Findable[]): void
}
/** So many are put in their place one by one; more are put in order together. */
const fewAtOnce = 50

/**
 * Holds by what people are found, read once and kept up with every change: so a search costs milliseconds among a hundred thousand, however
 * common what is looked for, and nobody waits for the reading, for whom `find` knows nothing yet.
 */
export function heldPeople({ changes, each }: Ports): HeldPeople {
  let held: { changes: number; rows: Findable[] } | null = null
  let isReading = false
  const common = new Map<string, readonly string[]>()

  /** A row with the words that it has in common with many held once. */
  function rowOf({ account, title, sight, isRemoved }: Findable): Findable {
    const key = sight.join('|')
    const words = common.get(key) ?? [...sight]
    common.set(key, words)
    return { account, title: title.toLowerCase(), sight: words, isRemoved }
  }
  async function read(): Promise<void> {
    const now = await changes.now()
    common.clear()
    const rows: Findable[] = []
    await each((person) => rows.push(rowOf(person)))
    held = { changes: now, rows: rows.sort(byAccount) }
  }
  return {
    async find(sight, search) {
      const now = await changes.now()
      if (held?.changes === now) return found(held.rows, sight, search)
      if (!isReading) {
        isReading = true
        void read()
          .catch(() => undefined) // who asks next has it read again
          .finally(() => {
            isReading = false
          })
      }
      return null
    },
    changed(no, people) {
      if (held?.changes !== no - 1) return
      held.changes = no
      const { rows } = held
      if (people.length > fewAtOnce) {
        const known = new Map([...rows, ...people.map(rowOf)].map((row) => [row.account, row]))
        held.rows = [...known.values()].sort(byAccount)
        return
      }
      for (const row of people.map(rowOf)) {
        const at = placeOf(rows, row.account)
        rows.splice(at, rows[at]?.account === row.account ? 1 : 0, row)
      }
    },
  }
}

const byAccount = (one: Findable, other: Findable): number => (one.account < other.account ? -1 : 1)

/** Where in their order the first stands whose account is not before this one. */
function placeOf(rows: readonly Findable[], account: string): number {
  let [from, to] = [0, rows.length]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if ((rows[middle]?.account ?? '') < account) from = middle + 1
    else to = middle
  }
  return from
}

function found(rows: readonly Findable[], sight: readonly string[], { words, isRemoved, after, limit }: PersonSearch): string[] {
  const seen = new Set(sight)
  const isSeen = new Map<readonly string[], boolean>()
  const meant = words.toLowerCase()
  const accounts: string[] = []
  for (let at = placeOf(rows, after); at < rows.length && accounts.length < limit; at += 1) {
    const row = rows[at]
    if (!row || row.account === after || row.isRemoved !== isRemoved) continue
    const { account, title, sight: own } = row
    const known = isSeen.get(own) ?? own.some((word) => seen.has(word))
    isSeen.set(own, known)
    if (known && (account.includes(meant) || title.includes(meant))) accounts.push(account)
  }
  return accounts
}
