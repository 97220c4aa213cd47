import type { RegionChangeView } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { operatedRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { RegionChangeForm } from './RegionChangeForm.tsx'
import { RegionChangeRow } from './RegionChangeRow.tsx'
import '../styles/body.css'
import '../styles/regions.css'

const crumbs = [{ title: zh.regions.title, to: '/operator/regions' }]

/** The changes of the regions that an operator keeps: entered with what they concern before them, and taken back with a reason. */
export function RegionChangesPage() {
  const home = operatedRegion(useMe())
  const query = useQuery(api.identity.region.changes.queryOptions())
  const [isEntering, setEntering] = useState(false)
  const [done, setDone] = useState('')
  return (
    <div className="page page-narrow">
      <PageHead title={zh.regionChange.title} lead={zh.regionChange.lead} crumbs={crumbs}>
        {isEntering ? null : (
          <button type="button" className="button button-primary" onClick={() => setEntering(true)}>
            {zh.regionChange.enter}
          </button>
        )}
      </PageHead>
      {done ? (
        <p className="notice" role="status">
          {done}
        </p>
      ) : null}
      {isEntering ? (
        <Card title={zh.regionChange.enter}>
          <RegionChangeForm
            home={home}
            onDone={({ name, state }) => {
              setEntering(false)
              setDone(zh.regionChange.entered(name, state === 'planned'))
            }}
            onCancel={() => setEntering(false)}
          />
        </Card>
      ) : null}
      <Card title={zh.regionChange.history} flush>
        <QueryView query={query}>{(changes) => <History changes={changes} onDone={setDone} />}</QueryView>
      </Card>
    </div>
  )
}

function History({ changes, onDone }: { changes: readonly RegionChangeView[]; onDone: (words: string) => void }) {
  if (changes.length === 0) return <EmptyState text={zh.regionChange.none} icon="place" />
  return (
    <ul className="body-rows">
      {changes.map((change) => (
        <RegionChangeRow key={change.id} {...{ change, onDone }} />
      ))}
    </ul>
  )
}
