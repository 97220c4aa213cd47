import type { TaskProgress, TaskState } from '@duzhan/contracts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client, queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { InlineForm } from '../ui/InlineForm.tsx'
import { WordsField } from '../ui/WordsField.tsx'

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
  return (
    <InlineForm
      label={words.reportOf(title)}
      confirm={words.submit}
      sending={words.sending}
      isPending={report.isPending}
      error={report.error}
      onSubmit={() => report.mutate(draft)}
      onCancel={() => setDraft(null)}
    >
      <ChipGroup label={words.state} options={options} value={draft.state} onChange={(state) => setDraft({ ...draft, state })} />
      <WordsField
        label={words.text}
        hint={words.textHint}
        isRequired
        text={draft.text}
        onChange={(text) => setDraft({ ...draft, text })}
      />
    </InlineForm>
  )
}
