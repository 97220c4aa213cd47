import { type Config, listen, logger, readConfig, remotePeers, serviceActor, shiftedClock } from '@duzhan/service-kit'
import { gatewayApp } from './app.ts'
import { readDemoAccounts } from './demoAccounts.ts'
import { forwardTo } from './forward.ts'

const config: Config = readConfig()
const { DUZHAN_SECRET: secret = '', DUZHAN_WEB_DIR: webDir, DUZHAN_DEMO_ACCOUNTS: demoFile } = config
const forward = {
  identity: forwardTo(config.DUZHAN_IDENTITY_URL ?? ''),
  forms: forwardTo(config.DUZHAN_FORMS_URL ?? ''),
  assignments: forwardTo(config.DUZHAN_ASSIGNMENTS_URL ?? ''),
  aggregation: forwardTo(config.DUZHAN_AGGREGATION_URL ?? ''),
}
const app = gatewayApp({
  forward,
  peers: remotePeers(config, serviceActor('gateway'), secret),
  clock: shiftedClock(config.DUZHAN_CLOCK_OFFSET),
  secret,
  log: logger('gateway', config.DUZHAN_LOG),
  rate: config.DUZHAN_RATE,
  proxies: config.DUZHAN_PROXIES,
  ...(webDir !== undefined && { webDir }),
  ...(demoFile !== undefined && { demo: readDemoAccounts(demoFile) }),
})
const listening = await listen(app, config.PORT, config.HOST)
process.stdout.write(`gateway ready on ${listening.port}\n`)
const stop = () => void listening.close().finally(() => process.exit(0))
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
// whoever started us over a channel is gone, however it went
if (process.channel) process.once('disconnect', stop)
