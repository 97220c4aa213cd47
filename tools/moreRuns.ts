// What `npm run test:properties` gives tests for fast-check: the same, with every property tried so many times as often, each time with
// other cases. One that fails in one run of fifty is found before it makes somebody's commit red.
import real from '../node_modules/fast-check/lib/fast-check.js'

export * from '../node_modules/fast-check/lib/fast-check.js'

const times = Number(process.env['PROPERTY_TIMES'] ?? 10)
/** More than so many cases of one property only take time. */
const most = 4_000

/** The parameters of a run with more cases, and without a seed of its own. */
function more<Cases>({ seed: _, numRuns = 100, ...rest }: real.Parameters<Cases> = {}): real.Parameters<Cases> {
  return { ...rest, numRuns: Math.max(numRuns, Math.min(numRuns * times, most)) }
}

const assert = new Proxy(real.assert, {
  apply: (usual, self, [property, parameters]) => Reflect.apply(usual, self, [property, more(parameters)]),
})

export default { ...real, assert }
