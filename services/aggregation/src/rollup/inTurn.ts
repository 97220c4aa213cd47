/** Lets one act after the other. */
export type InTurn = <Result>(act: () => Promise<Result>) => Promise<Result>

/** A turn that is waited for: who computes figures in this process never meets another who does. */
export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (act) => {
    const mine = last.then(act)
    last = mine.catch(() => undefined) // told to whoever asked for it
    return mine
  }
}
