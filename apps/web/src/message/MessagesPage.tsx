import type { MessageKind } from '@duzhan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, client } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { usePlans } from '../plans/usePlans.ts'
import { Card } from '../ui/Card.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { platformNow } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { usePages } from '../ui/usePages.ts'
import { MessageRows } from './MessageRows.tsx'
import { byDay } from './messageWords.ts'
import { useUnread } from './useUnread.ts'
import '../styles/message.css'
import '../styles/pages.css'

const kinds = Object.keys(zh.message.kinds) as MessageKind[] // keys of a table of all kinds
const options = [
  { value: '' as const, title: zh.message.everyKind },
  ...kinds.map((value) => ({ value, title: zh.message.kinds[value] })),
]

/** What the person is told, by day: each message leads to what it is about, and is read when it is followed. */
export function MessagesPage() {
  const me = useMe()
  const address = useAddress()
  const queries = useQueryClient()
  const unread = useUnread()
  const which = address.choice('which', ['all', 'unread'], 'all')
  const kind = address.choice('kind', kinds, '' as MessageKind)
  const asked = { unread: which === 'unread', ...((kind as string) !== '' && { kind }) }
  const list = usePages(['messages', asked], (cursor) =>
    client.assignments.message.list.query({ ...asked, ...(cursor && { cursor }) }),
  )
  const plans = usePlans()
  const titles = new Map((plans.data ?? []).map(({ plan, title }) => [plan, title]))
  const read = useMutation({
    mutationFn: (what: { ids?: string[]; until?: string }) => client.assignments.message.read.mutate(what),
    onSuccess: (now) => {
      queries.setQueryData(api.assignments.message.unread.queryKey(), now)
      return queries.invalidateQueries({ queryKey: ['messages'] })
    },
  })
  const rows = list.pages?.flatMap((page) => page.rows)
  return (
    <div className="page">
      <PageHead title={zh.message.title} lead={zh.message.lead(unread)}>
        {unread > 0 ? (
          <button
            type="button"
            className="button"
            disabled={read.isPending}
            onClick={() => read.mutate({ until: platformNow(me.clockAhead).toISOString() })}
          >
            {zh.message.readAll}
          </button>
        ) : null}
      </PageHead>
      {read.error ? <ProblemNotice error={read.error} /> : null}
      <div className="filters">
        <ChipGroup
          label={zh.message.which}
          options={[
            { value: 'all', title: zh.message.all },
            { value: 'unread', title: zh.message.unread },
          ]}
          value={which}
          onChange={(value) => address.put({ which: value === 'all' ? '' : value })}
        />
        <ChipGroup label={zh.message.kind} options={options} value={kind} onChange={(value) => address.put({ kind: value })} />
      </div>
      {list.error ? <ProblemNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {rows === undefined && !list.error ? <Skeleton /> : null}
      {rows?.length === 0 ? (
        <EmptyState text={which === 'all' && (kind as string) === '' ? zh.message.none : zh.message.noneLeft} icon="bell" />
      ) : null}
      {byDay(rows ?? [], me.today).map((group) => (
        <Card key={group.title} title={group.title} flush>
          <MessageRows rows={group.rows} titles={titles} onFollow={(id) => read.mutate({ ids: [id] })} />
        </Card>
      ))}
      {rows && rows.length > 0 ? (
        <div className="pages-foot">
          <span className="muted">{zh.message.kept}</span>
          {list.hasMore ? (
            <button type="button" className="button" disabled={list.isLoadingMore} onClick={list.more}>
              {list.isLoadingMore ? zh.states.loading : zh.pages.more}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
