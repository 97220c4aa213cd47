import { afterEach, describe, expect, it, vi } from 'vitest'
import { press } from '../test/act.ts'
import { names, textOf } from '../test/find.ts'
import { shown } from '../test/shown.tsx'
import { PageBoundary } from './PageBoundary.tsx'

function Broken(): never {
  throw new Error('on purpose')
}
async function fall() {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  await shown(
    <PageBoundary>
      <Broken />
    </PageBoundary>,
  )
}
afterEach(() => void vi.restoreAllMocks())

describe('a page that falls over', () => {
  it('says so, and is loaded anew on request', async () => {
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => {})
    await fall()
    expect(textOf()).toContain('页面出错了，请刷新重试。')
    await press('重试')
    expect(reload).toHaveBeenCalledOnce()
  })

  it('blames the network where there is none', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    await fall()
    expect(textOf()).toContain('连接不上服务器')
  })

  it('is not in the way of one that stands', async () => {
    await shown(
      <PageBoundary>
        <p>好的</p>
      </PageBoundary>,
    )
    expect(textOf()).toBe('好的')
    expect(names('button')).toEqual([])
  })
})
