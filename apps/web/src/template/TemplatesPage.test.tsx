import type { TemplateView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { all, names, textOf, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { waiting } from '../test/platform.ts'

const author = { ...asAuthor, grants: [{ role: 'author' as const, region: world.city, plan: '*' as const }] }
const summary = { template: 'county', title: '县级实施方案模板', blanks: 12, savedAt: '2020-03-19T16:30:00.000Z' }
const view: TemplateView = { ...summary, parameters: [], plan: { title: '{{county}}方案', jurisdiction: world.county } }

describe('the templates', () => {
  const choices = () => all('link').filter((link) => link.matches('.plan-choice'))

  it('are told with how much there is to fill in, and the day in Shanghai on which they were kept', async () => {
    await opened('/plans/new', author, { 'forms.template.list': [summary] })
    expect(choices().map((choice) => textOf(choice))).toEqual(['县级实施方案模板12 处空白待填2020年3月20日 更新'])
    expect(choices()[0]?.getAttribute('href')).toBe('/plans/new/county')
  })

  it('are none yet, and who can bring them in is said', async () => {
    await opened('/plans/new', author, { 'forms.template.list': [] })
    expect(textOf()).toContain('请联系系统管理员导入模板')
  })

  it('are of no use to who may write one plan only, which is said', async () => {
    await opened('/plans/new', asAuthor, { 'forms.template.list': [summary] })
    expect(choices()).toEqual([])
    expect(textOf()).toContain('您的权限只限于已有的方案')
  })

  it('say why they cannot be shown', async () => {
    await opened('/plans/new', author, { 'forms.template.list': new Problem('forbidden', 'right.missing') })
    expect(textOf(the('alert'))).toContain('right.missing')
  })
})

describe('one template', () => {
  it('stands under its title, with the way back', async () => {
    await opened('/plans/new/county', author, { 'forms.template.byKey': view })
    expect(names('heading')[0]).toBe('县级实施方案模板')
    expect(all('link', document.querySelector('.crumbs') ?? document).map((link) => link.getAttribute('href'))).toEqual([
      '/plans',
      '/plans/new',
    ])
    expect(names('form')).toHaveLength(1)
  })

  it('waits with a skeleton', async () => {
    await opened('/plans/new/county', author, { 'forms.template.byKey': waiting })
    expect(names('status')).toEqual(['正在载入…'])
  })

  it('is not found, or not theirs', async () => {
    await opened('/plans/new/county', author, { 'forms.template.byKey': new Problem('absent', 'template.absent') })
    expect(textOf()).toContain('没有找到')
  })
})
