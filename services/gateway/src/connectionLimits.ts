import type { ConnectionLimits } from '@duzhan/service-kit'

/**
 * What the gateway holds at most, of which one address may have a tenth: an office of dozens may share one, but nobody can take
 * all. Behind a proxy every connection comes from the same address, and the proxy counts.
 */
export const connectionLimits = (connections: number, proxies: number): Partial<ConnectionLimits> => ({
  connections,
  ...(proxies === 0 && { connectionsAnAddress: Math.ceil(connections / 10) }),
})
