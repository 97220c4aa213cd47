import { useEffect } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { keepAsLeft } from './asLeft.ts'

/** What a list is narrowed down to, as the address keeps it: to be sent to somebody, and found again on the way back. */
export interface Address {
  /** What stands there under a name; '' where nothing does. */
  get(name: string): string
  /** The one of some options that stands there; where none does, the usual one. */
  choice<Value extends string>(name: string, options: readonly Value[], usual: Value): Value
  /** Puts something there in place of what stood under the names; '' takes it away. The way back leads past it. */
  put(entries: Readonly<Record<string, string>>): void
}

/** The address of the page as a keeper of filters; the way back to the page leads to it as it was left. */
export function useAddress(): Address {
  const [search, setSearch] = useSearchParams()
  const { pathname, search: text } = useLocation()
  useEffect(() => keepAsLeft(pathname, text), [pathname, text])
  const get = (name: string) => search.get(name) ?? ''
  return {
    get,
    choice: (name, options, usual) => options.find((option) => option === get(name)) ?? usual,
    put(entries) {
      const next = new URLSearchParams(location.search)
      for (const [name, value] of Object.entries(entries)) {
        if (value === '') next.delete(name)
        else next.set(name, value)
      }
      setSearch(next, { replace: true })
    },
  }
}
