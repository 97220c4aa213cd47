import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { TextSizeSwitch } from '../shell/TextSizeSwitch.tsx'
import { Card } from '../ui/Card.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { OwnPassword } from './OwnPassword.tsx'
import { OwnPost } from './OwnPost.tsx'
import { OwnSessions } from './OwnSessions.tsx'
import { SecondFactorCard } from './SecondFactorCard.tsx'
import '../styles/body.css'
import '../styles/me.css'

/** What is one's own: the post and its rights, how one signs in, and where one is signed in. */
export function MePage() {
  const { account } = useMe()
  const own = useQuery(api.session.own.queryOptions())
  return (
    <div className="page page-narrow">
      <PageHead title={zh.me.title} lead={<OwnAccount account={account} />} />
      <OwnPost />
      <OwnPassword />
      <QueryView query={own}>
        {({ sessions, secondFactor }) => (
          <>
            <SecondFactorCard state={secondFactor} />
            <OwnSessions sessions={sessions} />
          </>
        )}
      </QueryView>
      <Card title={zh.me.display}>
        <TextSizeSwitch />
        <p className="faint">{zh.me.largeTextHint}</p>
      </Card>
    </div>
  )
}

function OwnAccount({ account }: { account: string }) {
  return (
    <>
      {zh.me.account} <span className="code-line">{account}</span>
    </>
  )
}
