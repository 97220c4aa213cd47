import { packs } from '@duzhan/plan-packs'
import { Problem, problemText } from '@duzhan/problems'
import { demoAccounts, demoPassword } from './seed.ts'

interface Ready {
  demo: boolean
  /** The code by which the first operator is made, where nobody exists. */
  setupCode: string | null
  seconds: string
}

/** Says that the platform is ready, where, and for whom. */
export function announceReady(url: string, options: Ready): void {
  const accounts = demoAccounts(packs).map(({ account, title }) => `  ${account.padEnd(16)}${title}`)
  const demo = options.demo ? ['', `演示账号（密码均为 ${demoPassword}）：`, ...accounts] : []
  const setup = options.setupCode === null ? [] : setupLines(url, options.setupCode)
  process.stdout.write(
    [`督战平台已启动（${options.seconds} 秒）：${url}`, ...demo, ...setup, '', '按 Ctrl-C 停止。', ''].join('\n'),
  )
}

/** The code stands behind the mark that a browser keeps to itself, so that it enters no proxy's log. */
const setupLines = (url: string, code: string): string[] => [
  '',
  '还没有任何账号。请在一小时内打开下面的一次性设置地址，设立第一个管理员：',
  `  ${url}/setup#${code}`,
  `从别的电脑打开时，在 /setup 页面输入设置码：${code}`,
]

/** Says how the first operator is made, or that somebody exists already. */
export function announceSetup(url: string, setupCode: string | null): void {
  const lines = setupCode === null ? ['已有账号，无需设置。'] : setupLines(url, setupCode)
  process.stdout.write([...lines, ''].join('\n'))
}

/** Says in one sentence why the platform does not start, and ends the process. */
export function failToStart(error: unknown): never {
  const sentence =
    error instanceof Problem
      ? problemText(error.code, error.details, 'zh')
      : `启动失败：${error instanceof Error ? error.message : String(error)}`
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
