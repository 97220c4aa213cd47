import { zh } from '../locales/zh.ts'
import '../styles/slip.css'

/** A first password that somebody is to be handed. */
export interface Slip {
  account: string
  title: string
  password: string
  /** Whether it opens the account for thirty days only. */
  isCode?: boolean
}

/** Accounts with their first passwords, on screen once and on paper, to be cut apart: nothing else of the page is printed with them. */
export function PasswordSlips({ slips, onClose }: { slips: readonly Slip[]; onClose: () => void }) {
  return (
    <section className="card slip" aria-label={zh.people.slip}>
      <div className="card-body">
        <p className="notice slip-lead" role="status">
          {slips.length > 1 ? `${zh.people.importing.slips(slips.length)}。` : ''}
          {zh.people.slipLead}
        </p>
        {slips.map((slip) => (
          <OneSlip key={slip.account} {...slip} />
        ))}
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

function OneSlip({ account, title, password, isCode = false }: Slip) {
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
