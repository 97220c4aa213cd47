import { Fragment, type ReactNode, useEffect } from 'react'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { asLeft } from './asLeft.ts'
import { Icon } from './Icon.tsx'

interface PageHeadProps {
  title: string
  lead?: ReactNode
  crumbs?: { title: string; to: string }[]
  children?: ReactNode
}

/** A page's heading, the way up, and what can be done here; also names the browser's tab. */
export function PageHead({ title, lead, crumbs = [], children }: PageHeadProps) {
  useEffect(() => {
    document.title = zh.shell.documentTitle(title)
  }, [title])
  return (
    <div className="page-head">
      <div>
        {crumbs.length > 0 ? (
          <nav className="crumbs" aria-label={zh.states.back}>
            {crumbs.map((crumb) => (
              <Fragment key={crumb.to}>
                <Link to={asLeft(crumb.to)}>{crumb.title}</Link>
                <Icon name="chevron" />
              </Fragment>
            ))}
          </nav>
        ) : null}
        <h1>{title}</h1>
        {lead ? <p>{lead}</p> : null}
      </div>
      {children ? <div className="page-actions">{children}</div> : null}
    </div>
  )
}
