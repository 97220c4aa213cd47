import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Container } from './composeFile.ts'

/** Where a container is found: one address in each of its networks. */
export type Addresses = Record<string, string>

const ip = (...words: string[]): string => execFileSync('ip', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** The third number of an address says the network, the fourth who it is; 1 is the machine that all of it runs on. */
const addressIn = (networks: readonly string[], network: string, place: number): string =>
  `10.77.${networks.indexOf(network) + 1}.${place}`

/**
 * Lays a network of its own for each network of the compose file, and gives each container a namespace with an address in those that it
 * is in, and a hosts file with the names of whom it shares one with. Two of one service are found under one name.
 * Needs a machine's network that is nobody else's: see tools/testTopology.mjs.
 */
export function layNetwork(containers: readonly Container[]): Map<string, Addresses> {
  const networks = [...new Set(containers.flatMap((one) => one.networks))]
  for (const network of networks) {
    ip('link', 'add', `net-${network}`, 'type', 'bridge')
    ip('addr', 'add', `${addressIn(networks, network, 1)}/24`, 'dev', `net-${network}`)
    ip('link', 'set', `net-${network}`, 'up')
  }
  const found = new Map(
    containers.map((one, at) => [
      one.name,
      Object.fromEntries(one.networks.map((network) => [network, addressIn(networks, network, at + 10)])),
    ]),
  )
  for (const [at, { name, networks: own }] of containers.entries()) {
    ip('netns', 'add', name)
    ip('-n', name, 'link', 'set', 'lo', 'up')
    for (const network of own) {
      const outside = `${network}-${at}`
      ip('link', 'add', outside, 'type', 'veth', 'peer', 'name', network, 'netns', name)
      ip('link', 'set', outside, 'master', `net-${network}`, 'up')
      giveAddress(name, network, found.get(name)?.[network] ?? '')
    }
    const known = containers.flatMap((other) => {
      const shared = own.find((network) => other.networks.includes(network))
      return shared === undefined ? [] : [`${found.get(other.name)?.[shared]} ${other.service}`]
    })
    mkdirSync(`/etc/netns/${name}`, { recursive: true })
    writeFileSync(`/etc/netns/${name}/hosts`, ['127.0.0.1 localhost', ...known, ''].join('\n'))
  }
  return found
}

function giveAddress(name: string, network: string, address: string): void {
  ip('-n', name, 'addr', 'add', `${address}/24`, 'dev', network)
  ip('-n', name, 'link', 'set', network, 'up')
}

/** Gives the place of one container in a network, cable and address, to another, which was in none. */
export function handOver(network: string, address: string, from: string, to: string): void {
  ip('-n', from, 'link', 'set', network, 'netns', to)
  giveAddress(to, network, address)
}

const runningIn = (name: string): number[] => ip('netns', 'pids', name).split('\n').filter(Boolean).map(Number)

/** Ends everything that runs in a container at once, as when its machine dies. */
export function killAllIn(name: string): number {
  const running = runningIn(name)
  for (const pid of running) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // it ended with the one before it
    }
  }
  return running.length
}

/** A program to be run in a container, as words. */
export const inContainer = (name: string, words: readonly string[]): string[] => ['ip', 'netns', 'exec', name, ...words]

/** Lets this machine find names too. */
export const nameHere = (name: string, address: string): void =>
  writeFileSync('/etc/hosts', `${readFileSync('/etc/hosts', 'utf8')}${address} ${name}\n`)

/** How many packets have come to a container by a network. */
export function heardIn(name: string, network: string): number {
  const [told]: { stats64: { rx: { packets: number } } }[] = JSON.parse(ip('-n', name, '-s', '-j', 'link', 'show', network))
  return told?.stats64.rx.packets ?? 0
}

/** What the processes of a container hold of their own in memory, in bytes, and the oldest of them, by which one life of it is told from the next. */
export function memoryIn(name: string): { process: number; bytes: number } {
  const running = runningIn(name)
  const sizes = running.map((pid) => {
    try {
      return Number(/^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
    } catch {
      return 0 // it has ended meanwhile
    }
  })
  return { process: Math.min(...running), bytes: sizes.reduce((sum, size) => sum + size, 0) }
}
