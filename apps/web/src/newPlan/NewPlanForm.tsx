import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { client, queryClient } from '../api/api.ts'
import { codePattern } from '../filing/suggestedCode.ts'
import { zh } from '../locales/zh.ts'
import { usePlans } from '../plans/usePlans.ts'
import { RegionPicker } from '../region/RegionPicker.tsx'
import { FillProblem } from '../template/FillProblem.tsx'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'
import '../styles/difference.css'
import { codeFaultOf, type FormWay, filledIn, type NewPlanTyped, newPlanOf, sourcesFor } from './newPlanOf.ts'

const words = zh.newPlan

/** Asks what a plan is called, whose it is and how long it runs, keeps it as a draft, and goes on to where it is written. */
export function NewPlanForm({ way, regions, from }: { way: FormWay; regions: readonly string[]; from: string }) {
  const navigate = useNavigate()
  const plans = usePlans().data ?? []
  const [typed, setTyped] = useState<NewPlanTyped>({ source: from })
  const [home = ''] = regions
  const [region, setRegion] = useState(home)
  const nameOf = useRegionNames(home)
  const sources = sourcesFor(way, plans, region)
  const source = sources.find(({ plan }) => plan === typed.source) ?? sources[0]
  const form = filledIn(way, typed, { region, name: nameOf(region), source })
  const codeFault = codeFaultOf(form.code, plans)
  const begin = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const view = source ? await client.forms.plan.byId.query({ plan: source.plan, revision: source.revision }) : null
      return client.forms.plan.saveDraft.mutate({ document: newPlanOf(form, region, { way, view }), basedOn: null })
    },
    async onSuccess(draft) {
      await queryClient.invalidateQueries({ queryKey: [['forms', 'plan']] })
      void navigate(`/${draft.plan}/edit`)
    },
  })
  const set = (name: keyof NewPlanTyped) => (value: string) => {
    begin.reset()
    setTyped({ ...typed, [name]: value })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (codeFault === null) begin.mutate()
  }
  const isWithoutSource = way !== 'blank' && source === undefined
  return (
    <form className="stack" onSubmit={submit}>
      <Card title={words.ways[way]} aside={words.leads[way]}>
        {regions.length > 1 ? (
          <SelectField
            label={words.myRegion}
            options={regions.map((one) => ({ value: one, title: nameOf(one) }))}
            value={regions.includes(region) ? region : home}
            onChange={setRegion}
          />
        ) : null}
        <RegionPicker label={words.region} home={home} value={region} onChange={setRegion} />
        {isWithoutSource ? (
          <EmptyState text={way === 'derive' ? words.noSuperior : words.nothingToCopy} icon="plan" />
        ) : (
          <>
            {source ? (
              <div className="field">
                <span className="field-label">{words.source[way === 'derive' ? 'derive' : 'copy']}</span>
                <SelectField
                  label={words.source[way === 'derive' ? 'derive' : 'copy']}
                  options={sources.map(({ plan, title }) => ({ value: plan, title }))}
                  value={source.plan}
                  onChange={set('source')}
                />
              </div>
            ) : null}
            <TextField label={words.planTitle} value={form.title} onChange={set('title')} required maxLength={500} />
            <div className="filing-fields">
              <TextField label={words.issuer} hint={words.issuerHint} value={form.issuer} onChange={set('issuer')} required />
              <TextField label={zh.filing.file.number} value={form.number} onChange={set('number')} />
              <TextField label={words.start} type="date" value={form.start} onChange={set('start')} />
              <TextField label={words.end} type="date" value={form.end} onChange={set('end')} required />
              <TextField label={zh.filing.file.issuedOn} type="date" value={form.issuedOn} onChange={set('issuedOn')} />
              <TextField
                label={zh.filing.file.code}
                hint={zh.filing.file.codeHint}
                fault={codeFault}
                value={form.code}
                onChange={set('code')}
                required
                pattern={codePattern}
                title={zh.filing.file.codeFault}
              />
            </div>
            {begin.error ? <FillProblem error={begin.error} /> : null}
            <div className="preview-actions">
              <button type="submit" className="button button-primary" disabled={begin.isPending || codeFault !== null}>
                {begin.isPending ? words.beginning : words.begin}
              </button>
            </div>
          </>
        )}
      </Card>
    </form>
  )
}
