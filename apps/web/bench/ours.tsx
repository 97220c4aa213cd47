import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { MemoryRouter, Route, Routes } from 'react-router'
import { queryClient } from '../src/api/api.ts'
import { FillForm } from '../src/checklist/FillForm.tsx'
import { type Draft, draftKey } from '../src/device/draft.ts'
import { MeContext } from '../src/person/me.ts'
import { checklistOf, ledgerRows } from './checklist.ts'
// dressed as on the page, for what is drawn costs as much as what is worked out
import '../src/styles/tokens.css'
import '../src/styles/base.css'
import '../src/styles/controls.css'
import '../src/styles/surfaces.css'
import '../src/styles/table.css'
import '../src/styles/shell.css'
import '../src/styles/checklist.css'

const me = {
  account: 'bench',
  title: '督战员',
  grants: [],
  verbs: [],
  held: [],
  today: '2020-03-20',
  clockAhead: 0,
  isDemonstration: false,
}
const draft = (items: number): Draft => ({
  key: draftKey('bench', 'p', 'v'),
  id: '01890a5d-ac96-774b-8000-000000000001',
  account: 'bench',
  plan: 'p',
  visit: 'v',
  target: { id: 'v1', name: '甲村', place: '某县某镇' },
  checklist: 'village',
  revision: 1,
  title: '五百项清单',
  schema: checklistOf(items) as Record<string, unknown>, // a checklist as a draft keeps it
  startedAt: '2020-03-20T01:00:00.000Z',
  finishedAt: null,
  answers: { rows: { ledger: { rows: ledgerRows } } },
  savedAt: null,
  version: 0,
  correction: null,
  refused: null,
})

/** Draws the form that inspectors fill, opened at a section. */
Object.assign(globalThis, {
  openForm(items: number, step: string) {
    createRoot(document.getElementById('root') as HTMLElement).render(
      <QueryClientProvider client={queryClient}>
        <MeContext value={me}>
          <MemoryRouter initialEntries={[`/p/fill?step=${step}`]}>
            <Routes>
              <Route path="/p/fill" element={<FillForm draft={draft(items)} />} />
            </Routes>
          </MemoryRouter>
        </MeContext>
      </QueryClientProvider>,
    )
  },
})
