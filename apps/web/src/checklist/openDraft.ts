import type { Draft, Refusal } from '../device/draft.ts'
import { DraftMoved, type DraftStore } from '../device/draftStore.ts'
import type { Position } from '../evidence/currentPosition.ts'
import { Autosave, type SaveState } from './autosave.ts'
import { hearDrafts, tellDraft } from './draftNotice.ts'
import { type Item, type ItemAnswers, itemIn, tidyAnswers, withItem } from './itemAnswers.ts'

/** Where a draft goes on: in this window, in another one that changed it since, or nowhere, because it was sent or discarded there. */
export type Standing = 'here' | 'elsewhere' | 'sent' | 'discarded'

export interface OpenState {
  draft: Draft
  saveState: SaveState
  standing: Standing
}

/**
 * A draft that is open in this window: the one place that changes it. Every change is a function of its newest state, and
 * goes to the device's store at once, unless another window has changed the draft since; then nothing is stored until the
 * person has chosen.
 */
export class OpenDraft implements ItemAnswers {
  readonly #store: DraftStore
  readonly #autosave: Autosave<Draft>
  readonly #listeners = new Set<() => void>()
  #state: OpenState
  /** The version in the device's store that this window saw last. */
  #version: number
  #successor: OpenDraft | null = null

  constructor(first: Draft, store: DraftStore) {
    this.#store = store
    this.#version = first.version
    this.#state = {
      draft: first,
      saveState: first.savedAt ? { kind: 'saved', at: first.savedAt } : { kind: 'clean' },
      standing: 'here',
    }
    this.#autosave = new Autosave({
      save: (draft) => this.#save(draft),
      onState: (saveState) => this.#become({ saveState }),
    })
    hearDrafts(first.key, ({ version, standing }) => {
      if (standing !== 'elsewhere' || version > this.#version) this.#become({ standing })
    })
  }

  readonly state = (): OpenState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly all = () => this.#state.draft.answers

  readonly held = (path: string): Item => itemIn(this.#state.draft.answers, path)

  readonly change = (path: string, by: (held: Item) => Item): void => {
    const into = this.#successor ?? this
    void into.update((draft) => ({
      ...draft,
      answers: withItem(draft.answers, path, by),
      // a correction is of the same visit, whose end does not move
      finishedAt: draft.correction ? draft.finishedAt : null,
      savedAt: new Date().toISOString(),
    }))
  }

  /** Whether it may go on in place of what was read from the store: nothing there is newer, and nobody has ended it. */
  isAsNewAs({ id, version }: Draft): boolean {
    const { draft, standing } = this.#state
    return draft.id === id && this.#version >= version && standing !== 'sent' && standing !== 'discarded'
  }

  /** What is still on its way into this one goes into the other. */
  giveWayTo(successor: OpenDraft): void {
    this.#successor = successor
  }

  /** Changes the draft as it is by now; resolves when this or a newer state was stored, or could not be. */
  update(by: (draft: Draft) => Draft): Promise<void> {
    const draft = by(this.#state.draft)
    this.#become({ draft })
    return this.#state.standing === 'here' ? this.#autosave.put(draft) : Promise.resolve()
  }

  /**
   * Fixes the moment and the place of finishing before the first sending, so that sending again sends the same. Throws
   * `DraftMoved`, and what `locate` throws.
   */
  async finish(at: string, locate: () => Promise<Position | null>): Promise<Draft & { finishedAt: string }> {
    const position = this.#state.draft.finishedAt === null ? await locate() : (this.#state.draft.position ?? null)
    await this.update((draft) => ({
      ...draft,
      answers: tidyAnswers(draft.answers),
      finishedAt: draft.finishedAt ?? at,
      position,
    }))
    const { draft, standing } = this.#state
    if (standing !== 'here') throw new DraftMoved()
    return { ...draft, finishedAt: draft.finishedAt ?? at }
  }

  /** Takes the moment back, when the platform holds it for impossible: the next sending fixes another. */
  reopen(): Promise<void> {
    return this.update((draft) => ({ ...draft, finishedAt: draft.correction ? draft.finishedAt : null }))
  }

  /** Remembers why the platform refused it for good. */
  refuse(refused: Refusal | null): Promise<void> {
    return this.update((draft) => ({ ...draft, refused }))
  }

  /** Goes on with what this window holds; the others are told that theirs was overtaken. */
  async takeOver(): Promise<void> {
    const { version, savedAt } = await this.#store.takeOver(this.#state.draft)
    this.#version = version
    this.#become({ standing: 'here', saveState: { kind: 'saved', at: savedAt ?? new Date().toISOString() } })
    tellDraft({ key: this.#state.draft.key, version, standing: 'elsewhere' })
  }

  /** Goes on with what another window stored; what this one holds beyond that is given up. */
  async reload(): Promise<void> {
    const kept = await this.#store.byKey(this.#state.draft.key)
    if (!kept) {
      this.#become({ standing: await this.#gone() })
      return
    }
    this.#version = kept.version
    this.#become({ draft: kept, standing: 'here', saveState: { kind: 'saved', at: kept.savedAt ?? new Date().toISOString() } })
  }

  /** Lets the draft go with its photos, for good; the other windows are told. */
  async discard(): Promise<void> {
    const { key } = this.#state.draft
    await this.#store.discard(key)
    tellDraft({ key, version: this.#version, standing: 'discarded' })
  }

  /** Tells the other windows that the draft has become a record. */
  sent(): void {
    tellDraft({ key: this.#state.draft.key, version: this.#version, standing: 'sent' })
  }

  async #save(draft: Draft): Promise<void> {
    try {
      const { version } = await this.#store.save({ ...draft, version: this.#version })
      this.#version = version
      tellDraft({ key: draft.key, version, standing: 'elsewhere' })
    } catch (error) {
      if (error instanceof DraftMoved) {
        const isKept = (await this.#store.byKey(draft.key)) !== undefined
        this.#become({ standing: isKept ? 'elsewhere' : await this.#gone() })
      }
      throw error
    }
  }

  async #gone(): Promise<Standing> {
    return (await this.#store.receiptOf(this.#state.draft.key)) ? 'sent' : 'discarded'
  }

  #become(part: Partial<OpenState>): void {
    this.#state = { ...this.#state, ...part }
    for (const listener of this.#listeners) listener()
  }
}
