import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { planJsonSchema } from './planJsonSchema.ts'

const file = new URL('./plan.schema.json', import.meta.url)

// After a change of the schema: UPDATE_PLAN_SCHEMA=1 npx vitest run packages/plan
if (process.env['UPDATE_PLAN_SCHEMA']) writeFileSync(file, `${JSON.stringify(planJsonSchema(), null, 2)}\n`)

it('the published plan.schema.json says what the code checks', () => {
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(planJsonSchema())))
})
