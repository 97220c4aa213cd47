import { type CharTest, type PatternNode, parsePattern } from './parsePattern.ts'
import type { Pattern } from './pattern.ts'

type State =
  | { readonly is: 'char'; readonly test: CharTest; readonly to: number }
  | { readonly is: 'edge'; readonly at: '^' | '$'; readonly to: number }
  | { readonly is: 'fork'; to: readonly number[] }
  | { readonly is: 'end' }

/**
 * A pattern as a nondeterministic automaton that is walked with all its states at once: each character costs at most
 * one step for each state, whatever the pattern. A SyntaxError for what is outside the dialect of `parsePattern`.
 */
export function automaton(source: string): Pattern {
  const states: State[] = [{ is: 'end' }]
  const start = built(parsePattern(source), 0, states)
  return { test: (text) => isFound(states, start, text), size: states.length }
}

/** Adds the states of a node that lead on to `to`, and returns where they begin. */
function built(node: PatternNode, to: number, states: State[]): number {
  switch (node.is) {
    case 'char':
      return states.push({ is: 'char', test: node.test, to }) - 1
    case 'edge':
      return states.push({ is: 'edge', at: node.at, to }) - 1
    case 'sequence':
      return node.parts.reduceRight((next, part) => built(part, next, states), to)
    case 'choice':
      return states.push({ is: 'fork', to: node.branches.map((branch) => built(branch, to, states)) }) - 1
    case 'repeat':
      return builtRepeat(node, to, states)
  }
}

/**
 * A repeat without an end is its last obligatory copy with a way back to it, so that repeats within repeats never double
 * what they hold.
 */
function builtRepeat({ part, least, most }: PatternNode & { is: 'repeat' }, to: number, states: State[]): number {
  let next = to
  let copies = least
  if (most === Number.POSITIVE_INFINITY) {
    const loop: State & { is: 'fork' } = { is: 'fork', to: [] }
    const again = states.push(loop) - 1
    const first = built(part, again, states)
    loop.to = [first, to]
    next = least === 0 ? again : first
    copies -= least === 0 ? 0 : 1
  } else {
    for (let extra = least; extra < most; extra += 1) next = states.push({ is: 'fork', to: [built(part, next, states), to] }) - 1
  }
  for (let copy = 0; copy < copies; copy += 1) next = built(part, next, states)
  return next
}

/** Whether the pattern occurs anywhere in the text. */
function isFound(states: readonly State[], start: number, text: string): boolean {
  let current = new Set<number>()
  for (let index = 0; ; ) {
    const code = text.codePointAt(index)
    // a match may begin here as well as earlier
    if (enter(start, current, { isStart: index === 0, isEnd: code === undefined }, states)) return true
    if (code === undefined) return false
    index += code > 0xffff ? 2 : 1
    const spot = { isStart: false, isEnd: index >= text.length }
    const reached = new Set<number>()
    for (const at of current) {
      const state = states[at]
      if (state?.is === 'char' && state.test(code) && enter(state.to, reached, spot, states)) return true
    }
    current = reached
  }
}

interface Spot {
  readonly isStart: boolean
  readonly isEnd: boolean
}

/** Adds a state and all that it leads to without a character; true when the end is among them. */
function enter(start: number, reached: Set<number>, spot: Spot, states: readonly State[]): boolean {
  const open = [start]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (reached.has(at)) continue
    reached.add(at)
    const state = states[at]
    if (state?.is === 'end') return true
    if (state?.is === 'fork') open.push(...state.to)
    else if (state?.is === 'edge' && (state.at === '^' ? spot.isStart : spot.isEnd)) open.push(state.to)
  }
  return false
}
