import { problemOf } from '../api/problemOf.ts'
import { DocumentProblem } from '../difference/DocumentProblem.tsx'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'

/** Why a filled form was refused after all. */
export function FillProblem({ error }: { error: unknown }) {
  const { code } = problemOf(error)
  const said = sentences[code]
  if (!said) return <DocumentProblem error={error} />
  return (
    <p className="notice notice-bad" role="alert">
      <Icon name="warning" />
      {said}
    </p>
  )
}

/** Said otherwise than elsewhere: here a code that is absent is one that another region has. */
const sentences: Readonly<Record<string, string>> = {
  'plan.absent': zh.template.planCodeRefused,
  'template.incomplete': zh.template.changed,
}
