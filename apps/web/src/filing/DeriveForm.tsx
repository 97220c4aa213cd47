import type { FilingView } from '@duzhan/contracts'
import { derivedPlan, type Plan } from '@duzhan/plan'
import { type FormEvent, useState } from 'react'
import type { LoadedDocument } from '../difference/readDocument.ts'
import { zh } from '../locales/zh.ts'
import { downloadDocument } from '../ui/download.ts'
import { Icon } from '../ui/Icon.tsx'
import { TextField } from '../ui/TextField.tsx'
import { codePattern, suggestedCode } from './suggestedCode.ts'

interface DeriveFormProps {
  filing: FilingView
  superior: Plan
  derived: LoadedDocument | null
  onDerive: (derived: LoadedDocument | null) => void
}

/** Makes a lower plan out of the superior's: only who issues it and what it is called is asked for. */
export function DeriveForm({ filing, superior, derived, onDerive }: DeriveFormProps) {
  const { file } = zh.filing
  const [identity, setIdentity] = useState(() => ({
    title: filing.lower?.title ?? file.suggestedTitle(filing.name, superior.title),
    code: filing.lower?.code ?? suggestedCode(superior.code, filing.jurisdiction),
    issuer: '',
    number: '',
    issuedOn: '',
  }))
  const set = (name: keyof typeof identity) => (value: string) => {
    onDerive(null)
    setIdentity({ ...identity, [name]: value })
  }
  const derive = (event: FormEvent) => {
    event.preventDefault()
    const { title, code, issuer, number, issuedOn } = identity
    const plan = derivedPlan(superior, {
      code,
      title: title.trim(),
      jurisdiction: filing.jurisdiction,
      document: { issuer: issuer.trim(), ...(number.trim() ? { number: number.trim() } : {}), ...(issuedOn ? { issuedOn } : {}) },
    })
    // a plan filed again is the next revision of the same one
    const revision = filing.lower?.code === code ? filing.lower.revision + 1 : 1
    onDerive({ document: { ...plan, revision }, title: plan.title })
  }
  return (
    <form className="stack" onSubmit={derive}>
      <p className="muted">{file.deriveLead}</p>
      <TextField label={file.planTitle} value={identity.title} onChange={set('title')} required maxLength={500} />
      <div className="filing-fields">
        <TextField label={file.issuer} hint={file.issuerHint} value={identity.issuer} onChange={set('issuer')} required />
        <TextField label={file.number} value={identity.number} onChange={set('number')} />
        <TextField
          label={file.code}
          hint={file.codeHint}
          value={identity.code}
          onChange={set('code')}
          required
          pattern={codePattern}
          title={file.codeFault}
        />
        <TextField label={file.issuedOn} type="date" value={identity.issuedOn} onChange={set('issuedOn')} />
      </div>
      {derived ? (
        <p className="notice notice-good" role="status">
          <Icon name="check" />
          {file.generated}
        </p>
      ) : null}
      <div className="preview-actions">
        <button type="submit" className={derived ? 'button' : 'button button-primary'}>
          {file.generate}
        </button>
        {derived ? (
          <button type="button" className="button" onClick={() => downloadDocument(derived.document, identity.code)}>
            {file.download}
          </button>
        ) : null}
      </div>
    </form>
  )
}
