import { accountPattern, type FoundRegion, type RegionRecord } from '@duzhan/contracts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { api, client, seat } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { RegionFinder } from '../region/RegionFinder.tsx'
import { codeFrom } from '../region/readRegions.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { PasswordField } from './PasswordField.tsx'
import { SignInFrame } from './SignInFrame.tsx'
import { zoneExample } from './zoneExample.ts'

/** Where an installation without anybody gets its first operator; the code is in the address that the start has printed. */
export function SetupPage() {
  const state = useQuery(api.setup.state.queryOptions())
  useEffect(() => {
    document.title = zh.shell.documentTitle(zh.setup.title)
  }, [])
  return (
    <SignInFrame>
      <QueryView query={state}>{({ isOpen }) => (isOpen ? <SetupForm /> : <SetupDone />)}</QueryView>
    </SignInFrame>
  )
}

function SetupDone() {
  return (
    <div className="card card-body">
      <h2>{zh.setup.title}</h2>
      <p>{zh.setup.done}</p>
      <Link className="button button-primary button-block" to="/">
        {zh.setup.toSignIn}
      </Link>
    </div>
  )
}

const findRegions = (text: string): Promise<FoundRegion[]> => client.setup.find.query({ text })

const empty = { account: '', title: '', password: '', again: '', isAuthor: true }

function SetupForm() {
  const navigate = useNavigate()
  const [code, setCode] = useState(() => decodeURIComponent(location.hash.slice(1)))
  const [fields, setFields] = useState(empty)
  const [region, setRegion] = useState<FoundRegion | null>(null)
  const [zone, setZone] = useState<RegionRecord | null>(null)
  const [differs, setDiffers] = useState(false)
  const [lacksRegion, setLacksRegion] = useState(false)
  const change = (more: Partial<typeof empty>) => setFields((before) => ({ ...before, ...more }))
  const complete = useMutation(
    api.setup.complete.mutationOptions({
      onSuccess: (me) => {
        seat(me)
        void navigate('/operator/begin', { replace: true })
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { again, ...person } = fields
    setDiffers(person.password !== again)
    setLacksRegion(region === null)
    if (person.password === again && region)
      complete.mutate({ ...person, code, region: region.code, ...(zone && { zone: { ...zone, code: codeFrom(zone.code) } }) })
  }
  return (
    <form className="card card-body" onSubmit={submit} aria-label={zh.setup.title}>
      <h2>{zh.setup.title}</h2>
      <p className="muted">{zh.setup.lead}</p>
      <Text {...{ id: 'code', title: zh.setup.code, hint: zh.setup.codeHint, value: code }} onChange={setCode} />
      <h3>{zh.setup.jurisdiction}</h3>
      <RegionFinder label={zh.setup.region} chosen={region} find={findRegions} onChoose={setRegion} />
      <ZoneFields region={region} zone={zone} onChange={setZone} />
      <h3>{zh.setup.account}</h3>
      <Text
        {...{ id: 'title', title: zh.setup.post, hint: zh.setup.postHint, value: fields.title }}
        onChange={(title) => change({ title })}
      />
      <Text
        {...{ id: 'account', title: zh.setup.account, hint: zh.setup.accountHint, value: fields.account, isAccount: true }}
        onChange={(account) => change({ account })}
      />
      <PasswordField
        {...{ id: 'password', title: zh.setup.password, hint: zh.setup.passwordHint, isNew: true, value: fields.password }}
        onChange={(password) => change({ password })}
      />
      <PasswordField
        {...{ id: 'again', title: zh.setup.again, isNew: true, value: fields.again }}
        onChange={(again) => change({ again })}
      />
      <label className="check-line">
        <input type="checkbox" checked={fields.isAuthor} onChange={({ target }) => change({ isAuthor: target.checked })} />
        <span>
          {zh.setup.isAuthor}
          <span className="field-hint"> {zh.setup.isAuthorHint}</span>
        </span>
      </label>
      {differs ? (
        <p className="notice notice-bad" role="alert">
          {zh.setup.differs}
        </p>
      ) : null}
      {lacksRegion && region === null ? (
        <p className="notice notice-bad" role="alert">
          {zh.setup.lacksRegion}
        </p>
      ) : null}
      {complete.error ? <ProblemNotice error={complete.error} /> : null}
      <button type="submit" className="button button-primary button-block" disabled={complete.isPending}>
        {complete.isPending ? zh.setup.submitting : zh.setup.submit}
      </button>
    </form>
  )
}

/** A zone that is the jurisdiction: right beneath the region that is chosen, by a name and a code of its own. */
function ZoneFields({
  region,
  zone,
  onChange,
}: {
  region: FoundRegion | null
  zone: RegionRecord | null
  onChange: (zone: RegionRecord | null) => void
}) {
  return (
    <>
      <label className="check-line">
        <input
          type="checkbox"
          checked={zone !== null}
          onChange={({ target }) => onChange(target.checked ? { code: '', name: '' } : null)}
        />
        <span>
          {zh.setup.isZone}
          <span className="field-hint"> {zh.setup.isZoneHint}</span>
        </span>
      </label>
      {zone ? (
        <>
          <Text
            {...{ id: 'zone-name', title: zh.setup.zoneName, hint: zh.setup.zoneNameHint, value: zone.name }}
            onChange={(name) => onChange({ ...zone, name })}
          />
          <Text
            {...{ id: 'zone-code', title: zh.setup.zoneCode, value: zone.code }}
            hint={zh.setup.zoneCodeHint(zoneExample(region?.code ?? ''))}
            onChange={(code) => onChange({ ...zone, code })}
          />
        </>
      ) : null}
    </>
  )
}

interface TextProps {
  id: string
  title: string
  hint: string
  value: string
  isAccount?: boolean
  onChange: (value: string) => void
}

function Text({ id, title, hint, value, isAccount = false, onChange }: TextProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{title}</label>
      <input
        {...{ id, className: 'input', required: true, maxLength: 100, value, autoCapitalize: 'none', spellCheck: false }}
        {...(isAccount && { pattern: accountPattern, autoComplete: 'username' })}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
      <span className="field-hint" id={`${id}-hint`}>
        {hint}
      </span>
    </div>
  )
}
