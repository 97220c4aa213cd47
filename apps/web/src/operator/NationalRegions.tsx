import type { FoundRegion } from '@duzhan/contracts'
import { isRegionCode, levelOf, regionCode } from '@duzhan/regions'
import { useState } from 'react'
import { client } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { RegionAdoption } from '../region/RegionAdoption.tsx'
import { RegionFinder } from '../region/RegionFinder.tsx'
import { Card } from '../ui/Card.tsx'

const wide: ReadonlySet<string> = new Set(['nation', 'province', 'city'])

/** Takes regions from the national tree: an operator of a county all of it, one of what is wider a region of theirs that they choose. */
export function NationalRegions({ home, nameOf }: { home: string; nameOf: (code: string) => string }) {
  const isWide = isRegionCode(home) && wide.has(levelOf(regionCode(home)))
  const [chosen, setChosen] = useState<FoundRegion | null>(null)
  const find = (text: string) => client.identity.region.find.query({ text, within: home })
  if (!isWide) return <RegionAdoption code={home} name={nameOf(home)} />
  return (
    <>
      <Card title={zh.region.finder}>
        <RegionFinder label={zh.regions.which} {...{ chosen, find, onChoose: setChosen }} />
      </Card>
      {chosen ? <RegionAdoption key={chosen.code} code={chosen.code} name={chosen.name} /> : null}
    </>
  )
}
