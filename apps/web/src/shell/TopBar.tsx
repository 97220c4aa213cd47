import type { PlanSummary } from '@duzhan/contracts'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { homeRegion, operatedRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { DemoMark } from '../ui/DemoMark.tsx'
import { formatDate } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'

const MessageBell = lazy(() => import('./menus.ts').then((part) => ({ default: part.MessageBell })))

interface TopBarProps {
  /** The plan that the person is in; outside of one, that of the last time. */
  plan: PlanSummary | undefined
  /** Whether there is another to go to. */
  hasOthers: boolean
  onMe: () => void
  onHelp: () => void
}

/** The outer frame: the region that the person acts in, the plan within it, and what is the person's own. */
export function TopBar({ plan, hasOthers, onMe, onHelp }: TopBarProps) {
  const me = useMe()
  const region = homeRegion(me, plan?.plan ?? '') || operatedRegion(me)
  const name = useRegionNames(region)(region)
  const title = plan?.title ?? zh.shell.product
  return (
    <>
      <header className="shell-header">
        <div className="shell-bar">
          <Link className="brand" to="/home">
            <span className="seal">{zh.shell.seal}</span>
            <span className="visually-hidden">{zh.shell.toHome}</span>
          </Link>
          {name === region ? null : <strong className="shell-region">{name}</strong>}
          <span className="brand-name" title={title}>
            {title}
            <small>{me.title}</small>
          </span>
          {me.isDemonstration ? <DemoMark /> : null}
          {hasOthers ? (
            <Link className="switch-plan" to="/plans" aria-label={zh.shell.switchPlan}>
              <Icon name="plans" />
              <span>
                {zh.shell.switchShort}
                <span className="switch-what">{zh.shell.plan}</span>
              </span>
            </Link>
          ) : null}
          <Suspense fallback={<span className="shell-bell" />}>
            <MessageBell />
          </Suspense>
          <button type="button" className="shell-help" onClick={onHelp}>
            <Icon name="help" />
            <span>{zh.shell.help}</span>
          </button>
          <button type="button" className="shell-person" onClick={onMe}>
            <Icon name="person" />
            <span className="visually-hidden">{zh.shell.mePost}</span>
            <span className="shell-post">{me.title}</span>
          </button>
        </div>
      </header>
      <p className="print-line">
        <span>{zh.shell.printedFor(name === region ? '' : name, title)}</span>
        <span>{zh.shell.printedOn(formatDate(me.today, true))}</span>
      </p>
    </>
  )
}
