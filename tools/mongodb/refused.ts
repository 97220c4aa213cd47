import { basename, dirname, relative } from 'node:path'
import { beforeEach } from 'vitest'
import refused from './refused.json' with { type: 'json' }

const reasons = new Map(refused.flatMap(({ reason, tests }) => tests.map((name) => [name, reason] as const)))
const asked = process.env['DUZHAN_ON_FERRETDB']

// On FerretDB a test runs that is not listed, or, asked so, one that is.
beforeEach(({ task, skip }) => {
  if (asked === undefined) return
  const { name: file } = task.file
  const service = basename(dirname(relative('services', file)).split('/src')[0] ?? '')
  const titles: string[] = []
  for (let at: { name: string; suite?: typeof at } | undefined = task; at && at.name !== file; at = at.suite)
    titles.unshift(at.name)
  const reason = reasons.get(`${service}/${basename(file).replace('.mongo.int.test.ts', '')}: ${titles.join(' > ')}`)
  if ((reason !== undefined) !== (asked === 'refused')) skip(reason)
})
