import type { BodyView } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { operatedRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { type Address, useAddress } from '../ui/useAddress.ts'
import { BodyForm } from './BodyForm.tsx'
import { BodyRow } from './BodyRow.tsx'
import { type BodyFilter, bodyGroups } from './bodyGroups.ts'
import { useDirectoryRegions } from './useDirectoryRegions.ts'
import '../styles/body.css'

const shown = (['standing', 'retired'] as const).map((value) => ({ value, title: zh.body.shown[value] }))

/** The directories within an operator's regions: every body by kind, and forms to enter, correct and retire one. */
export function BodiesPage() {
  const home = operatedRegion(useMe())
  const regions = useDirectoryRegions(home)
  const query = useQuery(api.identity.body.list.queryOptions())
  const address = useAddress()
  const filter: BodyFilter = {
    show: address.choice('show', ['standing', 'retired'] as const, 'standing'),
    words: address.get('text'),
  }
  const [isAdding, setAdding] = useState(false)
  const [done, setDone] = useState('')
  const added = (title: string) => {
    setAdding(false)
    setDone(zh.body.saved(title))
  }
  return (
    <div className="page">
      <PageHead title={zh.body.title} lead={zh.body.lead}>
        {isAdding ? null : (
          <button type="button" className="button button-primary" onClick={() => setAdding(true)}>
            {zh.body.add}
          </button>
        )}
      </PageHead>
      {done ? (
        <p className="notice" role="status">
          {done}
        </p>
      ) : null}
      {isAdding && !regions.isPending ? (
        <Card title={zh.body.add}>
          <BodyForm
            {...{ body: null, bodies: query.data ?? [], regions, home }}
            onSaved={added}
            onCancel={() => setAdding(false)}
          />
        </Card>
      ) : null}
      <QueryView query={query}>
        {(bodies) => (
          <>
            {bodies.length > 0 ? <Filters filter={filter} address={address} /> : null}
            <Groups {...{ bodies, filter }}>
              {(body) => <BodyRow key={body.key} {...{ body, bodies, regions, home, onDone: setDone }} />}
            </Groups>
          </>
        )}
      </QueryView>
    </div>
  )
}

function Filters({ filter, address }: { filter: BodyFilter; address: Address }) {
  return (
    <div className="filters">
      <ChipGroup
        label={zh.body.show}
        options={shown}
        value={filter.show}
        onChange={(show) => address.put({ show: show === 'standing' ? '' : show })}
      />
      <input
        className="input"
        type="search"
        aria-label={zh.body.search}
        placeholder={zh.body.search}
        value={filter.words}
        onChange={({ target }) => address.put({ text: target.value })}
      />
    </div>
  )
}

interface GroupsProps {
  bodies: readonly BodyView[]
  filter: BodyFilter
  children: (body: BodyView) => React.ReactNode
}

function Groups({ bodies, filter, children }: GroupsProps) {
  const groups = bodyGroups(bodies, filter)
  if (groups.length > 0)
    return groups.map(({ kind, bodies: found }) => (
      <Card key={kind} title={zh.body.heading(zh.body.kinds[kind], found.length)} flush>
        <ul className="body-rows">{found.map(children)}</ul>
      </Card>
    ))
  const isSearched = filter.words.trim() !== ''
  const why = bodies.length === 0 ? zh.body.empty : filter.show === 'retired' && !isSearched ? zh.body.noRetired : zh.body.nothing
  return (
    <Card flush>
      <EmptyState text={why} icon="bodies" />
    </Card>
  )
}
