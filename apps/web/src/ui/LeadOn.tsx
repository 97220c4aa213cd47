import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'

/**
 * Puts another page in the place of this one, as a router's own redirect does, but never takes back a person who has gone
 * elsewhere: while the code of the page they asked for is on its way, the page they leave still stands and may be answered.
 */
export function LeadOn({ to }: { to: string }) {
  const { pathname } = useLocation()
  const navigate = useNavigate()
  useEffect(() => {
    if (window.location.pathname === pathname) void navigate(to, { replace: true })
  }, [navigate, pathname, to])
  return null
}
