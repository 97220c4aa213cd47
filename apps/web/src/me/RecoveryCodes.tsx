import { zh } from '../locales/zh.ts'

interface Props {
  account: string
  codes: readonly string[]
  onKept: () => void
}

/** Recovery codes, on screen once and on paper. */
export function RecoveryCodes({ account, codes, onKept }: Props) {
  return (
    <section className="stack" aria-label={zh.me.recoveryTitle}>
      <h3>
        {zh.me.recoveryOf} <span className="code-line">{account}</span>
      </h3>
      <p className="notice" role="status">
        {zh.me.recoveryLead}
      </p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="filters no-print">
        <button type="button" className="button" onClick={() => window.print()}>
          {zh.me.print}
        </button>
        <button type="button" className="button button-primary" onClick={onKept}>
          {zh.me.kept}
        </button>
      </div>
    </section>
  )
}
