import type { TemplateView } from '@duzhan/contracts'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { api, queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { authorRegions } from '../plans/authorRegions.ts'
import { usePlans } from '../plans/usePlans.ts'
import { Card } from '../ui/Card.tsx'
import { BlankField } from './BlankField.tsx'
import { CodeField } from './CodeField.tsx'
import { FillProblem } from './FillProblem.tsx'
import { FillStatus, type OpenPart } from './FillStatus.tsx'
import { codeField, filling } from './filling.ts'
import { RegionHelp } from './RegionHelp.tsx'
import type { Answer } from './readAnswer.ts'
import { useTyped } from './useTyped.ts'

/** Every blank with its check beside it; what is still open is counted, and only a whole form is sent. */
export function TemplateForm({ template }: { template: TemplateView }) {
  const me = useMe()
  const navigate = useNavigate()
  const plans = usePlans().data ?? []
  const [typed, type] = useTyped(`${me.account}.${template.template}`)
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set(Object.keys(typed)))
  const [isTried, setTried] = useState(false)
  const regions = authorRegions(me)
  const form = filling(template, { typed, regions, plans })
  const fill = useMutation(
    api.forms.template.fill.mutationOptions({
      networkMode: 'always',
      onSuccess: async (draft) => {
        await queryClient.invalidateQueries({ queryKey: [['forms', 'plan']] })
        void navigate(`/${draft.plan}`)
      },
      // a template that has changed since refuses what it would have taken; the new one takes its place
      onError: () => queryClient.invalidateQueries({ queryKey: [['forms', 'template']] }),
    }),
  )
  const isProposed = typed[codeField] === undefined && form.code !== ''
  const parts = [
    ...form.blanks,
    { key: codeField, title: zh.template.planCode, answer: form.code || null, fault: form.codeFault },
  ]
  const open: OpenPart[] = parts.flatMap(({ key, title, answer, fault }) =>
    fault === null ? [] : [{ id: fieldId(key), title, isMissing: answer === null }],
  )
  const edit = (key: string) => (text: string) => {
    fill.reset()
    type(key, text)
  }
  const leave = (key: string) => () => setLeft(new Set(left).add(key))
  /** A blank is not called missing before it was looked for; what is wrong is said as soon as the person has moved on. */
  const shownFault = (key: string, answer: unknown, fault: string | null) =>
    isTried || (answer !== null && left.has(key)) ? fault : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [first] = open
    if (first) document.getElementById(first.id)?.focus()
    else fill.mutate({ template: template.template, plan: form.code, answers: form.answers })
  }
  return (
    <form className="template-form" onSubmit={submit} noValidate>
      <Card title={zh.template.form}>
        {template.parameters.map((blank, at) => {
          const { answer = null, fault = null } = form.blanks[at] ?? {}
          return (
            <BlankField
              key={blank.key}
              blank={blank}
              typed={typed[blank.key] ?? ''}
              fault={shownFault(blank.key, answer, fault)}
              onType={edit(blank.key)}
              onLeave={leave(blank.key)}
            >
              {blank.key === form.regionKey ? (
                <RegionHelp region={fault === null ? String(answer) : null} regions={regions} onPick={edit(blank.key)} />
              ) : null}
            </BlankField>
          )
        })}
        <CodeField
          id={fieldId(codeField)}
          code={form.code}
          fault={isProposed ? form.codeFault : shownFault(codeField, form.code || null, form.codeFault)}
          replaces={form.replaces}
          onType={edit(codeField)}
          onLeave={leave(codeField)}
        />
      </Card>
      <aside className="template-aside">
        <Card title={zh.template.status}>
          <FillStatus open={open} total={form.blanks.length + (form.codeFault === null ? 0 : 1)} isTried={isTried} />
          <div>
            <p className="faint">{zh.template.willBe}</p>
            <p className="template-title">《{filledText(template.plan.title, form.answers, zh.template.blank)}》</p>
          </div>
          {fill.error ? <FillProblem error={fill.error} /> : null}
          <button type="submit" className="button button-primary button-block" disabled={fill.isPending}>
            {fill.isPending ? zh.template.generating : zh.template.generate}
          </button>
        </Card>
      </aside>
    </form>
  )
}

const fieldId = (key: string) => `blank-${key.replace('#', '-')}`

/** A template's text with the answers given so far; `blank` stands for those that are not. */
export function filledText(text: string, answers: Readonly<Record<string, Answer>>, blank: string): string {
  return text.replaceAll(/\{\{([A-Za-z][A-Za-z0-9_-]*)\}\}/g, (_whole, key: string) => {
    const answer = answers[key] ?? null
    return answer === null ? blank : [answer].flat().join('、')
  })
}
