/** Longer than the store takes to end by force, and short enough that who stops the platform sees it end. */
const patience = 9_000

/** Ends the process on SIGINT and SIGTERM after `stop` has stopped everything; with code 1 if it has not within nine seconds. */
export function stopOnSignal(stop: () => Promise<unknown>): void {
  let stopping = false
  const end = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), patience).unref()
    void stop().then(
      () => process.exit(), // with the code that a store that gave up has set
      () => process.exit(1),
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}
