import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { Icon } from '../ui/Icon.tsx'

/** What the person began on this device and has not sent, of every plan; the device alone knows of it. */
export function DeviceCard() {
  const { account } = useMe()
  const { data = [] } = useQuery({ queryKey: ['drafts', account], queryFn: unsent, staleTime: 0 })
  if (data.length === 0) return null
  return (
    <Card title={zh.home.device} flush>
      <ul className="home-lines">
        {data.map(({ draft, path }) => (
          <li key={draft.key}>
            <Link to={path}>
              <Icon name="edit" />
              <span>
                {draft.target.name}
                <span className="faint"> {draft.refused ? zh.home.lines.unsentRefused : zh.home.lines.unsent}</span>
              </span>
              <Icon name="chevron" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The device's store is loaded only here: a person without drafts should not wait for it. */
async function unsent() {
  const [{ draftStore }, { draftPath }] = await Promise.all([import('../device/draftStore.ts'), import('../device/draft.ts')])
  return (await draftStore().all()).map((draft) => ({ draft, path: draftPath(draft) }))
}
