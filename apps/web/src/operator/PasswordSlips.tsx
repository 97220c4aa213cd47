import { lazy, Suspense, useState } from 'react'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/dates.ts'
import '../styles/me.css'
import '../styles/slip.css'

const QrCode = lazy(() => import('../me/QrCode.tsx').then((part) => ({ default: part.QrCode })))

/** What somebody is to be handed: a first password, or the code of an invitation. */
export type Slip = PasswordSlip | InvitationSlip
interface SlipHead {
  account: string
  title: string
}
interface PasswordSlip extends SlipHead {
  password: string
  /** Whether it opens the account for thirty days only. */
  isCode?: boolean
}
interface InvitationSlip extends SlipHead {
  /** The code of the link, and until which instant it opens. */
  code: string
  until: string
}

/** The address that is told nobody but the person's own browser: what stands behind # is never sent. */
const linkOf = (code: string) => `${location.origin}/invitation#${code}`

/** Accounts with their first passwords, on screen once and on paper, to be cut apart: nothing else of the page is printed with them. */
export function PasswordSlips({ slips, onClose }: { slips: readonly Slip[]; onClose: () => void }) {
  return (
    <section className="card slip" aria-label={zh.people.slip}>
      <div className="card-body">
        <p className="notice slip-lead" role="status">
          {slips.length > 1 ? `${zh.people.importing.slips(slips.length)}。` : ''}
          {slips.some((slip) => 'code' in slip) ? zh.people.linkLead : zh.people.slipLead}
        </p>
        {slips.map((slip) =>
          'code' in slip ? <OneInvitation key={slip.account} {...slip} /> : <OnePassword key={slip.account} {...slip} />,
        )}
        <div className="filters slip-acts">
          <button type="button" className="button button-primary" onClick={() => window.print()}>
            {slips.length > 1 ? zh.people.printAll(slips.length) : zh.people.print}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {zh.people.closeSlip}
          </button>
        </div>
      </div>
    </section>
  )
}

function OneInvitation({ account, title, code, until }: InvitationSlip) {
  const [isCopied, setIsCopied] = useState(false)
  const link = linkOf(code)
  const copy = () => void navigator.clipboard.writeText(link).then(() => setIsCopied(true))
  return (
    <div className="slip-one">
      <h2>{zh.shell.product + zh.people.slip}</h2>
      <dl>
        <dt>{zh.people.post}</dt>
        <dd>{title}</dd>
        <dt>{zh.people.account}</dt>
        <dd>
          <code>{account}</code>
        </dd>
        <dt>{zh.people.slipLink}</dt>
        <dd>
          <code>{link}</code>
        </dd>
        <dt>{zh.people.slipCode}</dt>
        <dd>
          <code>{code}</code>
        </dd>
      </dl>
      <Suspense fallback={<div className="qr" />}>
        <QrCode text={link} title={zh.people.qr} />
      </Suspense>
      <p className="muted">{zh.people.slipLinkHint(formatInstant(until))}</p>
      {
        // a browser offers it on safe connections alone
        'clipboard' in navigator ? (
          <p className="slip-acts">
            <button type="button" className="button button-small" onClick={copy}>
              {isCopied ? zh.people.copied : zh.people.copy}
            </button>
          </p>
        ) : null
      }
    </div>
  )
}

function OnePassword({ account, title, password, isCode = false }: PasswordSlip) {
  return (
    <div className="slip-one">
      <h2>{zh.shell.product + zh.people.slip}</h2>
      <dl>
        <dt>{zh.people.post}</dt>
        <dd>{title}</dd>
        <dt>{zh.people.slipAddress}</dt>
        <dd>{location.origin}</dd>
        <dt>{zh.people.account}</dt>
        <dd>
          <code>{account}</code>
        </dd>
        <dt>{zh.people.slipPassword}</dt>
        <dd>
          <code>{password}</code>
        </dd>
      </dl>
      <p className="muted">{isCode ? zh.people.slipCodeHint : zh.people.slipHint}</p>
    </div>
  )
}
