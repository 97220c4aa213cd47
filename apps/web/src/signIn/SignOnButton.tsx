import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { api } from '../api/api.ts'
import { goTo } from '../api/goTo.ts'
import { zh } from '../locales/zh.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'

/** The longest address that is brought back; any other leads home. */
const longest = 500

/** The way to the issuer, which brings the person back to the page that they asked for. */
export function SignOnButton({ label }: { label: string }) {
  const { pathname, search } = useLocation()
  const asked = `${pathname}${search}`
  const returnTo = pathname === '/' || pathname === '/sign-on' || asked.length > longest ? '/home' : asked
  const begin = useMutation(api.signOn.begin.mutationOptions({ onSuccess: ({ url }) => goTo(url) }))
  const isLeading = begin.isPending || begin.isSuccess
  return (
    <section className="card card-body sign-in-issuer" aria-label={label}>
      {begin.error ? <ProblemNotice error={begin.error} /> : null}
      <button
        type="button"
        className="button button-primary button-block"
        disabled={isLeading}
        onClick={() => begin.mutate({ returnTo })}
      >
        {isLeading ? zh.signOn.leading : label}
      </button>
    </section>
  )
}
