/**
 * The same function, worked out once for each object that it is given and remembered as long as that lives. Only for what never
 * changes, as a published document: whoever needs another plan makes a new object. What is returned is shared by all who ask.
 */
export function oncePer<Given extends object, Made>(make: (given: Given) => Made): (given: Given) => Made {
  const known = new WeakMap<Given, { made: Made }>()
  return (given) => {
    const before = known.get(given)
    if (before) return before.made
    const made = make(given)
    known.set(given, { made })
    return made
  }
}
