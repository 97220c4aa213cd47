/** `saved` only once the store has said so: what is shown as saved survives a reload. */
export type SaveState = { kind: 'clean' } | { kind: 'saving' } | { kind: 'saved'; at: string } | { kind: 'failed' }

interface AutosaveOptions<Value> {
  save: (value: Value) => Promise<void>
  onState: (state: SaveState) => void
  now?: () => Date
  /** How long no change must have come before it is said to be saved, in milliseconds; 300 unless told. */
  quiet?: number
}

/**
 * Saves every change in order, one at a time; changes that come while one is being written are written as the last of them.
 * That a change is saved is said once the person pauses: saying it after each letter would draw the page twice for one
 * change, and have a screen reader speak without end.
 */
export class Autosave<Value> {
  readonly #options: AutosaveOptions<Value>
  #next: { value: Value } | null = null
  #running: Promise<void> | null = null
  #saying: ReturnType<typeof setTimeout> | undefined

  constructor(options: AutosaveOptions<Value>) {
    this.#options = options
  }

  /** Takes the newest value; returns when it, or a newer one, is stored. */
  put(value: Value): Promise<void> {
    this.#next = { value }
    clearTimeout(this.#saying)
    this.#options.onState({ kind: 'saving' })
    this.#running ??= this.#run()
    return this.#running
  }

  async #run(): Promise<void> {
    try {
      while (this.#next) {
        const { value } = this.#next
        this.#next = null
        await this.#options.save(value)
      }
      const at = (this.#options.now?.() ?? new Date()).toISOString()
      this.#saying = setTimeout(() => this.#options.onState({ kind: 'saved', at }), this.#options.quiet ?? 300)
    } catch {
      this.#options.onState({ kind: 'failed' })
    } finally {
      this.#running = null
    }
  }
}
