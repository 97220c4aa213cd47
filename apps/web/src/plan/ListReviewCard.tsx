import { type ListReview, mostDecisions } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client, queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { PagesView } from '../ui/PagesView.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { type Pages, usePages } from '../ui/usePages.ts'
import { WordsField } from '../ui/WordsField.tsx'
import { decisionOf, type ListChoice, mayChoose } from './listChoice.ts'
import { ProposalRow } from './ProposalRow.tsx'
import '../styles/recordRows.css'
import '../styles/listReview.css'

interface ListReviewProps {
  plan: Plan
  code: string
  list: string
}

/** What today's register and plan would change of a list, for those who decide, one by one or together; page by page. */
export function ListReviewCard({ plan, code, list }: ListReviewProps) {
  const input = { plan: code, list }
  const pages = usePages([...api.assignments.targetList.review.pathKey(), { input, type: 'pages' }], (cursor) =>
    client.assignments.targetList.review.query({ ...input, ...(cursor && { cursor }) }),
  )
  const [changed, setChanged] = useState<number | null>(null)
  const [first] = pages.pages ?? []
  if (!first) return <PagesView pages={pages} rowsOn={countOf} children={() => null} />
  if (first.frozenOn === null) return null
  const aside = first.undecided > 0 ? zh.listReview.aside(first.undecided) : undefined
  return (
    <Card title={zh.listReview.title} aside={aside} flush={first.total > 0}>
      {first.total === 0 ? (
        <p className="muted">{zh.listReview.none}</p>
      ) : (
        <Proposals review={first} pages={pages} plan={plan} onDecided={setChanged} />
      )}
      {changed === null ? null : (
        <p className={first.total > 0 ? 'card-body' : undefined} role="status">
          {zh.listReview.done(changed)}
        </p>
      )}
    </Card>
  )
}

const countOf = ({ proposals }: ListReview) => proposals.length

interface ProposalsProps {
  /** The first page of them, which says how the lists stand. */
  review: ListReview
  pages: Pages<ListReview>
  plan: Plan
  /** Told for how many something was decided, and null when the next decision is sent. */
  onDecided: (changed: number | null) => void
}

function Proposals({ review, pages, plan, onDecided }: ProposalsProps) {
  const proposals = (pages.pages ?? []).flatMap((page) => page.proposals)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState('')
  const chosen = proposals.filter(({ target }) => marked.has(target.id))
  const most = proposals.slice(0, mostDecisions)
  const decide = useMutation({
    mutationFn: (choice: ListChoice) =>
      client.assignments.targetList.decide.mutate({
        plan: review.plan,
        version: review.version,
        decisions: chosen.map((one) => decisionOf(one, choice, reason)),
      }),
    networkMode: 'always',
    onMutate: () => onDecided(null),
    onSuccess: (done) => {
      onDecided(done.changed)
      setMarked(new Set())
      setReason('')
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: [['assignments']] }),
  })
  const mark = (target: string, isMarked: boolean) =>
    setMarked(new Set(isMarked ? [...marked, target] : [...marked].filter((one) => one !== target)))
  return (
    <>
      <p className="card-body muted">{zh.listReview.lead}</p>
      <PagesView pages={pages} rowsOn={countOf}>
        {() => (
          <ul className="record-rows proposals">
            {proposals.map((one) => (
              <ProposalRow
                key={`${one.target.id} ${one.from ?? ''} ${one.list ?? ''}`}
                proposal={one}
                plan={plan}
                {...(review.mayDecide && {
                  isMarked: marked.has(one.target.id),
                  isFull: chosen.length >= mostDecisions,
                  onMark: mark,
                })}
              />
            ))}
          </ul>
        )}
      </PagesView>
      {review.mayDecide ? (
        <div className="card-body proposal-form">
          <label className="proposal-all">
            <input
              type="checkbox"
              checked={chosen.length > 0 && chosen.length === most.length}
              onChange={(event) => setMarked(new Set(event.target.checked ? most.map(({ target }) => target.id) : []))}
            />
            {zh.listReview.all}{' '}
            <span className="muted">
              {chosen.length < mostDecisions ? zh.listReview.chosen(chosen.length) : zh.listReview.full(chosen.length)}
            </span>
          </label>
          <WordsField
            label={zh.listReview.reason}
            hint={zh.listReview.reasonHint}
            most={500}
            rows={2}
            text={reason}
            onChange={setReason}
          />
          {decide.error ? <ProblemNotice error={decide.error} /> : null}
          <div className="filters">
            {(['apply', 'keep'] as const).map((choice) => (
              <button
                key={choice}
                type="button"
                className={choice === 'apply' ? 'button button-primary' : 'button'}
                disabled={decide.isPending || !mayChoose(chosen, choice, reason)}
                onClick={() => decide.mutate(choice)}
              >
                {decide.isPending ? zh.listReview.sending : zh.listReview[choice]}
              </button>
            ))}
          </div>
        </div>
      ) : (
        <p className="card-body muted">{zh.listReview.mayNot}</p>
      )}
    </>
  )
}
