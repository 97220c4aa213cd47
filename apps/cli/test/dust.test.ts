import { dust } from '@duzhan/plan-packs'
import { afterAll, expect, it } from 'vitest'
import { say, workFolder } from './workFolder.ts'

const files = workFolder()
afterAll(() => files.remove())

it('says of a prefecture’s dust control that nobody keeps points and money yet, and who visits together', async () => {
  const rows = dust.targets.map(({ id, name, kind, regionCode, attributes: { area, roofOn, enterprise } }) =>
    [id, name, kind, regionCode, area, roofOn, enterprise].join(','),
  )
  const register = ['id,name,kind,regionCode,area,roofOn,enterprise', ...rows].join('\n')
  const places = ['区划代码,名称', ...dust.regions.map(({ code, name }) => `${code},${name}`)].join('\n')
  const args = [files.file('dust.json', dust.plan), '--targets', files.file('dust.csv', register)]
  const { code, out } = await say('plan', 'validate', ...args, '--places', files.file('dust-places.csv', places))
  expect(code).toBe(0)
  expect(out).toContain('ladder：“问责阶梯”2 处，目前只作公示，平台尚不据此催办或计算：请先用其他办法落实')
  expect(out).toContain('每月2次 · 住建检查组，会同生态环境检查组、公安检查组 → 24 个工地：首期 48 项，首次 4月30日 截止')
  expect(out).toContain('方案期内共 1459 项应办事项，由 13 个主体办理')
})
