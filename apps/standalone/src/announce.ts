import { packs } from '@duzhan/plan-packs'
import { Problem, problemText } from '@duzhan/problems'
import { demoAccounts, demoPassword } from './seed.ts'

/** Says that the platform is ready, where, and for whom. */
export function announceReady(url: string, options: { demo: boolean; seconds: string }): void {
  const accounts = demoAccounts(packs).map(({ account, title }) => `  ${account.padEnd(16)}${title}`)
  const demo = options.demo ? ['', `演示账号（密码均为 ${demoPassword}）：`, ...accounts] : []
  process.stdout.write([`督战平台已启动（${options.seconds} 秒）：${url}`, ...demo, '', '按 Ctrl-C 停止。', ''].join('\n'))
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
