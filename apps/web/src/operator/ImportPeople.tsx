import type { BodyView, PageCursor } from '@duzhan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ChangeEvent } from 'react'
import { api, client } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { allPlans } from '../plans/usePlans.ts'
import { readSheet } from '../sheet/readSheet.ts'
import { type CellFaultShown, SheetFaults } from '../sheet/SheetFaults.tsx'
import { Card } from '../ui/Card.tsx'
import { download } from '../ui/download.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { grantWords } from './grantWords.ts'
import { faultsOf, type ImportedPerson, importedPeople, type Known } from './importedPeople.ts'
import type { Slip } from './PasswordSlips.tsx'
import { TableFile } from './TableFile.tsx'
import '../styles/difference.css'

interface Props {
  home: string
  names: Parameters<typeof grantWords>[1]
  onCreated: (slips: Slip[]) => void
  onCancel: () => void
}
interface Held {
  people: ImportedPerson[]
  /** What the bodies are called that they speak for. */
  titles: ReadonlyMap<string, string>
  faults: CellFaultShown[]
  count: number
  unused: string[]
}

/** How many are added at once; the platform takes no more. */
const most = 10_000
/** How many are shown before they are added. */
const mostShown = 20
const words = zh.people.importing
const sent = (people: Held['people']) => people.map(({ line: _, ...person }) => person)

/** So many titles are asked about at once. */
const mostNamed = 50

/** The regions that the cells of a table may mean, with what these lie in: of all others of the operator’s nothing is read. */
async function regionsNamed(within: string, cells: readonly string[]): Promise<Known['regions']> {
  const named = [...new Set(cells)].filter((cell) => cell !== '' && cell.length <= 100)
  const found = new Map<string, Known['regions'][number]>()
  for (let at = 0; at < named.length; at += mostNamed) {
    const written = named.slice(at, at + mostNamed)
    for (const one of await client.identity.region.list.query({ within, written })) found.set(one.code, one)
  }
  return [...found.values()]
}

/** The bodies that the cells of a table name, by title or key. */
async function bodiesNamed(cells: readonly string[]): Promise<BodyView[]> {
  const named = [...new Set(cells)].filter((cell) => cell !== '' && [...cell].length <= 80)
  const found: BodyView[] = []
  for (let at = 0; at < named.length; at += mostNamed) {
    const input = { named: named.slice(at, at + mostNamed) }
    let cursor: PageCursor | null | undefined
    while (cursor !== null) {
      const page = await client.identity.body.list.query({ ...input, ...(cursor && { cursor }) })
      found.push(...page.bodies)
      cursor = page.next
    }
  }
  return found
}

/** Adds the people of a file: read here, held against the platform without adding anybody, and added together when somebody says so. */
export function ImportPeople({ home, names, onCreated, onCancel }: Props) {
  const queryClient = useQueryClient()
  const read = useMutation({
    mutationFn: async (file: File): Promise<Held> => {
      const [{ people: rows, unusedColumns: unused }, plans] = await Promise.all([
        readSheet({ as: 'people', file }, new AbortController().signal),
        queryClient.fetchQuery(allPlans),
      ])
      const regions = await regionsNamed(
        home,
        rows.map(({ region }) => region),
      )
      const known: Known = { regions, bodies: await bodiesNamed(rows.map(({ body }) => body)), plans }
      const { people, faults } = importedPeople(rows, known)
      const titles = new Map(known.bodies.map(({ key, title }) => [key, title]))
      const held = { people, titles, faults, count: faults.length, unused }
      if (faults.length > 0 || people.length === 0 || people.length > most) return held
      try {
        await client.identity.person.createMany.mutate({ people: sent(people), isTrial: true })
        return held
      } catch (error) {
        return { ...held, ...faultsOf(error, people) }
      }
    },
    networkMode: 'always',
  })
  const create = useMutation({
    mutationFn: ({ people }: Held) => client.identity.person.createMany.mutate({ people: sent(people), isTrial: false }),
    networkMode: 'always',
    onSuccess: ({ codes }, { people }) => {
      const codeOf = new Map(codes.map(({ account, code }) => [account, code]))
      onCreated(people.map(({ account, title }) => ({ account, title, password: codeOf.get(account) ?? '', isCode: true })))
    },
    onSettled: () => queryClient.invalidateQueries(api.identity.person.list.queryFilter()),
  })
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    if (!file) return
    create.reset()
    read.mutate(file)
    target.value = '' // the same file, mended, may be chosen again
  }
  const template = async () => {
    const { peopleColumns, templateWorkbook } = await import('@duzhan/sheet')
    const header = Object.values(peopleColumns).map(([name]) => name)
    const bytes = templateWorkbook(words.templateName, [header, words.example(names.regionOf(home))])
    download(new Blob([new Uint8Array(bytes)]), `${words.templateName}.xlsx`)
  }
  const held = read.data
  const isReady = held && held.count === 0 && held.people.length > 0 && held.people.length <= most
  return (
    <Card title={words.title}>
      <p className="muted">{words.lead(most)}</p>
      <ul className="muted import-hints">
        {words.hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
      <p className="file-choice">
        <button type="button" className="button" onClick={() => void template()}>
          {words.template}
        </button>
        <TableFile
          label={held ? words.another : words.choose}
          hint={read.isPending ? words.checking : (read.variables?.name ?? words.chooseHint)}
          isDisabled={create.isPending}
          onChoose={choose}
        />
      </p>
      {read.error ? <ProblemNotice error={read.error} /> : null}
      {held ? <HeldPeople held={held} names={{ ...names, bodyOf: (key) => held.titles.get(key) ?? names.bodyOf(key) }} /> : null}
      {create.error ? <ProblemNotice error={create.error} /> : null}
      <div className="filters">
        {isReady ? (
          <button type="button" className="button button-primary" disabled={create.isPending} onClick={() => create.mutate(held)}>
            {create.isPending ? words.confirming : words.confirm(held.people.length)}
          </button>
        ) : null}
        <button type="button" className="button" disabled={create.isPending} onClick={onCancel}>
          {zh.people.cancelImport}
        </button>
      </div>
    </Card>
  )
}

/** Whom a file would add, or every cell that keeps all of them out. */
function HeldPeople({ held: { people, faults, count, unused }, names }: { held: Held; names: Props['names'] }) {
  if (count > 0) return <SheetFaults faults={faults} count={count} lead={words.faults(count)} />
  if (people.length === 0) return <p role="alert">{words.empty}</p>
  if (people.length > most) return <p role="alert">{words.tooMany(people.length, most)}</p>
  return (
    <>
      {unused.length > 0 ? <p className="muted">{words.unused(unused)}</p> : null}
      <p role="status">{words.ready(people.length)}</p>
      <table className="table table-cards">
        {people.length > mostShown ? <caption className="muted">{words.shown(mostShown)}</caption> : null}
        <thead>
          <tr>
            <th scope="col">{zh.people.account}</th>
            <th scope="col">{zh.people.post}</th>
            <th scope="col">{zh.people.grants}</th>
          </tr>
        </thead>
        <tbody>
          {people.slice(0, mostShown).map(({ account, title, grants }) => (
            <tr key={account}>
              <th scope="row">
                <code>{account}</code>
              </th>
              <td data-label={zh.people.post}>{title}</td>
              <td data-label={zh.people.grants}>{grants.map((grant) => grantWords(grant, names)).join('；')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
