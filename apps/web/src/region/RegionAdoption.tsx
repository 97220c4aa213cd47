import type { RegionDifference } from '@duzhan/contracts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/api.ts'
import { problemOf } from '../api/problemOf.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import '../styles/region.css'

/** What the national tree has of a region and the platform does not hold yet, or holds under another name, and the way to take it; of a zone that the tree does not have, what to do instead. */
export function RegionAdoption({ code, name }: { code: string; name: string }) {
  const queryClient = useQueryClient()
  const query = useQuery(api.identity.region.difference.queryOptions({ code }))
  const [rename, setRename] = useState<readonly string[]>([])
  const adopt = useMutation(
    api.identity.region.adopt.mutationOptions({
      onSuccess: () => setRename([]),
      onSettled: () => queryClient.invalidateQueries(api.identity.region.pathFilter()),
    }),
  )
  if (query.error && problemOf(query.error).code === 'region.unpublished')
    return (
      <Card title={zh.region.adoption}>
        <p className="notice">{zh.region.ofOwnCode(name)}</p>
      </Card>
    )
  return (
    <Card title={zh.region.adoption}>
      <QueryView query={query} lines={2}>
        {(difference) => (
          <div className="region-adoption">
            <p className="muted">{zh.region.asOf(formatDate(difference.asOf, true))}</p>
            <p role="status">
              {adopt.data && adopt.data.saved > 0 ? `${zh.region.adopted(adopt.data.saved)} ` : ''}
              {difference.missing === 0
                ? zh.region.complete(name, difference.total)
                : zh.region.missing(name, difference.total, difference.missing)}
            </p>
            <Renamed difference={difference} chosen={rename} onChange={setRename} />
            {difference.own.length > 0 ? <p className="muted">{zh.region.own(difference.own.length)}</p> : null}
            {adopt.error ? <ProblemNotice error={adopt.error} /> : null}
            {difference.missing > 0 || rename.length > 0 ? (
              <button
                type="button"
                className="button button-primary"
                disabled={adopt.isPending}
                onClick={() => adopt.mutate({ code, rename: [...rename] })}
              >
                {adopt.isPending ? zh.region.adopting : zh.region.adopt(difference.missing)}
              </button>
            ) : null}
          </div>
        )}
      </QueryView>
    </Card>
  )
}

interface RenamedProps {
  difference: RegionDifference
  chosen: readonly string[]
  onChange: (codes: readonly string[]) => void
}

function Renamed({ difference: { renamed }, chosen, onChange }: RenamedProps) {
  if (renamed.length === 0) return null
  return (
    <fieldset className="region-renamed">
      <legend>{zh.region.renamed(renamed.length)}</legend>
      {renamed.map(({ code, name, national }) => (
        <label key={code}>
          <input
            type="checkbox"
            checked={chosen.includes(code)}
            onChange={({ target }) => onChange(target.checked ? [...chosen, code] : chosen.filter((one) => one !== code))}
          />
          {zh.region.renaming(name, national)}
        </label>
      ))}
    </fieldset>
  )
}
