import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { Icon } from '../ui/Icon.tsx'

/** What this person began on this device and has not sent. */
export function DraftNotice({ plan }: { plan: string }) {
  const { account } = useMe()
  const drafts = useQuery({ queryKey: ['drafts', account, plan], queryFn: () => unsent(account, plan), staleTime: 0 })
  if (!drafts.data || drafts.data.length === 0) return null
  return (
    <div className="notice">
      <Icon name="edit" />
      <div>
        <strong>{zh.visit.drafts}</strong>
        <ul>
          {drafts.data.map(({ draft, path }) => (
            <li key={draft.key}>
              <Link to={path}>
                {draft.target.name} · {draft.correction ? `${zh.checklist.correction} · ` : ''}
                {draft.refused ? zh.stuck.cannotSend : zh.visit.continue}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** The device's store is loaded only here: a person without drafts should not wait for it. */
async function unsent(account: string, plan: string) {
  const [{ draftStore }, { draftPath }] = await Promise.all([import('../device/draftStore.ts'), import('../device/draft.ts')])
  return (await draftStore().list(account, plan)).map((draft) => ({ draft, path: draftPath(draft) }))
}
