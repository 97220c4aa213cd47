import type { Plan } from '@duzhan/plan'
import { useMutation } from '@tanstack/react-query'
import { type ChangeEvent, useId, useState } from 'react'
import { client, queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { countOf } from './countOf.ts'
import { HeldSheetView } from './HeldSheetView.tsx'
import { type HeldSheet, heldSheet, takeOver } from './registerBatches.ts'
import '../styles/difference.css'

/** Takes a register from a file: it is read here, held against the register, and entered when somebody says so. */
export function UploadCard({ plan, code }: { plan: Plan; code: string }) {
  const id = useId()
  const [rows, setRows] = useState(0)
  const read = useMutation({
    mutationFn: async (file: File): Promise<HeldSheet> => {
      const { readTable, sheetRegister } = await import('@duzhan/sheet')
      const sheet = sheetRegister(plan, await readTable(new Uint8Array(await file.arrayBuffer())))
      return heldSheet(plan, sheet, (targets) =>
        client.assignments.target.preview.mutate({ plan: code, targets, columns: sheet.columns }),
      )
    },
    networkMode: 'always',
  })
  const enter = useMutation({
    mutationFn: ({ targets, columns }: HeldSheet) =>
      takeOver(targets, (batch) => client.assignments.target.register.mutate({ plan: code, targets: batch, columns }), setRows),
    networkMode: 'always',
    onSuccess: () => read.reset(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [['assignments']] }),
  })
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target
    const file = input.files?.[0]
    if (!file) return
    enter.reset()
    setRows(0)
    read.mutate(file)
    input.value = '' // the same file, mended, may be chosen again
  }
  const columns = [...new Set(plan.targetKinds.flatMap(({ attributes }) => Object.values(attributes.properties)))]
  return (
    <Card title={zh.register.upload}>
      <p className="muted">{zh.register.uploadLead(columns.map(({ title }) => title))}</p>
      <p className="file-choice">
        <input id={id} className="visually-hidden" type="file" accept=".xlsx,.csv" onChange={choose} disabled={enter.isPending} />
        <label className="button" htmlFor={id}>
          {read.data ? zh.register.another : zh.register.choose}
        </label>
        <span className="field-hint">
          {read.isPending ? zh.register.reading : (read.variables?.name ?? zh.register.chooseHint)}
        </span>
      </p>
      {read.error ? <ProblemNotice error={read.error} /> : null}
      {read.data ? <HeldSheetView sheet={read.data} /> : null}
      {enter.error && rows > 0 ? <p role="alert">{zh.register.partly(rows)}</p> : null}
      {enter.error ? <ProblemNotice error={enter.error} /> : null}
      {read.data && read.data.count === 0 && read.data.targets.length > 0 ? (
        <button
          type="button"
          className="button button-primary"
          disabled={enter.isPending}
          onClick={() => read.data && enter.mutate(read.data)}
        >
          {enter.isPending ? zh.register.takingOver(rows, read.data.targets.length) : zh.register.takeOver}
        </button>
      ) : null}
      {enter.data === undefined ? null : <p role="status">{zh.register.done(countOf(plan, enter.data))}</p>}
    </Card>
  )
}
