import { describe, expect, it } from 'vitest'
import { type Item, memoryLog } from '../test/memoryLog.ts'
import { appender } from './append.ts'

const item = (id: string): Item => ({ _id: id, thing: id, at: 0 })
const memory = () => memoryLog({ step: async () => {}, isUnique: true })
function lives() {}

describe('appending', () => {
  it('numbers from one, without gaps, and asks for the last place once', async () => {
    const { rows, portFor } = memory()
    let asked = 0
    const port = portFor(lives)
    const append = appender({
      ...port,
      last() {
        asked += 1
        return port.last()
      },
    })
    await append([item('a'), item('b')])
    await append([item('c')])
    expect({ places: rows.map(({ _id, seq }) => `${seq} ${_id}`), asked }).toEqual({ places: ['1 a', '2 b', '3 c'], asked: 1 })
  })

  it('goes on behind what another writer appended meanwhile', async () => {
    const { rows, portFor } = memory()
    const [one, other] = [appender(portFor(lives)), appender(portFor(lives))]
    await one([item('a')])
    await other([item('b'), item('c')])
    await one([item('d')])
    expect(rows.map(({ _id, seq }) => `${seq} ${_id}`)).toEqual(['1 a', '2 b', '3 c', '4 d'])
  })

  it('leaves no gap where an append that was given up is answered after all', async () => {
    const { rows, portFor } = memory()
    const port = portFor(lives)
    let letThrough = () => {}
    let times = 0
    const append = appender({
      ...port,
      async insert(items, from) {
        times += 1
        const inserted = await port.insert(items, from)
        if (times === 1) await new Promise<void>((resolve) => (letThrough = resolve)) // written, and the answer is late
        return inserted
      },
    })
    const late = append([item('a'), item('b')])
    await append([item('c')])
    letThrough()
    expect(await late).toHaveLength(2)
    await append([item('d'), item('e')])
    expect(rows.map(({ _id, seq }) => `${seq} ${_id}`)).toEqual(['1 a', '2 b', '3 c', '4 d', '5 e'])
  })

  it('answers each item: what stands, what is refused, and what was appended', async () => {
    const { rows, portFor } = memory()
    const port = portFor(lives)
    const append = appender<Item, string>({
      ...port,
      insert: async (items, from) => {
        const at = items.findIndex(({ _id }) => _id === 'refused')
        return at < 0 ? port.insert(items, from) : port.insert(items.slice(0, at), from)
      },
      standing: async (one) => {
        if (one._id === 'refused') throw new RangeError('corrected already')
        return port.standing(one)
      },
    })
    await append([item('a')])
    const outcomes = await append([item('b'), item('a'), item('refused'), item('c'), item('a')])
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: null },
      { status: 'fulfilled', value: 'a' },
      { status: 'rejected', reason: new RangeError('corrected already') },
      { status: 'fulfilled', value: null },
      { status: 'fulfilled', value: 'a' },
    ])
    expect(rows.map(({ _id, seq }) => `${seq} ${_id}`)).toEqual(['1 a', '2 b', '3 c'])
  })

  it('tells all that is left when the store is gone, and finds its place again afterwards', async () => {
    const { rows, portFor } = memory()
    let isGone = false
    const append = appender(
      portFor(() => {
        if (isGone && rows.length === 2) throw new Error('gone')
      }),
    )
    await append([item('a')])
    isGone = true
    const outcomes = await append([item('b'), item('c'), item('d')])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    isGone = false
    expect(await append([item('b'), item('c')])).toEqual([
      { status: 'fulfilled', value: 'b' },
      { status: 'fulfilled', value: null },
    ])
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3])
  })

  it('gives up where no place can be had at all, instead of trying for ever', async () => {
    const { portFor } = memory()
    const append = appender({ ...portFor(lives), insert: async () => 0 })
    expect(await append([item('a')])).toMatchObject([{ status: 'rejected' }])
  })
})
