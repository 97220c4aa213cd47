import { randomUUID } from 'node:crypto'
import { unchecked } from '@duzhan/test-kit/unchecked'
import type { Call } from './call.ts'

interface Schema {
  properties: Record<string, Schema>
  'x-item'?: { kind: string; good?: 'yes' | 'no' }
}

/** A filled village checklist as a device would send it, without a finding but for the clauses that `isBad` picks. */
export async function goodSubmission(call: Call, target: string, isBad: (clausePath: string) => boolean = () => false) {
  const plan = 'xiangtan-2020'
  const { data } = await call('query', 'forms.checklist.byKey', { plan, checklist: 'village' })
  if (!data) throw new Error(`there is no checklist of ${plan}`)
  const schema = unchecked<Schema>(data.schema) // a checklist is sections of items of clauses
  const answerItem = (path: string, item: Schema) => {
    if (item['x-item']?.kind === 'text') return { text: '对照台账逐户排查，未发现短板。' }
    const answers = Object.entries(item.properties).flatMap(([key, clause]) => {
      const good = clause['x-item']?.good
      if (!good) return []
      return [{ key, answer: isBad(`${path}.${key}`) ? (good === 'yes' ? 'no' : 'yes') : good, good }]
    })
    const isItemBad = answers.some(({ answer, good }) => answer !== good)
    return {
      ...Object.fromEntries(answers.map(({ key, answer }) => [key, answer])),
      ...(isItemBad && { note: '现场查看，尚未落实到位，已当场反馈村支两委。' }),
    }
  }
  const each = <Out>(path: string, { properties }: Schema, of: (path: string, child: Schema) => Out) =>
    Object.fromEntries(Object.entries(properties).map(([key, child]) => [key, of(path === '' ? key : `${path}.${key}`, child)]))
  return {
    id: randomUUID().replace(/^(.{14})4/, '$17'),
    plan,
    revision: data.revision,
    checklist: 'village',
    target,
    startedAt: '2020-03-20T00:10:00.000Z',
    finishedAt: '2020-03-20T00:50:00.000Z',
    answers: each('', schema, (path, section) => each(path, section, answerItem)),
  }
}
