import { gateFilling } from '@duzhan/checklist'
import { edited, valueAt } from '@duzhan/plan/edit'
import { asAuthor } from '@duzhan/test-kit/personas'
import { useMemo, useState } from 'react'
import { ChecklistBuilder } from '../planEdit/checklist/ChecklistBuilder.tsx'
import { shown } from './shown.tsx'

const at = ['checklists', 0, 'schema'] as const
let current: unknown

function Editor({ first }: { first: unknown }) {
  const [document, setDocument] = useState(first)
  current = document
  // what the platform would answer to the draft
  const refused = useMemo(
    () => gateFilling(valueAt(document, at)).map(({ path, rule }) => ({ path: path.replaceAll('/', '.'), message: rule })),
    [document],
  )
  return (
    <ChecklistBuilder
      schema={valueAt(document, at)}
      document={document}
      refused={refused}
      isChecked
      onChange={(value) => setDocument((now: unknown) => edited(now, { act: 'set', at, value }))}
    />
  )
}

/** Shows the builder over a checklist of a plan with a focus area, a unit, a team and an indicator. */
export async function showBuilder(schema: unknown): Promise<void> {
  history.replaceState(null, '', '/')
  const first = {
    focusAreas: [{ key: 'health', title: '基本医疗' }],
    units: [{ key: 'bureau', title: '卫健局' }],
    assignments: { teams: [{ key: 'county', title: '县督战队' }] },
    indicators: [
      { key: 'homes', code: 'core.homes', title: '安全住房户数', unit: '户', better: 'higher', measure: { kind: 'share' } },
      {
        key: 'bad',
        code: 'core.bad',
        title: '危房',
        unit: '户',
        better: 'lower',
        measure: { kind: 'share', where: { const: 'no' } },
      },
    ],
    checklists: [{ key: 'list', title: '清单', targetKind: 'village', schema }],
  }
  await shown(<Editor key={JSON.stringify(schema)} first={first} />, { as: asAuthor })
}

/** The checklist by now. */
export const builtSchema = () => valueAt(current, at)
