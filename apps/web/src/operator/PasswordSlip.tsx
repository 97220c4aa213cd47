import { zh } from '../locales/zh.ts'
import '../styles/slip.css'

/** A first password that somebody is to be handed. */
export interface Slip {
  account: string
  title: string
  password: string
}

/** A person's account and first password, on screen once and on paper: nothing else of the page is printed with it. */
export function PasswordSlip({ slip: { account, title, password }, onClose }: { slip: Slip; onClose: () => void }) {
  return (
    <section className="card slip" aria-label={zh.people.slip}>
      <div className="card-body">
        <p className="notice slip-lead" role="status">
          {zh.people.slipLead}
        </p>
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
        <p className="muted">{zh.people.slipHint}</p>
        <div className="filters slip-acts">
          <button type="button" className="button button-primary" onClick={() => window.print()}>
            {zh.people.print}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {zh.people.closeSlip}
          </button>
        </div>
      </div>
    </section>
  )
}
