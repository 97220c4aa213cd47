import type { HeldRegion } from '@duzhan/contracts'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { operatedRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { useRegionNames } from '../ui/useRegionNames.ts'
import { NationalRegions } from './NationalRegions.tsx'
import { RegionRow } from './RegionRow.tsx'
import { RegionsForm } from './RegionsForm.tsx'
import '../styles/body.css'
import '../styles/regions.css'

/** So many the platform tells at most of what a search finds. */
const most = 20

/** The regions within an operator's own as a tree that is unfolded level by level, and forms to enter and rename them. */
export function RegionsPage() {
  const home = operatedRegion(useMe())
  const nameOf = useRegionNames(home)
  const address = useAddress()
  const text = address.get('text').slice(0, 60)
  const [isAdding, setAdding] = useState(false)
  const [isTaking, setTaking] = useState(false)
  const [done, setDone] = useState('')
  const save = useSaving()
  return (
    <div className="page page-narrow">
      <PageHead title={zh.regions.title} lead={zh.regions.lead}>
        <button
          type="button"
          className="button button-primary"
          aria-expanded={isTaking}
          onClick={() => setTaking((before) => !before)}
        >
          {zh.region.adoption}
        </button>
        {isAdding ? null : (
          <button type="button" className="button" onClick={() => setAdding(true)}>
            {zh.regions.add}
          </button>
        )}
        <Link className="button" to="/operator/regions/changes">
          {zh.regionChange.title}
        </Link>
        <Link className="button" to="/operator/regions/edition">
          {zh.regionEdition.title}
        </Link>
      </PageHead>
      {done ? (
        <p className="notice" role="status">
          {done}
        </p>
      ) : null}
      {isTaking && home !== '' ? <NationalRegions home={home} nameOf={nameOf} /> : null}
      {isAdding ? (
        <Card title={zh.regions.add}>
          <RegionsForm
            {...{ home }}
            onSaved={(count) => {
              setAdding(false)
              setDone(zh.regions.saved(count))
            }}
            onCancel={() => setAdding(false)}
          />
        </Card>
      ) : null}
      <div className="regions-search">
        <SearchField label={zh.regions.search} text={text} onSearch={(next) => address.put({ text: next })} />
      </div>
      {home === '' ? null : text === '' ? (
        <Tree {...{ home, save, onDone: setDone }} />
      ) : (
        <Found {...{ home, text, save, onDone: setDone }} />
      )}
    </div>
  )
}

/** Saves regions, after which whatever shows a region's name reads it again. */
function useSaving() {
  const queryClient = useQueryClient()
  return useMutation(
    api.identity.region.create.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(api.identity.region.pathFilter()),
    }),
  )
}

interface RegionsProps {
  home: string
  save: ReturnType<typeof useSaving>
  onDone: (words: string) => void
}

/** The operator's own region, unfolded; where that is not entered, what is entered below it. */
function Tree({ home, save, onDone }: RegionsProps) {
  const own = useQuery(api.identity.region.list.queryOptions({ codes: [home] }))
  const below = useQuery(api.identity.region.list.queryOptions({ beneath: home }))
  return (
    <QueryView query={own}>
      {([top]) => (
        <QueryView query={below}>
          {(regions) => (
            <Card flush>
              {!top && regions.length === 0 ? <EmptyState text={zh.regions.empty} icon="place" /> : null}
              <ul className="body-rows">
                {(top ? [{ ...top, below: regions.length }] : regions).map((region) => (
                  <Branch
                    key={region.code}
                    {...{ region, save, onDone }}
                    depth={0}
                    isFirst={region === top || region.code === home}
                  />
                ))}
              </ul>
            </Card>
          )}
        </QueryView>
      )}
    </QueryView>
  )
}

interface BranchProps extends Omit<RegionsProps, 'home'> {
  region: HeldRegion
  depth: number
  /** Whether it is unfolded from the beginning. */
  isFirst?: boolean
}

/** One region, and those right below it as soon as it is unfolded: no more of the tree is read than is looked at. */
function Branch({ region, depth, isFirst = false, save, onDone }: BranchProps) {
  const [isOpen, setOpen] = useState(isFirst)
  const below = useQuery(api.identity.region.list.queryOptions({ beneath: region.code }, { enabled: isOpen }))
  return (
    <RegionRow
      {...{ region, depth, below: region.below ?? 0, isOpen, save, onDone }}
      onToggle={() => setOpen((before) => !before)}
    >
      {isOpen ? below.data?.map((one) => <Branch key={one.code} region={one} depth={depth + 1} {...{ save, onDone }} />) : null}
      {isOpen && below.error ? (
        <li>
          <ProblemNotice error={below.error} onRetry={() => void below.refetch()} />
        </li>
      ) : null}
    </RegionRow>
  )
}

/** Those that a search finds, each with what it lies in. */
function Found({ home, text, save, onDone }: RegionsProps & { text: string }) {
  const query = useQuery(
    api.identity.region.find.queryOptions({ text, within: home, among: 'held' }, { placeholderData: keepPreviousData }),
  )
  return (
    <QueryView query={query}>
      {(found) => (
        <Card flush>
          {found.length === 0 ? <EmptyState text={zh.regions.nothing} icon="place" /> : null}
          <ul className="body-rows">
            {found.map(({ code, name, above }) => (
              <RegionRow
                key={code}
                region={{ code, name }}
                place={zh.region.above(above)}
                {...{ depth: 0, below: 0, isOpen: false, save, onDone }}
                onToggle={() => undefined}
              >
                {null}
              </RegionRow>
            ))}
          </ul>
          {found.length >= most ? <p className="regions-cut muted">{zh.region.mostFound(most)}</p> : null}
        </Card>
      )}
    </QueryView>
  )
}
