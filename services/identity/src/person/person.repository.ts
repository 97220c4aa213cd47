import type { Grant } from '@duzhan/contracts'

export interface Person {
  id: string
  account: string
  /** A post, never a personal name. */
  title: string
  passwordHash: string
  grants: Grant[]
}
export interface PersonRepository {
  /** Returns false when the account is taken. */
  add(person: Person): Promise<boolean>
  byAccount(account: string): Promise<Person | null>
  byId(id: string): Promise<Person | null>
  all(): Promise<Person[]>
}
