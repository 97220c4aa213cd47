import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { operatedRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { authorRegions } from '../plans/authorRegions.ts'
import { Card } from '../ui/Card.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'
import '../styles/body.css'

/** Where a jurisdiction begins: from a template, or empty with its regions, people and bodies. */
export function BeginPage() {
  const me = useMe()
  const home = operatedRegion(me)
  const nameOf = useRegionNames(home)
  const isAuthor = authorRegions(me).length > 0
  return (
    <div className="page page-narrow">
      <PageHead title={zh.begin.title} lead={nameOf(home) === home ? '' : zh.begin.lead(nameOf(home))} />
      <Card title={zh.begin.blank} flush>
        <ol className="body-rows">
          <Step to="/operator/regions" title={zh.begin.regions} text={zh.begin.regionsText} />
          <Step to="/operator/people" title={zh.begin.people} text={zh.begin.peopleText} />
          <Step to="/operator/bodies" title={zh.begin.bodies} text={zh.begin.bodiesText} />
        </ol>
      </Card>
      <Card title={zh.begin.template} flush>
        <ol className="body-rows">
          {isAuthor ? (
            <Step to="/plans/new" title={zh.begin.templates} text={zh.begin.templateText} />
          ) : (
            <Step to="/operator/people" title={zh.begin.people} text={zh.begin.needsAuthor} />
          )}
        </ol>
      </Card>
    </div>
  )
}

function Step({ to, title, text }: { to: string; title: string; text: string }) {
  return (
    <li className="body-row body-row-head">
      <div>
        <strong>{title}</strong>
        <p className="muted">{text}</p>
      </div>
      <Link className="button" to={to} aria-label={zh.begin.goTo(title)}>
        {zh.begin.go}
      </Link>
    </li>
  )
}
