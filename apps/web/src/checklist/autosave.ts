/** `saved` only once the store has said so: what is shown as saved survives a reload. */
export type SaveState = { kind: 'clean' } | { kind: 'saving' } | { kind: 'saved'; at: string } | { kind: 'failed' }

interface AutosaveOptions<Value> {
  save: (value: Value) => Promise<void>
  onState: (state: SaveState) => void
  now?: () => Date
}

/** Saves every change in order, one at a time; changes that come while one is being written are written as the last of them. */
export class Autosave<Value> {
  readonly #options: AutosaveOptions<Value>
  #next: { value: Value } | null = null
  #running: Promise<void> | null = null

  constructor(options: AutosaveOptions<Value>) {
    this.#options = options
  }

  /** Takes the newest value; returns when it, or a newer one, is stored. */
  put(value: Value): Promise<void> {
    this.#next = { value }
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
      this.#options.onState({ kind: 'saved', at: (this.#options.now?.() ?? new Date()).toISOString() })
    } catch {
      this.#options.onState({ kind: 'failed' })
    } finally {
      this.#running = null
    }
  }
}
