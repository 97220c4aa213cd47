import type { PlanView } from '@duzhan/contracts'
import { isFreeOf, type MarkedBlank, templateOf, wordsIn } from '@duzhan/plan/edit'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link, useParams } from 'react-router'
import { api, queryClient } from '../api/api.ts'
import { DocumentProblem } from '../difference/DocumentProblem.tsx'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { authorRegions } from '../plans/authorRegions.ts'
import { usePlan } from '../plans/usePlan.ts'
import { Card } from '../ui/Card.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { AbsentNotice } from '../ui/ProblemNotice.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { TextField } from '../ui/TextField.tsx'
import { MarkBlank } from './MarkBlank.tsx'
import { MarkedBlanks } from './MarkedBlanks.tsx'
import '../styles/template.css'

const words = zh.makeTemplate

/** A template is made of a plan: what another jurisdiction writes otherwise is marked as a blank, and all is kept for those below. */
export function MakeTemplatePage() {
  const { plan = '' } = useParams()
  const me = useMe()
  const query = usePlan(plan)
  return (
    <div className="page">
      <QueryView query={query} lines={8}>
        {(view) => (authorRegions(me).length > 0 ? <MakeTemplate key={view.hash} view={view} /> : <AbsentNotice />)}
      </QueryView>
    </div>
  )
}

function MakeTemplate({ view }: { view: PlanView }) {
  const [title, setTitle] = useState(words.proposed(view.title))
  const [blanks, setBlanks] = useState<readonly MarkedBlank[]>(() => [regionBlank(view.document)])
  const save = useMutation(
    api.forms.template.save.mutationOptions({
      networkMode: 'always',
      onSuccess: () => queryClient.invalidateQueries({ queryKey: [['forms', 'template']] }),
    }),
  )
  const put = (next: readonly MarkedBlank[]) => {
    save.reset()
    setBlanks(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ document: templateOf(view.document, { key: view.plan, title: title.trim(), blanks }) })
  }
  return (
    <>
      <PageHead title={words.title} lead={words.lead} crumbs={[{ title: zh.shell.plan, to: `/${view.plan}` }]} />
      <div className="template-form">
        <div className="stack">
          <MarkBlank
            document={view.document}
            isFree={(text) => isFreeOf(blanks, text)}
            onMark={(blank) => put([...blanks, { ...blank, key: freshKey(blanks) }])}
          />
          <MarkedBlanks blanks={blanks} onChange={put} />
        </div>
        <aside className="template-aside">
          <Card title={words.keep}>
            <form className="stack" onSubmit={submit}>
              <TextField label={words.name} value={title} onChange={setTitle} required maxLength={500} />
              <p className="muted">{blanks.length === 0 ? words.noBlanks : words.count(blanks.length)}</p>
              {save.error ? <DocumentProblem error={save.error} /> : null}
              {save.data ? (
                <div className="notice notice-good" role="status">
                  <Icon name="check" />
                  <div>
                    <p>{words.kept(save.data.title)}</p>
                    <p>
                      <Link to={`/plans/new/${save.data.template}`}>{words.use}</Link>
                    </p>
                  </div>
                </div>
              ) : null}
              <button
                type="submit"
                className="button button-primary button-block"
                disabled={blanks.length === 0 || save.isPending}
              >
                {save.isPending ? words.saving : words.save}
              </button>
            </form>
          </Card>
        </aside>
      </div>
    </>
  )
}

/** Whose the plan is differs everywhere: without this blank a template would serve its own region alone. */
function regionBlank(document: PlanView['document']): MarkedBlank {
  const { jurisdiction: text } = document
  const places = wordsIn(document, text).map(({ at }) => at)
  return { key: 'blank1', title: words.regionCode, hint: words.regionHint, kind: 'region', words: text, places }
}

/** A key that no blank has, also where others were taken away again. */
function freshKey(blanks: readonly MarkedBlank[]): string {
  const numbers = blanks.map(({ key }) => Number(key.replace('blank', '')))
  return `blank${Math.max(0, ...numbers) + 1}`
}
