import { randomUUID } from 'node:crypto'
import type { callAs } from './call.ts'

interface Schema {
  properties: Record<string, Schema>
  'x-item'?: { kind: string; good?: string }
}

/** A filled village checklist without a finding, as a device would send it. */
export async function goodSubmission(call: Awaited<ReturnType<typeof callAs>>, target: string) {
  const plan = 'xiangtan-2020'
  const { data } = await call('query', 'forms.checklist.byKey', { plan, checklist: 'village' })
  const { schema, revision } = data as { schema: Schema; revision: number } // the contract's ChecklistView
  const answerItem = (item: Schema) =>
    item['x-item']?.kind === 'text'
      ? { text: '对照台账逐户排查，未发现短板。' }
      : Object.fromEntries(
          Object.entries(item.properties).flatMap(([key, clause]) =>
            clause['x-item']?.good ? [[key, clause['x-item'].good]] : [],
          ),
        )
  const each = <Out>(properties: Record<string, Schema>, of: (child: Schema) => Out) =>
    Object.fromEntries(Object.entries(properties).map(([key, child]) => [key, of(child)]))
  return {
    id: randomUUID().replace(/^(.{14})4/, '$17'),
    plan,
    revision,
    checklist: 'village',
    target,
    startedAt: '2020-03-20T00:10:00.000Z',
    finishedAt: '2020-03-20T00:50:00.000Z',
    answers: each(schema.properties, (section) => each(section.properties, answerItem)),
  }
}
