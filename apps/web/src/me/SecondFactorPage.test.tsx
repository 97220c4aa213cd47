import { Problem } from '@duzhan/problems'
import { asOperator } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { App } from '../app.tsx'
import { press, write } from '../test/act.ts'
import { aPlanPage, aPlanView, regionNames } from '../test/builders/aPlan.ts'
import { aWaiting } from '../test/builders/aWaiting.ts'
import { all, names, textOf, the } from '../test/find.ts'
import { type Answers, platform } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { drawn, meOf } from '../test/shown.tsx'

const begun = { secret: 'GEZDGNBVGY3TQOJQ', uri: 'otpauth://totp/x?secret=GEZDGNBV', ticket: 'ticket' }
async function open(answers: Answers = {}) {
  const asked = platform({
    'session.current': { ...meOf({ ...asOperator, grants: [] }), mustTurnOnSecondFactor: true },
    'forms.plan.list': aPlanPage(),
    'forms.plan.byId': aPlanView(),
    'forms.log.asideList': [],
    'assignments.log.asideList': [],
    'aggregation.log.asideList': [],
    'identity.region.list': regionNames,
    'assignments.work.waiting': aWaiting(),
    'assignments.message.unread': { count: 0 },
    ...answers,
  })
  history.replaceState(null, '', '/home')
  await drawn(<App />)
  await soon(() => the('heading', '开启两步验证'))
  return asked
}

describe('an operator of a platform that wants a second step', () => {
  it('turns it on before anything else, and begins work when the recovery codes are kept', async () => {
    const asked = await open({
      'session.beginSecondFactor': begun,
      'session.confirmSecondFactor': { me: meOf(asOperator), recoveryCodes: ['aaaa-bbbb-cccc-dddd'] },
    })
    expect(textOf()).toContain('本平台要求系统管理岗位使用两步验证')
    expect(names('link')).toEqual([])
    await write('当前密码', 'right')
    await press('下一步')
    await write('应用显示的 6 位数字', '123456')
    await press('确认开启')
    expect(asked.asked('session.confirmSecondFactor')).toEqual([{ ticket: 'ticket', code: '123456' }])
    expect(textOf(the('region', '恢复码'))).toContain('aaaa-bbbb-cccc-dddd')
    await press('已保存好，完成')
    await soon(() => expect(names('link').length).toBeGreaterThan(0))
    expect(textOf()).not.toContain('aaaa-bbbb-cccc-dddd')
  })

  it('may leave, and is told what is refused', async () => {
    await open({
      'session.beginSecondFactor': new Problem('invalid', 'password.wrong'),
      'session.signOut': { leave: null },
    })
    await write('当前密码', 'guess')
    await press('下一步')
    expect(all('alert')).toHaveLength(1)
    await press('退出登录')
    await soon(() => expect(names('button')).toContain('登录'))
  })
})
