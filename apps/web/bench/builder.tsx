import { newChecklist, withItems, withSection } from '@duzhan/checklist/edit'
import { beginEditing, edit } from '@duzhan/plan/edit'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { MemoryRouter } from 'react-router'
import { MeContext } from '../src/person/me.ts'
import { ChecklistBuilder } from '../src/planEdit/checklist/ChecklistBuilder.tsx'
import { kindNames } from '../src/planEdit/checklist/kindWords.ts'
import { EditPlanContext } from '../src/planEdit/editPlan.ts'
import { FieldView } from '../src/planEdit/FieldView.tsx'
import { keepEdits } from '../src/planEdit/keptEdits.ts'
// dressed as on the page, for what is drawn costs as much as what is worked out
import '../src/styles/tokens.css'
import '../src/styles/base.css'
import '../src/styles/controls.css'
import '../src/styles/surfaces.css'
import '../src/styles/planEdit.css'

const perSection = 30
const nothing: never[] = []
const me = {
  account: 'bench',
  title: '方案管理员',
  grants: [],
  verbs: [],
  held: [],
  today: '2020-03-20',
  clockAhead: 0,
  isDemonstration: false,
}
const kinds = kindNames.filter((kind) => kind !== 'computed')

/** A plan whose only checklist asks so many things of every kind, thirty in a section. */
function planOf(items: number): unknown {
  const asked = Array.from({ length: items }, (_, at) => ({
    kind: kinds[at % kinds.length] ?? 'text',
    title: `第${at + 1}项是否落实到位`,
  }))
  const schema = asked.reduce<unknown>((so, item, at) => {
    const section = Math.floor(at / perSection) + 1
    const begun = at % perSection === 0 && at > 0 ? withSection(so, `第${section}部分`) : so
    return withItems(begun, `section${section}`, [item])
  }, newChecklist('三百项清单'))
  const focusAreas = [{ key: 'matter', title: '人居环境' }]
  return { title: '方案', focusAreas, checklists: [{ key: 'list', title: '清单', targetKind: 'village', schema }] }
}

/** The builder over a plan that is edited and kept on the device as on its page; what the platform would do is left out. */
function Editor({ items }: { items: number }) {
  const [editing, setEditing] = useState(() => beginEditing(planOf(items)))
  const [base] = useState(editing.document)
  const { document } = editing
  useEffect(() => {
    if (document !== base) keepEdits({ plan: 'bench', revision: 1 }, { base, document })
  }, [document, base])
  const { checklists } = document as { checklists: { schema: unknown }[] } // as it was made
  const change = (...edits: Parameters<typeof edit>[1][]) => setEditing((now) => edit(now, ...edits))
  return (
    <EditPlanContext value={{ document, whole: document, superior: null, findings: [], change, faults: [], Field: FieldView }}>
      <ChecklistBuilder
        schema={checklists[0]?.schema}
        document={document}
        refused={nothing}
        isChecked
        onChange={(schema) => change({ act: 'set', at: ['checklists', 0, 'schema'], value: schema })}
      />
    </EditPlanContext>
  )
}

Object.assign(globalThis, {
  openBuilder(items: number) {
    createRoot(document.getElementById('root') as HTMLElement).render(
      <MeContext value={me}>
        <MemoryRouter>
          <Editor items={items} />
        </MemoryRouter>
      </MeContext>,
    )
  },
})
