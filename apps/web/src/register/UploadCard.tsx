import type { Plan } from '@duzhan/plan'
import { useMutation } from '@tanstack/react-query'
import { type ChangeEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { client, queryClient } from '../api/api.ts'
import { problemOf } from '../api/problemOf.ts'
import { uuidv7 } from '../checklist/uuidv7.ts'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { readSheet } from '../sheet/readSheet.ts'
import type { ColumnNames, SheetColumns } from '../sheet/sheetJob.ts'
import { Card } from '../ui/Card.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { ColumnsForm } from './ColumnsForm.tsx'
import { countOf } from './countOf.ts'
import { HeldSheetView } from './HeldSheetView.tsx'
import { type HeldSheet, heldSheet, type ImportCalls, takeOver } from './registerBatches.ts'
import { rememberColumns, rememberedColumns } from './rememberedColumns.ts'
import '../styles/difference.css'
import '../styles/fold.css'

/** Takes a register from a file: it is read here, held against the register, and entered when somebody says so. */
export function UploadCard({ plan }: { plan: Plan }) {
  const id = useId()
  const { account } = useMe()
  const [rows, setRows] = useState(0)
  const [all, setAll] = useState(0)
  const [way, setWay] = useState(new AbortController())
  const afresh = () => {
    const controller = new AbortController()
    setWay(controller)
    setRows(0)
    setAll(0)
    return { signal: controller.signal, onDone: setRows }
  }
  const read = useMutation({
    mutationFn: async ({ file, names }: { file: File; names: ColumnNames }): Promise<HeldSheet> => {
      const step = afresh()
      const sheet = await readSheet({ as: 'register', file, plan, names }, step.signal)
      setAll(sheet.targets.length)
      return heldSheet(plan, sheet, calls, { ...step, id: uuidv7() })
    },
    networkMode: 'always',
  })
  const enter = useMutation({
    mutationFn: (sheet: HeldSheet) => {
      const step = afresh()
      setAll(sheet.rows)
      return takeOver(sheet, calls, step)
    },
    networkMode: 'always',
    onSuccess: () => read.reset(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [['assignments']] }),
  })
  const isBusy = read.isPending || enter.isPending
  useEffect(() => {
    if (!read.isPending) return // what was confirmed is entered, whoever leaves
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [read.isPending])
  useEffect(() => () => way.abort(), [way]) // who leaves the page stops what is under way
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target
    const file = input.files?.[0]
    if (!file) return
    enter.reset()
    read.mutate({ file, names: rememberedColumns(account, plan.code) })
    input.value = '' // the same file, mended, may be chosen again
  }
  const columns = plan.targetKinds.flatMap(({ attributes }) => Object.values(attributes.properties).map(({ title }) => title))
  const file = read.variables?.file
  const found = read.data?.columns ?? columnsIn(read.error)
  return (
    <Card title={zh.register.upload}>
      <p className="muted">{zh.register.uploadLead([...new Set(columns)])}</p>
      <p className="file-choice">
        <input id={id} className="visually-hidden" type="file" accept=".xlsx,.csv" onChange={choose} disabled={isBusy} />
        <label className="button" htmlFor={id}>
          {read.data ? zh.register.another : zh.register.choose}
        </label>
        <span className="field-hint">
          {read.isPending ? zh.register.reading(rows, all) : (read.variables?.file.name ?? zh.register.chooseHint)}
        </span>
      </p>
      {isBusy ? (
        <div className="upload-progress">
          {all > 0 ? <ProgressBar done={rows} total={all} label={zh.register.progress} /> : null}
          {read.isPending ? (
            <button type="button" className="button button-small" onClick={() => way.abort()}>
              {zh.register.stop}
            </button>
          ) : (
            <span className="field-hint">{zh.register.goesOn}</span>
          )}
        </div>
      ) : null}
      {read.error && wasStopped(read.error) ? <p role="status">{zh.register.stopped}</p> : null}
      {read.error && !wasStopped(read.error) ? <ProblemNotice error={read.error} /> : null}
      {read.data ? <HeldSheetView sheet={read.data} /> : null}
      {file && found && !enter.isPending ? (
        <Unfolded isOpen={read.isError} key={read.submittedAt}>
          <ColumnsForm
            columns={found}
            onSay={(names) => read.mutate({ file, names: rememberColumns(account, plan.code, names) })}
          />
        </Unfolded>
      ) : null}
      {enter.error && rows > 0 ? <p role="alert">{zh.register.unheard}</p> : null}
      {enter.error ? <ProblemNotice error={enter.error} /> : null}
      {read.data && read.data.count === 0 && read.data.rows > 0 ? (
        <button
          type="button"
          className="button button-primary"
          disabled={enter.isPending}
          onClick={() => read.data && enter.mutate(read.data)}
        >
          {enter.isPending ? zh.register.takingOver(rows, read.data.rows) : zh.register.takeOver}
        </button>
      ) : null}
      {enter.data === undefined ? null : <p role="status">{zh.register.done(countOf(plan, enter.data))}</p>}
    </Card>
  )
}

const calls: ImportCalls = {
  stage: (part) => client.assignments.target.stage.mutate(part),
  enter: (entry) => client.assignments.target.enter.mutate(entry),
  discard: (ref) => client.assignments.target.discard.mutate(ref),
}
/** What is at hand where it is wanted, and folded away where all was found. */
function Unfolded({ isOpen, children }: { isOpen: boolean; children: ReactNode }) {
  if (isOpen) return children
  return (
    <details className="fold">
      <summary>
        <span className="button button-small">{zh.register.columns}</span>
      </summary>
      {children}
    </details>
  )
}

/** The columns of a file in which one was missing: whoever chose it says which that is. */
function columnsIn(error: Error | null): SheetColumns | null {
  const { code, details } = problemOf(error)
  return code === 'file.column-missing' ? (details as unknown as SheetColumns) : null // as `sheetRegister` throws it
}
const wasStopped = (error: Error): boolean => error.name === 'AbortError'
