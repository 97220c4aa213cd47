import type { ServiceName } from '@duzhan/contracts'
import {
  type Config,
  certificateAuthority,
  endUnheard,
  isReadyAt,
  listen,
  logger,
  processMetrics,
  readConfig,
  remotePeers,
  serverCertificate,
  serviceActor,
  shiftedClock,
  startTracing,
} from '@duzhan/service-kit'
import { gatewayApp } from './app.ts'
import { connectionLimits } from './connectionLimits.ts'
import { readDemoAccounts } from './demoAccounts.ts'
import { forwardTo } from './forward.ts'
import { isOwnHost } from './security.ts'

const config: Config = readConfig()
const { DUZHAN_SECRET: secret = '', DUZHAN_WEB_DIR: webDir, DUZHAN_DEMO_ACCOUNTS: demoFile } = config
const urls = {
  identity: config.DUZHAN_IDENTITY_URL ?? '',
  forms: config.DUZHAN_FORMS_URL ?? '',
  assignments: config.DUZHAN_ASSIGNMENTS_URL ?? '',
  aggregation: config.DUZHAN_AGGREGATION_URL ?? '',
}
const endTracing = await startTracing('duzhan-gateway', config)
const ca = certificateAuthority(config)
const clock = shiftedClock(config.DUZHAN_CLOCK_OFFSET)
const doorTo = (name: ServiceName) => forwardTo({ name, url: urls[name], ca, secret, clock })
const {
  session: sessions,
  invitation,
  setup,
  signOn,
} = remotePeers(config, serviceActor('gateway'), { secret, clock })('identity')
const app = gatewayApp({
  doors: {
    identity: doorTo('identity'),
    forms: doorTo('forms'),
    assignments: doorTo('assignments'),
    aggregation: doorTo('aggregation'),
  },
  sessions,
  invitation,
  setup,
  signOn,
  isReady: (name) => isReadyAt(urls[name], ca),
  isOwnHost: isOwnHost({ hosts: config.DUZHAN_HOSTS, host: config.HOST, proxies: config.DUZHAN_PROXIES }),
  clock,
  log: logger('gateway', config.DUZHAN_LOG),
  rate: config.DUZHAN_RATE,
  proxies: config.DUZHAN_PROXIES,
  metrics: processMetrics(),
  metricsToken: config.DUZHAN_METRICS_TOKEN,
  ...(webDir !== undefined && { webDir }),
  ...(demoFile !== undefined && { demo: readDemoAccounts(demoFile) }),
})
const listening = await listen(app, config.PORT, {
  host: config.HOST,
  tls: serverCertificate(config),
  limits: connectionLimits(config.DUZHAN_CONNECTIONS, config.DUZHAN_PROXIES),
})
process.stdout.write(`gateway ready on ${listening.port}\n`)
const stop = (end: () => void) => void listening.close().then(endTracing).finally(end)
const stopInOrder = () => stop(() => process.exit(0))
process.once('SIGTERM', stopInOrder)
process.once('SIGINT', stopInOrder)
// whoever started us over a channel is gone, however it went
if (process.channel) process.once('disconnect', () => stop(endUnheard))
