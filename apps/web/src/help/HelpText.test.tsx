import { describe, expect, it } from 'vitest'
import { press } from '../test/act.ts'
import { all, names, textOf, texts } from '../test/find.ts'
import { shown } from '../test/shown.tsx'
import { HelpText } from './HelpText.tsx'

/** Shows a text under its title; tells to which other texts it led. */
async function show(...lines: string[]) {
  const led: string[] = []
  await shown(<HelpText text={['# 标题', '', ...lines].join('\n')} onTopic={(topic) => led.push(topic)} />)
  return led
}

describe('a how-to text on a page', () => {
  it('leaves out its own title, which stands above it', async () => {
    await show('先签到。')
    expect(textOf()).toBe('先签到。')
  })

  it('has its parts under headings, with paragraphs whose lines are one again', async () => {
    await show('## 怎样填', '', '逐项填写，', '填完提交。', '', '用 .xlsx', '或 .csv 都可以。')
    expect(names('heading')).toEqual(['怎样填'])
    expect([...document.querySelectorAll('p')].map((one) => one.textContent)).toEqual([
      '逐项填写，填完提交。',
      '用 .xlsx 或 .csv 都可以。',
    ])
  })

  it('has steps with numbers and points without, also one within another', async () => {
    await show('1. 打开督战任务', '2. 选一个对象', '   - 村', '   - 户', '', '- 不能撤回')
    expect(document.querySelectorAll('ol > li')).toHaveLength(2)
    expect(texts('item')).toEqual(['打开督战任务', '选一个对象村户', '村', '户', '不能撤回'])
  })

  it('has a table with its headings, and in its cells what may stand in a line', async () => {
    await show('| 看到什么 | 怎样办 |', '| --- | --- |', '| **逾期** | 尽快 `提交` |', '| 待办 | [消息](read-messages.md) |')
    expect([...document.querySelectorAll('th')].map((one) => [one.textContent, one.scope])).toEqual([
      ['看到什么', 'col'],
      ['怎样办', 'col'],
    ])
    expect(texts('row')).toEqual(['逾期尽快 提交', '待办消息'])
    expect([...document.querySelectorAll('td strong, td code')].map((one) => one.textContent)).toEqual(['逾期', '提交'])
  })

  it('shows what is to be typed as it stands', async () => {
    await show('```json', '{ "limit": 1 }', '```')
    expect(document.querySelector('pre')?.textContent).toBe('{ "limit": 1 }')
  })

  it('leads to another text of the help, at whichever part of it, and only names any other document', async () => {
    const led = await show(
      '见[消息](read-messages.md#未读)、[词汇表](../reference/glossary.md)和[网站](https://duzhan.example)。',
    )
    expect(textOf()).toBe('见消息、词汇表和网站。')
    expect(names('button')).toEqual(['消息'])
    expect(all('link')).toEqual([])
    await press('消息')
    expect(led).toEqual(['read-messages'])
  })

  it('runs nothing that a text holds', async () => {
    await show('<script>window.ran = true</script>', '', '<img src="x" onerror="window.ran = true">', '', '完')
    expect(document.querySelectorAll('script, img')).toHaveLength(0)
    expect(textOf()).toContain('完')
  })
})
