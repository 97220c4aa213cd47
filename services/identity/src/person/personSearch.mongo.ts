import type { mongo } from 'mongoose'
import { gramsToFind } from './grams.ts'
import type { PersonSearch } from './person.repository.ts'

/** What a search reads of a person. */
export interface Findable {
  account: string
  title: string
  /** None on whoever an earlier release kept and a start has not prepared yet. */
  sight?: string[]
  /** Whoever is gone has one. */
  removal?: object | null
}
const findable = { _id: 0, account: 1, title: 1, sight: 1, removal: 1 } as const
/** So few are read at once and put in order here. */
const few = 500
/** So many are walked before it is asked whether those in sight are few. */
const aWalk = 4 * few

/**
 * The accounts found by any of the words of sight that fit a search, in order. What few people have of the words that are looked
 * for is read from its index; otherwise people are walked by account until there are enough, and those in sight are read
 * from theirs where they are few and stand far apart.
 */
export async function findAccounts(
  kept: mongo.Collection<Findable>,
  sight: readonly string[],
  { words, isRemoved, after, limit }: PersonSearch,
): Promise<string[]> {
  const fits = fitting(sight, { words, isRemoved, after })
  const rare = await firstFew(gramsToFind(words).map((finds) => ({ finds })))
  if (rare) return ordered(rare)
  const near = await walk(aWalk)
  if (near.isEnough) return near.found
  const seen = await firstFew([{ sight: { $in: [...sight] } }])
  return seen ? ordered(seen) : (await walk(Number.POSITIVE_INFINITY)).found

  function ordered(people: readonly Findable[]): string[] {
    const accounts = people.filter(fits).map(({ account }) => account)
    return accounts.sort().slice(0, limit)
  }

  /** Walks so many people at most; it is enough when the page is full or there is nobody left. */
  async function walk(most: number): Promise<{ found: string[]; isEnough: boolean }> {
    const found: string[] = []
    let walked = 0
    const people = kept
      .find({ account: { $gt: after } }, { projection: findable })
      .sort({ account: 1 })
      .batchSize(few)
    for await (const person of people) {
      if (fits(person)) found.push(person.account)
      if (found.length === limit) return { found, isEnough: true }
      if (++walked === most) return { found, isEnough: false }
    }
    return { found, isEnough: true }
  }

  async function firstFew(filters: readonly object[]): Promise<Findable[] | null> {
    for (const filter of filters) {
      const people = await kept
        .find(filter, { projection: findable })
        .limit(few + 1)
        .toArray()
      if (people.length <= few) return people
    }
    return null
  }
}

/** Whether a person is in sight, there or removed, stands behind an account and holds the words in account or post, whatever their case. */
function fitting(
  sight: readonly string[],
  { words, isRemoved, after }: Omit<PersonSearch, 'limit'>,
): (person: Findable) => boolean {
  const seen = new Set(sight)
  const meant = words.toLowerCase()
  return ({ account, title, sight: own = [], removal = null }) =>
    (removal !== null) === isRemoved &&
    account > after &&
    own.some((word) => seen.has(word)) &&
    (account.includes(meant) || title.toLowerCase().includes(meant))
}
