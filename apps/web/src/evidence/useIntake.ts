import { Problem } from '@duzhan/problems'
import { useState } from 'react'
import { problemOf, type ShownProblem } from '../api/problemOf.ts'
import { type DraftStore, draftStore } from '../device/draftStore.ts'
import { zh } from '../locales/zh.ts'
import type { PhotoPlace } from './uploadPhotos.ts'

// What is needed once something is taken comes right after the form, while there is a network.
export const loadUploading = () => import('./uploadPhotos.ts')

/** Something that was not taken, by the device before it was kept, or by the platform after. */
export interface Failure {
  /** The file's name on the device; null where it was kept, and only the platform refused it. */
  name: string | null
  /** What the platform refused; null where it was never kept. */
  hash: string | null
  problem: ShownProblem
}

interface IntakeOptions<Kept> {
  owner: string
  place: PhotoPlace
  keep(store: DraftStore, owner: string, file: File): Promise<Kept>
  /** Preparing takes its time, and the form may have changed meanwhile. */
  onKept(kept: Kept): void
}

/**
 * Takes files in, one after the other: each is kept on the device and told, each failure is told by itself, and what is kept
 * goes to the platform as soon as the network allows.
 */
export function useIntake<Kept>({ owner, place, keep, onKept }: IntakeOptions<Kept>) {
  const [sent, setSent] = useState(0)
  const [isBusy, setBusy] = useState(false)
  const [failures, setFailures] = useState<readonly Failure[]>([])
  const fail = (failure: Failure) => setFailures((told) => [...told, failure])
  const take = async (files: readonly File[]) => {
    const store = draftStore() // of who took it, whoever sits here when it is ready
    setFailures([])
    setBusy(true)
    for (const file of files) {
      try {
        onKept(await keep(store, owner, file))
      } catch (error) {
        fail({ name: file.name, hash: null, problem: failureOf(error) })
      }
    }
    setBusy(false)
    // best effort: what does not go now goes with the submission
    const refused = await loadUploading()
      .then(({ uploadPhotos }) => uploadPhotos(owner, place))
      .catch(() => [])
    for (const refusal of refused) fail({ name: null, hash: refusal.hash, problem: problemOf(refusal) })
    setSent((times) => times + 1)
  }
  /** `sent`: how often sending was tried; what became of it is to be asked of the device's store. */
  return { take, isBusy, failures, sent }
}

/** What went wrong with a file on this device: it has a problem of its own, or the device had no room for it. */
function failureOf(error: unknown): ShownProblem {
  const problem = problemOf(error)
  return error instanceof Problem ? problem : { ...problem, text: zh.photo.noRoom }
}
