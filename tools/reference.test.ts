import { join } from 'node:path'
import { columnKindNames, itemKinds, keywordWords, kindShapes, optionWords } from '@duzhan/checklist'
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
    const rows = Object.entries(glossary).map(([code, [chinese, meaning, ...never]]) => [
      ...[chinese, `\`${code}\``, meaning],
      never.join('、'),
    ])
    const text = page(
      'Glossary 词汇表',
      generated('packages/contracts/src/glossary.ts'),
      table(['中文', 'code', '含义', '不说'], rows),
    )
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

  it('kinds of item and the vocabulary of checklists', async () => {
    const kinds = Object.entries(kindShapes).map(([kind, shape]) => {
      const { zh, en } = itemKinds[kind as keyof typeof itemKinds].title // a key of the same table
      const fields = Object.entries(shape.fields).map(([name, { isNeeded }]) => `\`${name}\`${isNeeded ? '' : '?'}`)
      const columns = shape.columns === 'rows' ? ['columns in `rows`'] : shape.columns === 'fields' ? ['columns'] : []
      const parts = [...(shape.asksClauses ? ['clauses'] : []), ...fields, ...columns]
      const more = shape.takesCompanions ? ['`note`?', '`photos`?'].filter((field) => !parts.includes(field)) : []
      return [`\`${kind}\``, zh, en, [...parts, ...more].join(', '), shape.options.map((option) => `\`${option}\``).join(', ')]
    })
    const options = Object.entries(optionWords).map(([option, { zh, en }]) => [`\`${option}\``, zh, en])
    const keywords = Object.entries(keywordWords).map(([keyword, { zh, en }]) => [`\`${keyword}\``, zh, en])
    const examples = Object.entries(kindShapes).map(
      ([kind, { example }]) =>
        `### ${itemKinds[kind as keyof typeof itemKinds].title.zh} ${kind}\n\n\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\``,
    )
    const body = [
      'An item is a closed object in a section; `?` marks a field that it may leave out. Whatever is not listed here is refused.',
      table(['kind', '中文', 'English', 'fields', 'options of `x-item`'], kinds),
      `A column of a table, a household or a group is one value of the kinds ${columnKindNames.map((kind) => `\`${kind}\``).join(', ')}, with \`x-item\` on the column itself.`,
      `## Options 选项\n\n${table(['option', '含义', 'meaning'], options)}`,
      `## Keywords 关键字\n\n${table(['keyword', '含义', 'meaning'], keywords)}`,
      `## Examples 示例\n\n${examples.join('\n\n')}`,
    ].join('\n\n')
    const why = generated('packages/checklist/src/kind')
    await expect(page('Item kinds 题型', why, body)).toMatchFileSnapshot(reference('item-kinds.md'))
  })

  it('codes of what is said of a plan, and their sentences', async () => {
    const rows = Object.entries(planCatalogue).map(([code, { zh, en }]) => [`\`${code}\``, zh, en])
    const why = `${generated('packages/plan/src/wording/catalogue.ts')} Codes are permanent; \`{name}\` is filled from the details, a part in \`[ ]\` is left out where one is missing. How a program reads them: [command line](cli.md).`
    await expect(page('Plan codes 方案代码', why, table(['code', '中文', 'English'], rows))).toMatchFileSnapshot(
      reference('plan-codes.md'),
    )
  })
})
