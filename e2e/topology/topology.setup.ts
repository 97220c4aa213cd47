import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { startPlatform } from '../platform.ts'
import { root } from './composeFile.ts'
import { layTopology, type Topology } from './platform.ts'

const folder = join(root, '.cache/topology/run')

/** As an operator has it who copied `.env.example`: nobody is there yet, and the setup code stands where it is printed. */
async function asItStands(): Promise<Topology> {
  const topology = layTopology(folder, {})
  await topology.containers.up(['setup', 'proxy'])
  const said = topology.containers.said('setup')
  const [address] = /https\S+\/setup#\S+/.exec(said) ?? []
  if (address === undefined) throw new Error(`setup prints no address: ${said}`)
  process.env['TOPOLOGY_SETUP'] = address
  return topology
}

/** With the demonstration in its store, which its own launcher fills in. */
async function withDemonstration(): Promise<Topology> {
  const data = join(folder, 'data')
  const clock = String(Date.parse('2020-03-20T09:00:00+08:00') - Date.now())
  const topology = layTopology(folder, {
    ...{ DUZHAN_DEMO: 'public', DUZHAN_DATABASE: 'duzhan_demo', DUZHAN_CLOCK_OFFSET: clock, DUZHAN_RATE: '1000000' },
    DUZHAN_DEMO_ACCOUNTS: join(data, 'demo/demo-accounts.json'),
  })
  await topology.containers.up(['store'])
  const settings = { DUZHAN_CLOCK_OFFSET: clock, MONGODB_URI: topology.storeUri }
  const filling = await startPlatform({ form: 'distributed', data, settings })
  await filling.end('SIGTERM')
  await topology.containers.up(['proxy'])
  return topology
}

/** Brings the containers of the compose file up before the first test and down after the last. */
export default async function bringUp(): Promise<() => Promise<void>> {
  rmSync(folder, { recursive: true, force: true })
  const topology = await (process.env['TOPOLOGY_AS'] === 'it stands' ? asItStands() : withDemonstration())
  process.env['TOPOLOGY_PLAN'] = JSON.stringify(topology.plan)
  process.env['DUZHAN_URL'] = topology.url
  return () => topology.containers.down()
}
