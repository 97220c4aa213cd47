import type { BodyPage, BodyView } from '@duzhan/contracts'
import { useState } from 'react'
import { api, client } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { operatedRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PagesView } from '../ui/PagesView.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { type Address, useAddress } from '../ui/useAddress.ts'
import { usePages } from '../ui/usePages.ts'
import { useRegionNames } from '../ui/useRegionNames.ts'
import { BodyForm } from './BodyForm.tsx'
import { BodyRow } from './BodyRow.tsx'
import '../styles/body.css'

const shown = (['standing', 'retired'] as const).map((value) => ({ value, title: zh.body.shown[value] }))

/** The directories within an operator's regions: every body by kind, and forms to enter, correct and retire one. */
export function BodiesPage() {
  const home = operatedRegion(useMe())
  const nameOf = useRegionNames(home)
  const address = useAddress()
  const show = address.choice('show', ['standing', 'retired'] as const, 'standing')
  const text = address.get('text').slice(0, 80)
  const input = { show, text }
  const pages = usePages([...api.identity.body.list.pathKey(), { input, type: 'pages' }], (cursor) =>
    client.identity.body.list.query({ ...input, ...(cursor && { cursor }) }),
  )
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
      {isAdding ? (
        <Card title={zh.body.add}>
          <BodyForm {...{ body: null, home }} onSaved={added} onCancel={() => setAdding(false)} />
        </Card>
      ) : null}
      {pages.pages?.[0]?.isEmpty ? null : <Filters {...{ show, text, address }} />}
      <PagesView pages={pages} rowsOn={({ bodies }) => bodies.length}>
        {(found) => (
          <Groups {...{ pages: found, show, text }}>
            {(body, titles) => <BodyRow key={body.key} {...{ body, titles, nameOf, home, onDone: setDone }} />}
          </Groups>
        )}
      </PagesView>
    </div>
  )
}

interface FiltersProps {
  show: 'standing' | 'retired'
  text: string
  address: Address
}

function Filters({ show, text, address }: FiltersProps) {
  return (
    <div className="filters">
      <ChipGroup
        label={zh.body.show}
        options={shown}
        value={show}
        onChange={(next) => address.put({ show: next === 'standing' ? '' : next })}
      />
      <SearchField label={zh.body.search} text={text} onSearch={(next) => address.put({ text: next })} />
    </div>
  )
}

interface GroupsProps {
  pages: readonly BodyPage[]
  show: 'standing' | 'retired'
  text: string
  children: (body: BodyView, titles: Readonly<Record<string, string>>) => React.ReactNode
}

/** The bodies by kind, each kind with how many of it there are on whatever page. */
function Groups({ pages, show, text, children }: GroupsProps) {
  const bodies = pages.flatMap((page) => page.bodies)
  const titles = Object.assign({}, ...pages.map((page) => page.titles)) as BodyPage['titles'] // tables of texts, merged
  const { kinds = [], isEmpty = false } = pages.at(-1) ?? {}
  const groups = kinds
    .map(({ kind, count }) => ({ kind, count, found: bodies.filter((body) => body.kind === kind) }))
    .filter(({ found }) => found.length > 0)
  if (groups.length > 0)
    return groups.map(({ kind, count, found }) => (
      <Card key={kind} title={zh.body.heading(zh.body.kinds[kind], count)} flush>
        <ul className="body-rows">{found.map((body) => children(body, titles))}</ul>
      </Card>
    ))
  const why = isEmpty ? zh.body.empty : show === 'retired' && text === '' ? zh.body.noRetired : zh.body.nothing
  return (
    <Card flush>
      <EmptyState text={why} icon="bodies" />
    </Card>
  )
}
