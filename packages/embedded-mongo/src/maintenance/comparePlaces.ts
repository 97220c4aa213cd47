import { type Digest, digestOf } from './digest.ts'
import { databaseOf, isServer, type Place } from './place.ts'
import { withPlace } from './withPlace.ts'

/** A collection in two places. */
export interface Compared {
  namespace: string
  one: Digest
  other: Digest
  isSame: boolean
}

/** Reads every collection of two places whole and compares counts and sums; one that is missing somewhere is empty there. */
export async function comparePlaces(one: Place, other: Place): Promise<Compared[]> {
  const listed = [...(await one.collections()), ...(await other.collections())].map(({ namespace }) => namespace)
  const compared: Compared[] = []
  for (const namespace of [...new Set(listed)].sort()) {
    // one after the other: neither place is read while it is asked for something else
    const left = await digestOf(one.documents(namespace))
    const right = await digestOf(other.documents(namespace))
    const isSame = left.count === right.count && left.hash === right.hash
    compared.push({ namespace, one: left, other: right, isSame })
  }
  return compared
}

/** The databases of one installation on a server: those whose names begin as `DUZHAN_DATABASE` says, followed by one word. */
export const databasesOf =
  (prefix: string) =>
  (database: string): boolean =>
    database.startsWith(`${prefix}_`) && !database.slice(prefix.length + 1).includes('_')

const databasesIn = (where: string): Promise<ReadonlySet<string>> =>
  withPlace(
    where,
    () => true,
    async (place) => new Set((await place.collections()).map((found) => databaseOf(found.namespace))),
  )

/**
 * Compares what two operators' names stand for, each a data folder, a dump or the address of a server. On a server the databases
 * of the installation are looked at, and whatever the other place has.
 */
export async function compare(one: string, other: string, prefix: string): Promise<Compared[]> {
  const elsewhere = await Promise.all([one, other].filter((where) => !isServer(where)).map(databasesIn))
  const isInstallation = databasesOf(prefix)
  const isOurs = (database: string) => isInstallation(database) || elsewhere.some((databases) => databases.has(database))
  return withPlace(one, isOurs, (left) => withPlace(other, isOurs, (right) => comparePlaces(left, right)))
}
