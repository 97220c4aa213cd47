import { useEffect } from 'react'
import { useLocation, useNavigationType } from 'react-router'

/** A new page begins at its top; going back returns to where one was, which the browser sees to. */
export function useScrollToTop(): void {
  const { pathname } = useLocation()
  const kind = useNavigationType()
  // runs anew for each path: the path is what makes a page a new one
  useEffect(() => {
    if (kind !== 'POP') window.scrollTo({ top: 0 })
  }, [pathname, kind])
}
