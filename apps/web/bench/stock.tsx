import Form from '@rjsf/core'
import type { RJSFSchema } from '@rjsf/utils'
import { customizeValidator } from '@rjsf/validator-ajv8'
import { createRoot } from 'react-dom/client'
import { checklistOf, ledgerRows } from './checklist.ts'

const validator = customizeValidator({
  ajvOptionsOverrides: { strict: false },
  customFormats: { month: /^\d{4}-(0[1-9]|1[0-2])$/, time: /^\d\d:\d\d/ },
})

/** Draws the same checklist with the form engine as it comes, which knows no sections to open by. */
Object.assign(globalThis, {
  openForm(items: number) {
    createRoot(document.getElementById('root') as HTMLElement).render(
      <Form
        schema={checklistOf(items) as RJSFSchema}
        validator={validator}
        liveValidate="onChange"
        initialFormData={{ rows: { ledger: { rows: ledgerRows } } }}
      />,
    )
  },
})
