import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asInspector } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { press, write } from '../test/act.ts'
import { all, nameOf, names, textOf, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { soon } from '../test/settled.ts'
import { findHelp, titleOf, unbroken } from './findHelp.ts'
import { helpTexts } from './helpTexts.ts'
import { topicOf } from './topicOf.ts'

const web = join(import.meta.dirname, '..')
const documents = join(web, '../../../docs/how-to')
const isChinese = (text: string) => /\p{Script=Han}/u.test(titleOf(text))

/** The addresses of all pages, as the routes have them, with a made-up part for each that is open. */
function addresses(): string[] {
  const found: string[] = []
  let parent = ''
  for (const line of readFileSync(join(web, 'routes.tsx'), 'utf8').split('\n')) {
    const path = /path="([^"]+)"/.exec(line)?.[1]
    if (line.includes('<Route path="/')) parent = path ?? ''
    if (line.includes('LeadOn') || path?.endsWith('*')) continue // it leads elsewhere, or is none
    if (line.includes('<Route index')) found.push(parent)
    else if (path !== undefined && !path.startsWith('/')) found.push(`${parent}/${path}`)
  }
  return found.map((address) => address.replaceAll(/:\w+/g, 'x-1'))
}

describe('the help', () => {
  it('has a text for every page', () => {
    expect(addresses().length).toBeGreaterThan(35)
    const without = addresses().filter((address) => !helpTexts.has(topicOf(address) ?? ''))
    expect(without).toEqual([])
  })

  it('is none of an address that is no page', () => {
    for (const address of ['/', '/operator/other', '/demo/a/b/c/d/e/f/g/h']) expect(topicOf(address), address).toBeNull()
  })

  it('holds every how-to in Chinese, and none that is not', () => {
    const written = readdirSync(documents).filter((name) => name.endsWith('.md'))
    const chinese = written.filter((name) => isChinese(readFileSync(join(documents, name), 'utf8')))
    expect([...helpTexts.keys()].sort()).toEqual(chinese.map((name) => name.replace('.md', '')).sort())
    for (const [topic, text] of helpTexts) expect(text, topic).toBe(readFileSync(join(documents, `${topic}.md`), 'utf8'))
  })
})

describe('looking for help', () => {
  const texts = new Map([
    ['one', '# 办理问题\n\n先签收，再[反馈](x.md)整改\n情况。\n\n| 情况 | 办法 |\n|---|---|\n| 逾期 | 尽快 |'],
    ['two', '# 报送材料\n\n- **逾期**的写明原因。\n\n```sh\n签收\n```'],
    ['three', '# 逾期怎么办\n\n先问。'],
  ])
  const topics = (asked: string) => findHelp(texts, asked).map(({ topic }) => topic)

  it('finds texts that hold every word, the one of that title first', () => {
    expect(topics('逾期')).toEqual(['three', 'one', 'two'])
    expect(topics('逾期 原因')).toEqual(['two'])
    expect(topics('逾期  签收')).toEqual(['one'])
    expect(topics('不存在')).toEqual([])
  })

  it('finds nothing by nothing', () => {
    for (const asked of ['', '  ']) expect(topics(asked)).toEqual([])
  })

  it('shows the place in plain words, with lines made whole', () => {
    expect(findHelp(texts, '整改')[0]?.excerpt).toBe('先签收，再反馈整改情况。')
    expect(findHelp(texts, '尽快')[0]?.excerpt).toBe('逾期 尽快')
  })

  it('keeps a blank where a line that is not Chinese was broken', () => {
    expect(unbroken('打开 Google\nChrome')).toBe('打开 Google Chrome')
    expect(unbroken('打开\n页面')).toBe('打开页面')
  })

  it('never shows the signs of writing, whatever is looked for', () => {
    for (const asked of ['督战', '问题', '登录', '方案', '区划', '名单', '期限'])
      for (const { title, excerpt } of findHelp(helpTexts, asked)) {
        expect(excerpt, `${asked}: ${title}`).not.toMatch(/\*\*|`|\]\(|\|/)
        expect(excerpt.length).toBeLessThanOrEqual(62)
      }
  })
})

describe('the help on a page', () => {
  const open = async () => {
    await opened('/me', asInspector, {
      'session.own': { sessions: [], secondFactor: { isOn: false, recoveryCodesLeft: 0, demand: 'optional' } },
    })
    await press('帮助')
    await soon(() => the('dialog', '帮助'))
  }

  it('tells of that page, as the document does', async () => {
    await open()
    expect(names('heading')).toEqual(expect.arrayContaining(['管好自己的账号', '开启两步验证', '大字显示']))
    const text = textOf(the('dialog', '帮助'))
    expect(text).toContain('新密码至少 10 个字符')
    expect(text).not.toMatch(/\*\*|\]\(|\| ---/)
    expect(document.querySelectorAll('.help-text table')).toHaveLength(1)
  })

  it('leads to other texts, and back to that of the page', async () => {
    await open()
    await press('查看消息')
    expect(names('heading')).toContain('查看消息')
    await press('回到本页的帮助')
    expect(names('heading')).toContain('管好自己的账号')
    expect(names('button')).not.toContain('回到本页的帮助')
  })

  it('is searched, and says so where nothing is found', async () => {
    await open()
    await write('在帮助里查找', '没有网络')
    await soon(() => expect(textOf()).toMatch(/找到 \d+ 篇/))
    await press(/走访督战和填报记录/)
    await soon(() => expect(names('heading')).toContain('走访督战和填报记录'))
    await write('在帮助里查找', '飞船')
    await soon(() => expect(textOf()).toContain('没有找到“飞船”'))
  })

  it('leads from text to text where a document has a link, and names what is not there', async () => {
    await open()
    await press('从首页开始办事')
    const links = all('button').filter((one) => one.className === 'help-link')
    expect(links.map(nameOf)).toEqual(['消息', '我的账号'])
    await press('我的账号', the('dialog', '帮助'))
    expect(names('heading')).toContain('管好自己的账号')
  })
})
