import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { operatedRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { readSheet } from '../sheet/readSheet.ts'
import { Card } from '../ui/Card.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { EditionConfirm } from './EditionConfirm.tsx'
import { EditionPartChoice } from './EditionPartChoice.tsx'
import { type EditionFile, readEdition } from './editionFile.ts'
import { chosenAtFirst, type EditionItem, editionParts, itemsOf } from './editionSteps.ts'
import '../styles/people.css'
import { TableFile } from './TableFile.tsx'
import '../styles/regions.css'

const crumbs = [{ title: zh.regions.title, to: '/operator/regions' }]
const words = zh.regionEdition
/** So many faults of a file are shown. */
const mostFaults = 20

interface Compared {
  file: EditionFile
  items: EditionItem[]
}

/** A newer edition of the tree held against what is held here: what of it is wanted is chosen, and done from a day on. */
export function RegionEditionPage() {
  const home = operatedRegion(useMe())
  const queryClient = useQueryClient()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const read = useMutation({
    mutationFn: async (file: File): Promise<Compared> => {
      const [tables, held] = await Promise.all([
        readSheet({ as: 'sheets', file }, new AbortController().signal),
        queryClient.fetchQuery(api.identity.region.list.queryOptions({ within: home }, { staleTime: 0 })),
      ])
      const edition = readEdition(tables, home)
      return { file: edition, items: edition.faults.length === 0 ? itemsOf(held, edition.regions) : [] }
    },
    networkMode: 'always',
    onSuccess: ({ items }) => setChosen(new Set(chosenAtFirst(items))),
  })
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    if (file) read.mutate(file)
    target.value = '' // the same file, mended, may be chosen again
  }
  return (
    <div className="page page-narrow">
      <PageHead title={words.title} lead={words.lead} crumbs={crumbs} />
      <Card>
        <ul className="muted import-hints">
          {words.hints.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
        <p className="file-choice">
          <TableFile
            isMain
            label={read.data ? words.another : words.choose}
            hint={read.isPending ? words.reading : (read.variables?.name ?? words.chooseHint)}
            isDisabled={read.isPending}
            onChoose={choose}
          />
        </p>
        {read.error ? <ProblemNotice error={read.error} /> : null}
        {read.data ? <Read file={read.data.file} count={read.data.items.length} /> : null}
      </Card>
      {read.data && read.data.items.length > 0 ? (
        <>
          {editionParts.map((part) => (
            <EditionPartChoice
              key={part}
              {...{ part, chosen }}
              items={read.data.items.filter((item) => item.part === part)}
              onChange={setChosen}
            />
          ))}
          <EditionConfirm key={read.submittedAt} items={read.data.items.filter(({ key }) => chosen.has(key))} />
        </>
      ) : null}
    </div>
  )
}

/** What was read of a file, or what keeps it from being compared. */
function Read({ file: { regions, faults, elsewhere }, count }: { file: EditionFile; count: number }) {
  if (faults.length > 0)
    return (
      <div role="alert">
        <p>{words.faults(faults.length)}</p>
        <ul>
          {faults.slice(0, mostFaults).map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
        {faults.length > mostFaults ? <p className="muted">{words.moreFaults(faults.length - mostFaults)}</p> : null}
      </div>
    )
  if (regions.length === 0) return <p role="alert">{words.empty}</p>
  return (
    <p role="status">
      {words.counted(regions.length, elsewhere)}
      {count === 0 ? words.same : ''}
    </p>
  )
}
