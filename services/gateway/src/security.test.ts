import { describe, expect, it } from 'vitest'
import { connectionLimits } from './connectionLimits.ts'
import { isOwnHost } from './security.ts'

const local = ['127.0.0.1', '127.0.0.1:3000', 'localhost', 'LOCALHOST:3000', '[::1]:3000']
const foreign = ['', 'rebound.example', '127.0.0.1.example', 'localhost.example:3000', 'x@localhost', '10.0.0.7']

describe('the names that a gateway answers to', () => {
  it('are the loopback ones where it listens on nothing else', () => {
    const isOwn = isOwnHost({ host: '127.0.0.1', proxies: 0 })
    expect(local.filter((host) => !isOwn(host))).toEqual([])
    expect(foreign.filter(isOwn)).toEqual([])
  })

  it('are those given, in any case, and the loopback ones for whoever stands at the machine', () => {
    const isOwn = isOwnHost({ hosts: 'duzhan.example.gov.cn,10.0.0.7:3000', host: '0.0.0.0', proxies: 1 })
    expect(['duzhan.example.gov.cn', 'Duzhan.Example.gov.cn', '10.0.0.7:3000', ...local].filter((host) => !isOwn(host))).toEqual(
      [],
    )
    expect(['10.0.0.7', 'example.gov.cn', 'duzhan.example.gov.cn:8080', ...foreign].filter(isOwn)).toEqual([])
  })

  it.each([
    { host: '0.0.0.0', proxies: 0 },
    { host: '127.0.0.1', proxies: 1 },
  ])('are all where nothing says which: %j', (options) => {
    expect(foreign.every(isOwnHost(options))).toBe(true)
  })
})

describe('connections', () => {
  it('are a tenth at most for one address, unless all come from a proxy', () => {
    expect(connectionLimits(5_000, 0)).toEqual({ connections: 5_000, connectionsAnAddress: 500 })
    expect(connectionLimits(5_000, 1)).toEqual({ connections: 5_000 })
  })
})
