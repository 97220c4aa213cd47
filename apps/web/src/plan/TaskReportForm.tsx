import type { TaskProgress, TaskState } from '@duzhan/contracts'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { api, client, queryClient } from '../api.ts'
import { zh } from '../locales/zh.ts'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'

const states: readonly TaskState[] = ['notStarted', 'underWay', 'done']
const options = states.map((value) => ({ value, title: zh.planParts.tasks.states[value] }))

interface TaskReportFormProps {
  plan: string
  cell: TaskProgress
  title: string
}

/** Reports how far one unit is with a task, as it was seen; it opens when asked for. */
export function TaskReportForm({ plan, cell, title }: TaskReportFormProps) {
  const words = zh.planParts.tasks
  const id = useId()
  const [draft, setDraft] = useState<{ state: TaskState; text: string } | null>(null)
  const { task, unit, region, version } = cell
  const report = useMutation({
    mutationFn: (said: { state: TaskState; text: string }) =>
      client.assignments.task.report.mutate({ plan, task, unit, region, version, ...said }),
    networkMode: 'always',
    onSuccess: () => setDraft(null),
    onSettled: () => queryClient.invalidateQueries(api.assignments.task.board.queryFilter({ plan })),
  })
  if (draft === null)
    return (
      <button
        type="button"
        className="button button-small"
        aria-label={words.reportOf(title)}
        onClick={() => setDraft({ state: cell.state === 'notStarted' ? 'underWay' : cell.state, text: '' })}
      >
        {words.report}
      </button>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    report.mutate(draft)
  }
  return (
    <form className="task-report" onSubmit={submit} aria-label={words.reportOf(title)}>
      <ChipGroup label={words.state} options={options} value={draft.state} onChange={(state) => setDraft({ ...draft, state })} />
      <div className="field">
        <label htmlFor={`${id}-text`}>
          {words.text}
          <span className="field-hint"> {words.textHint}</span>
        </label>
        <textarea
          id={`${id}-text`}
          className="input"
          required
          minLength={5}
          maxLength={2000}
          value={draft.text}
          onChange={(event) => setDraft({ ...draft, text: event.target.value })}
        />
      </div>
      {report.error ? <ProblemNotice error={report.error} /> : null}
      <div className="filters">
        <button type="submit" className="button button-primary" disabled={report.isPending}>
          {report.isPending ? words.sending : words.submit}
        </button>
        <button type="button" className="button" onClick={() => setDraft(null)} disabled={report.isPending}>
          {zh.states.cancel}
        </button>
      </div>
    </form>
  )
}
