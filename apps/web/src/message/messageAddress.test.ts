import type { MessagePage } from '@duzhan/contracts'
import { describe, expect, it } from 'vitest'
import { messageAddress } from './messageAddress.ts'

const to = (page: MessagePage) => messageAddress({ plan: 'demo-2020', page })

describe('where a message leads', () => {
  it.each<[string, MessagePage, string]>([
    ['one finding', { page: 'finding', id: 'f-1' }, '/demo-2020/findings/f-1'],
    ['a paper that is filed', { page: 'filing', id: 'p-1' }, '/demo-2020/filings/p-1'],
    ['a target', { page: 'target', id: 'v-1' }, '/demo-2020/targets/v-1'],
    ['a list', { page: 'list', id: 'municipal' }, '/demo-2020/lists/municipal'],
    ['several findings of one’s own', { page: 'findings' }, '/demo-2020/findings?mine=1'],
    ['those of them that fall due', { page: 'findings', due: 'soon' }, '/demo-2020/findings?mine=1&due=soon'],
    ['those of them that are late', { page: 'findings', due: 'late' }, '/demo-2020/findings?mine=1&due=late'],
    ['the visits of one’s own', { page: 'visits' }, '/demo-2020/visits?whose=mine'],
    ['what is owed', { page: 'dues' }, '/demo-2020/dues?show=owed'],
    ['the plan', { page: 'plan' }, '/demo-2020'],
  ])('to %s', (_, page, address) => {
    expect(to(page)).toBe(address)
  })

  it.each(['finding', 'due', 'target'] as const)('to a %s by its whole id, whatever signs stand in it', (page) => {
    const id = 'a/b?c#d:1'
    const { pathname, search, hash } = new URL(to({ page, id }), 'https://duzhan.example')
    expect(decodeURIComponent(pathname.split('/').at(-1) ?? '')).toBe(id)
    expect(search + hash).toBe('')
  })
})
