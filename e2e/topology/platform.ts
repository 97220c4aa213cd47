import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type Db, MongoClient } from 'mongodb'
import { programAt } from '../../tools/debianPrograms.mjs'
import { nginxIn, siteFor } from '../../tools/nginxHere.ts'
import type { Kept } from '../tortureHouse.ts'
import { type Container, containersOf, type Departure } from './composeFile.ts'
import { Containers, isHealthy, placeOf } from './containers.ts'
import { type Addresses, handOver, heardIn, killAllIn, layNetwork, memoryIn, nameHere } from './network.ts'

/** The name under which people come; tools/testTopology.mjs has made a certificate of it. */
const host = 'duzhan.example'
const standby = 'standby'

/**
 * What no test of the compose file itself can have: MongoDB is not at hand, so the embedded store stands in the place of the replica
 * set, on a machine of its own, beside one that can take its place.
 */
const departure = (folder: string): Omit<Departure, 'environment'> => ({
  env: { DUZHAN_HOSTS: host, DUZHAN_SECRET: 's'.repeat(64), DUZHAN_METRICS_TOKEN: 'm'.repeat(32) },
  without: ['mongo-1', 'mongo-2', 'mongo-3', 'replica-set'],
  instead: {
    store: {
      command: ['node', 'tools/topologyStore.mjs', join(folder, 'store')],
      networks: ['store'],
      restart: 'unless-stopped',
      healthcheck: { test: ['CMD', 'node', '-e', "require('node:net').connect(27017).on('connect', process.exit)"] },
    },
    [standby]: { networks: [] },
  },
  scale: { gateway: 2 },
})

export interface Topology {
  containers: Containers
  /** The platform as people reach it. */
  url: string
  /** The store as this machine reaches it. */
  storeUri: string
  /** What another process needs to kill containers of it. */
  plan: Plan
}

interface Plan {
  folder: string
  containers: Container[]
  addresses: Record<string, Addresses>
}

/** Lays the network and describes the containers; nothing runs yet. */
export function layTopology(folder: string, environment: Record<string, string>): Topology {
  mkdirSync(folder, { recursive: true })
  const nginx = programAt('nginx')
  if (nginx === undefined) throw new Error('nginx is not at hand: node tools/debianPrograms.mjs fetches it')
  const certificate = { certificate: join(folder, '../duzhan.pem'), key: join(folder, '../duzhan.key') }
  const site = siteFor({ gateway: 'gateway:3000', ...certificate })
  const containers = containersOf({
    ...departure(folder),
    environment: { MONGODB_URI: 'mongodb://store:27017/', ...environment },
  }).map((one) =>
    one.name === 'proxy'
      ? { ...one, isClosed: false, command: [nginx, ...nginxIn(join(folder, 'nginx'), site), '-g', 'daemon off;'] }
      : one,
  )
  const addresses = Object.fromEntries(layNetwork(containers))
  nameHere(host, addresses['proxy']?.['outer'] ?? '')
  return {
    containers: new Containers(containers, folder),
    url: `https://${host}`,
    storeUri: `mongodb://${addresses['store']?.['store']}:27017/`,
    plan: { folder, containers, addresses },
  }
}

export const victims = ['identity', 'forms', 'assignments', 'aggregation', 'gateway', 'gateway-2', 'proxy', 'store'] as const
export type Victim = (typeof victims)[number]

/** A topology that runs, as a test sees it. */
export interface TopologyHouse {
  url: string
  /** Kills everything in a container and waits until what is started in its place is healthy. */
  kill(victim: Victim): Promise<void>
  /** Kills the store and lets the machine beside it take its place, with its address and its folder. */
  failOver(): Promise<void>
  /** How many packets have come to each gateway from the proxy. */
  heard(): number[]
  /** What each container holds in memory now, and how much it may. */
  memory(): { name: string; process: number; bytes: number; limit: number }[]
  db(service: Kept): Db
  close(): Promise<void>
}

export async function topologyHouse({ folder, containers, addresses }: Plan): Promise<TopologyHouse> {
  const storeAddress = addresses['store']?.['store'] ?? ''
  const client = await MongoClient.connect(`mongodb://${storeAddress}:27017/`)
  const healthy = async (victim: string) => {
    const one = containers.find(({ name }) => name === victim)
    if (!one) throw new Error(`there is no container ${victim}`)
    await expect
      .poll(() => isHealthy({ ...one, name: placeOf(folder, victim) }), { timeout: 90_000, intervals: [300] })
      .toBe(true)
  }
  return {
    url: `https://${host}`,
    async kill(victim) {
      expect(killAllIn(placeOf(folder, victim)), `${victim} runs`).toBeGreaterThan(0)
      await healthy(victim)
    },
    async failOver() {
      const [from, to] = placeOf(folder, 'store') === 'store' ? ['store', standby] : [standby, 'store']
      writeFileSync(join(folder, 'place-of-store'), to)
      expect(killAllIn(from), 'the store runs').toBeGreaterThan(0)
      handOver('store', storeAddress, from, to)
      await healthy('store')
    },
    heard: () => containers.filter(({ service }) => service === 'gateway').map(({ name }) => heardIn(name, 'outer')),
    memory: () =>
      containers
        .filter(({ command }) => command.length > 0)
        .filter(({ restarts }) => restarts)
        .map(({ name, memory }) => ({ name, limit: memory, ...memoryIn(placeOf(folder, name)) })),
    db: (service) => client.db(`duzhan_demo_${service}`),
    close: () => client.close(),
  }
}

/** How the other processes of a test learn of the topology. */
export const planInEnvironment = (): Plan => JSON.parse(process.env['TOPOLOGY_PLAN'] ?? '')
