import { accountPattern, isGivable, type PersonFault, type PersonInput } from '@duzhan/contracts'
import { regionsWritten } from '@duzhan/regions'
import type { PersonCells } from '@duzhan/sheet'
import { problemOf } from '../api/problemOf.ts'
import { zh } from '../locales/zh.ts'
import type { CellFaultShown } from '../sheet/SheetFaults.tsx'
import type { GivenRole } from './grantWords.ts'

/** What the cells of a table of people may name: as the operator sees regions, bodies and plans. */
export interface Known {
  regions: readonly { code: string; name: string }[]
  bodies: readonly { key: string; title: string; region: string; retiredOn: string | null }[]
  plans: readonly { plan: string; title: string }[]
}
/** A person as they are to be added, but for the password; `line` is where they stand in the file. */
export type ImportedPerson = Omit<PersonInput, 'password'> & { line: number }

const { expected } = zh.people.importing
const column = { account: '账号', title: '岗位', roles: '角色', region: '地区', body: '单位', plan: '方案' } as const
const accountShape = new RegExp(`^${accountPattern}$`)
const roleOf = new Map(Object.entries(zh.people.roles).map(([role, title]) => [title as string, role as GivenRole])) // the keys of that table

/**
 * People as a table has them, each cell held against what it may name; who has none of the faults is among the people. What only the
 * platform knows, such as whether an account is taken, it says itself, see `faultsOf`.
 */
export function importedPeople(
  rows: readonly PersonCells[],
  known: Known,
): { people: ImportedPerson[]; faults: CellFaultShown[] } {
  const regionsOf = regionsWritten(known.regions)
  const lines = new Map<string, number>()
  const faults: CellFaultShown[] = []
  const people = rows.flatMap((row): ImportedPerson[] => {
    const before = faults.length
    const { line, account, title } = row
    const fault = (at: keyof typeof column, message: string) =>
      faults.push({ line, target: title || account, column: column[at], message })
    if (!accountShape.test(account)) fault('account', expected.account)
    const other = lines.get(account)
    if (other !== undefined) fault('account', expected.repeated(other))
    lines.set(account, line)
    if ([...title].length < 2 || [...title].length > 80) fault('title', expected.title)

    const words = row.roles.split(/[、，,；;/\s]+/).filter((word) => word !== '')
    if (words.length === 0) fault('roles', expected.role(''))
    for (const word of words) if (!roleOf.has(word)) fault('roles', expected.role(word))
    const roles = words.flatMap((word) => roleOf.get(word) ?? [])

    const places = regionsOf(row.region)
    const [region = ''] = places
    if (row.region === '') fault('region', expected.noRegion)
    else if (places.length === 0) fault('region', expected.region(row.region))
    else if (places.length > 1) fault('region', expected.regions(row.region, places.length))

    const isNamed = ({ key, title: called }: Known['bodies'][number]) => key === row.body || called === row.body
    const body = known.bodies.find((one) => isNamed(one) && one.region === region && one.retiredOn === null)
    if (row.body !== '' && places.length === 1 && !body) fault('body', expected.body(row.body))
    const plan = ['', '*', zh.people.anyPlan].includes(row.plan)
      ? '*'
      : known.plans.find(({ plan: code, title: called }) => code === row.plan || called === row.plan)?.plan
    if (plan === undefined) fault('plan', expected.plan(row.plan))

    const grants = [...new Set(roles)].map((role) => ({ role, region, plan: plan ?? '*', ...(body && { body: body.key }) }))
    for (const grant of grants) if (!isGivable(grant)) fault('body', expected.roleOfBody(zh.people.roles[grant.role]))
    return faults.length > before ? [] : [{ line, account, title, grants }]
  })
  return { people, faults }
}

/** Where the platform found fault with people, at their lines of the file. Throws anything else again. */
export function faultsOf(error: unknown, people: readonly ImportedPerson[]): { faults: CellFaultShown[]; count: number } {
  const { code, details } = problemOf(error)
  if (code !== 'people.invalid' || !Array.isArray(details['faults'])) throw error
  const faults = (details['faults'] as PersonFault[]).flatMap(({ at, code: of, message }) => {
    const person = people[at]
    const where = of === 'region.absent' ? column.region : of === 'body.absent' ? column.body : column.account
    return person ? [{ line: person.line, target: person.title, column: where, message }] : []
  })
  return { faults, count: Number(details['count'] ?? faults.length) }
}
