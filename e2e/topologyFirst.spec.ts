import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, openDevice, test } from './desk.ts'
import { setUp } from './firstSteps.ts'
import { inContainer } from './topology/network.ts'
import { planInEnvironment } from './topology/platform.ts'

test.skip(process.env['TOPOLOGY_SETUP'] === undefined, 'npm run test:topology brings the containers up')

test('the compose file as it stands leads to the first operator, by the code that its setup prints', async ({ browser }) => {
  const page = await (await openDevice(browser, 1280)).newPage()
  await page.goto(process.env['TOPOLOGY_SETUP'] ?? '')
  await setUp(page, {
    ...{ search: 'tlx', jurisdiction: '田林县 广西壮族自治区 › 百色市' },
    ...{ post: '田林县督战办管理员', account: 'tianlin-admin', password: 'qing-shan-61-shui-lv' },
  })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('开始使用')
  expect(new URL(page.url()).protocol).toBe('https:')
})

test('each container reaches those that it shares a network with, and no other', async () => {
  const { containers, addresses } = planInEnvironment()
  /** Whether a program in one container reaches a port of another, by its address and not only by its name. */
  const reaches = async (from: string, to: string, port: number) => {
    const hosts = Object.values(addresses[to] ?? {})
    const tries = hosts.map((host) => {
      const script = `require('node:net').connect(${port}, '${host}').on('connect', () => process.exit(0)).on('error', () => process.exit(1)); setTimeout(() => process.exit(1), 2000)`
      const [program = '', ...words] = inContainer(from, ['node', '-e', script])
      return promisify(execFile)(program, words).then(
        () => true,
        () => false,
      )
    })
    return (await Promise.all(tries)).includes(true)
  }
  const ports: Record<string, number> = { identity: 7001, forms: 7002, gateway: 3000, store: 27_017, proxy: 443 }
  const reached: Record<string, string[]> = {}
  for (const from of ['proxy', 'gateway', 'forms', 'store']) {
    const found = await Promise.all(
      Object.entries(ports).map(async ([to, port]) => ((await reaches(from, to, port)) ? [to] : [])),
    )
    reached[from] = found.flat()
  }
  expect(containers.length).toBeGreaterThan(6)
  expect(reached).toEqual({
    proxy: ['gateway', 'proxy'],
    gateway: ['identity', 'forms', 'gateway', 'proxy'],
    forms: ['identity', 'forms', 'gateway', 'store'],
    store: ['identity', 'forms', 'store'],
  })
})
