import { describe, expect, it, vi } from 'vitest'
import { press } from '../test/act.ts'
import { factOf, names, textOf, the } from '../test/find.ts'
import { soon } from '../test/settled.ts'
import { shown } from '../test/shown.tsx'
import { PasswordSlips } from './PasswordSlips.tsx'

const inspector = { account: 'qs-inspector', title: '县督战队督战岗', password: 'maple river lamp' }
const unit = { account: 'qs-unit', title: '县住建局整改岗', password: 'stone cloud oar' }
async function draw(...slips: (typeof inspector)[]) {
  const onClose = vi.fn()
  await shown(<PasswordSlips slips={slips} onClose={onClose} />)
  return onClose
}

describe('the slip with a first password', () => {
  it('says to whom, where and with what to sign in', async () => {
    await draw(inspector)
    expect(['岗位', '网址', '账号', '初始密码'].map(factOf)).toEqual([
      '县督战队督战岗',
      location.origin,
      'qs-inspector',
      'maple river lamp',
    ])
    expect(textOf()).toContain('首次登录时须改成自己的密码。')
  })

  it('says that it is shown this once', async () => {
    await draw(inspector)
    expect(textOf(the('status'))).toBe('初始密码只显示这一次，请立即打印或抄下交给本人。关闭后不能再看，只能重设。')
    expect(names('button')).toEqual(['打印', '已交给本人，关闭'])
  })

  it('is one for each of several, with how many there are', async () => {
    await draw(inspector, unit)
    expect(names('heading')).toEqual(['督战账号条', '督战账号条'])
    expect([...document.querySelectorAll('code')].map((code) => textOf(code))).toEqual([
      ...[inspector.account, inspector.password],
      ...[unit.account, unit.password],
    ])
    expect(textOf(the('status'))).toMatch(/^已开通 2 个账号。/)
    expect(names('button')).toContain('打印全部 2 张')
  })

  it('goes to the printer and stays until it is handed over', async () => {
    const print = vi.fn()
    vi.stubGlobal('print', print)
    const onClose = await draw(inspector)
    await press('打印')
    expect(print).toHaveBeenCalledTimes(1)
    expect(onClose).not.toHaveBeenCalled()
    await press('已交给本人，关闭')
    expect(onClose).toHaveBeenCalledTimes(1)
    vi.unstubAllGlobals()
  })

  it('of an invitation has the link, its code to be typed and a picture for a telephone, and is copied where the browser can', async () => {
    const writeText = vi.fn(async () => undefined)
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
    const { account, title } = inspector
    await shown(
      <PasswordSlips
        slips={[{ account, title, code: 'abcd-efgh', until: '2020-03-27T01:00:00.000Z' }]}
        onClose={() => undefined}
      />,
    )
    const link = `${location.origin}/invitation#abcd-efgh`
    expect(['岗位', '账号', '邀请链接', '邀请码'].map(factOf)).toEqual([title, account, link, 'abcd-efgh'])
    expect(textOf(the('status'))).toContain('邀请链接只显示这一次')
    await soon(() => expect(document.querySelector('svg.qr')?.getAttribute('aria-label')).toBe('邀请链接的二维码'))
    await press('复制链接')
    expect(writeText).toHaveBeenCalledWith(link)
    expect(names('button')).toContain('已复制')
    vi.unstubAllGlobals()
  })
})
