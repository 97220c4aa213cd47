import { isRegionCode, isWithin } from '@duzhan/regions'
import { useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../api/api.ts'

/** So many names are asked for at once: few enough for an address. */
const most = 100

/**
 * Names of a region and of whatever below it is asked about; a code stands for itself until its name is known. No more names are
 * read than are asked about, together where several are.
 */
export function useRegionNames(within: string): (code: string) => string {
  const [asked, setAsked] = useState<readonly string[]>([])
  const wanted = useRef(new Set<string>())
  const isMounted = useRef(true)
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
    }
  }, [])
  const chunks = Array.from({ length: Math.ceil(asked.length / most) }, (_, at) => asked.slice(at * most, (at + 1) * most))
  const found = useQueries({
    queries: chunks.map((codes) =>
      api.identity.region.list.queryOptions({ codes: [...codes] }, { staleTime: Number.POSITIVE_INFINITY }),
    ),
    combine: (results) => results.map(({ data }) => data),
  })
  const kept = useRef(new Map<string, string>())
  const names = useMemo(() => {
    // what was known stays so while more is asked about
    kept.current = new Map([
      ...kept.current,
      ...found.flatMap((regions) => regions?.map(({ code, name }) => [code, name] as const) ?? []),
    ])
    return kept.current
  }, [found])
  return useCallback(
    (code) => {
      const name = names.get(code)
      if (name !== undefined) return name
      const isMeant = isRegionCode(code) && isRegionCode(within) && isWithin(code, within)
      if (isMeant && !asked.includes(code) && !wanted.current.has(code)) {
        if (wanted.current.size === 0)
          queueMicrotask(() => {
            const more = [...wanted.current]
            wanted.current.clear()
            if (isMounted.current) setAsked((before) => [...before, ...more.filter((one) => !before.includes(one))])
          })
        wanted.current.add(code)
      }
      return code
    },
    [names, asked, within],
  )
}
