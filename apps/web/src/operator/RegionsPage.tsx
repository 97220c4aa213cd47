import type { RegionRecord } from '@duzhan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { operatedRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { type RegionTree, useRegionTree } from '../region/useRegionTree.ts'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { NationalRegions } from './NationalRegions.tsx'
import { RegionRow } from './RegionRow.tsx'
import { RegionsForm } from './RegionsForm.tsx'
import '../styles/body.css'
import '../styles/regions.css'

/** So many are drawn of what a search finds. */
const most = 100

/** The regions within an operator's own as a tree that is unfolded level by level, and forms to enter and rename them. */
export function RegionsPage() {
  const home = operatedRegion(useMe())
  const tree = useRegionTree(home)
  const [words, setWords] = useState('')
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
      </PageHead>
      {done ? (
        <p className="notice" role="status">
          {done}
        </p>
      ) : null}
      {isTaking && home !== '' ? <NationalRegions home={home} nameOf={tree.nameOf} /> : null}
      {isAdding ? (
        <Card title={zh.regions.add}>
          <RegionsForm
            {...{ home, tree }}
            onSaved={(count) => {
              setAdding(false)
              setDone(zh.regions.saved(count))
            }}
            onCancel={() => setAdding(false)}
          />
        </Card>
      ) : null}
      <input
        className="input regions-search"
        type="search"
        aria-label={zh.regions.search}
        placeholder={zh.regions.search}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      {tree.error ? <ProblemNotice error={tree.error} /> : null}
      {tree.isPending ? <Skeleton /> : <Regions {...{ tree, home, words, save, onDone: setDone }} />}
    </div>
  )
}

/** Saves regions, after which whatever shows a region's name reads it again. */
function useSaving() {
  const queryClient = useQueryClient()
  return useMutation(
    api.identity.region.create.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(api.identity.region.list.queryFilter()),
    }),
  )
}

interface RegionsProps {
  tree: RegionTree
  home: string
  words: string
  save: ReturnType<typeof useSaving>
  onDone: (words: string) => void
}

function Regions({ tree, home, words, save, onDone }: RegionsProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set([home]))
  const toggle = (code: string) =>
    setOpen((before) => new Set(before.has(code) ? [...before].filter((one) => one !== code) : [...before, code]))
  const meant = words.trim()
  const found = meant === '' ? [] : tree.all.filter(({ code, name }) => name.includes(meant) || code.startsWith(meant))
  const row = (region: RegionRecord, depth: number) => {
    const below = meant === '' ? tree.childrenOf(region.code) : []
    return (
      <RegionRow
        key={region.code}
        {...{ region, depth, below: below.length, isOpen: open.has(region.code), save, onDone }}
        onToggle={() => toggle(region.code)}
      >
        {open.has(region.code) ? below.map((one) => row(one, depth + 1)) : null}
      </RegionRow>
    )
  }
  const top = tree.all.filter(({ code }) => code === home)
  const first = top.length > 0 ? top : tree.childrenOf('')
  const shown = meant === '' ? first : found.slice(0, most)
  return (
    <Card flush>
      {shown.length === 0 ? <EmptyState text={meant === '' ? zh.regions.empty : zh.regions.nothing} icon="place" /> : null}
      <ul className="body-rows">{shown.map((region) => row(region, 0))}</ul>
      {found.length > most ? <p className="regions-cut muted">{zh.regions.shown(most, found.length)}</p> : null}
    </Card>
  )
}
