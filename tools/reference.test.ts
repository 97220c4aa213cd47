import { join } from 'node:path'
import { glossary, policy } from '@duzhan/contracts'
import { planCatalogue } from '@duzhan/plan'
import { catalogue } from '@duzhan/problems'
import { configSchema } from '@duzhan/service-kit'
import { describe, expect, it } from 'vitest'

const reference = (name: string) => join(import.meta.dirname, '..', 'docs', 'reference', name)
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')
const page = (title: string, why: string, body: string) => `# ${title}\n\n${why}\n\n${body}\n`
const generated = (source: string) =>
  `Generated from \`${source}\`; after a change there, \`npx vitest run tools/reference -u\` writes this page anew.`

describe('the reference pages say what the code says', () => {
  it('glossary', async () => {
    const rows = Object.entries(glossary).map(([code, [chinese, meaning]]) => [chinese, `\`${code}\``, meaning])
    const text = page('Glossary 词汇表', generated('packages/contracts/src/glossary.ts'), table(['中文', 'code', '含义'], rows))
    await expect(text).toMatchFileSnapshot(reference('glossary.md'))
  })

  it('verbs and the roles that hold them', async () => {
    const rows = Object.entries(policy).map(([verb, roles]) => [`\`${verb}\``, roles.join(', ')])
    const why = `${generated('packages/contracts/src/policy.ts')} Where a role holds a verb is decided by the grant's region and plan.`
    await expect(page('Verbs 权限表', why, table(['verb', 'roles'], rows))).toMatchFileSnapshot(reference('verbs.md'))
  })

  it('settings', async () => {
    const defaults: Record<string, unknown> = configSchema.parse({})
    const rows = Object.entries(configSchema.shape).map(([name, field]) => {
      const given = defaults[name]
      return [`\`${name}\``, given === undefined ? '' : `\`${given}\``, field.description ?? '']
    })
    for (const [name, , meaning] of rows) expect(meaning, name).not.toBe('')
    const why = `${generated('packages/service-kit/src/config.ts')} Set as environment variables; an empty one counts as unset, a wrong one ends the start with its name.`
    await expect(page('Settings 运行设置', why, table(['variable', 'default', 'what it does'], rows))).toMatchFileSnapshot(
      reference('settings.md'),
    )
  })

  it('problem codes and their sentences', async () => {
    const rows = Object.entries(catalogue).map(([code, { zh, en }]) => [`\`${code}\``, zh, en])
    const why = `${generated('packages/problems/src/sentences')} Codes are permanent; \`{name}\` is filled from the problem's details.`
    await expect(page('Problem codes 问题代码', why, table(['code', '中文', 'English'], rows))).toMatchFileSnapshot(
      reference('problems.md'),
    )
  })

  it('codes of what is said of a plan, and their sentences', async () => {
    const rows = Object.entries(planCatalogue).map(([code, { zh, en }]) => [`\`${code}\``, zh, en])
    const why = `${generated('packages/plan/src/wording/catalogue.ts')} Codes are permanent; \`{name}\` is filled from the details, a part in \`[ ]\` is left out where one is missing. How a program reads them: [command line](cli.md).`
    await expect(page('Plan codes 方案代码', why, table(['code', '中文', 'English'], rows))).toMatchFileSnapshot(
      reference('plan-codes.md'),
    )
  })
})
