import type { Standing } from './openDraft.ts'

/** What one window tells the others of a draft: what has become of it for them. */
export interface DraftNotice {
  key: string
  version: number
  standing: Exclude<Standing, 'here'>
}

const heard = new Map<string, (notice: DraftNotice) => void>()
let channel: BroadcastChannel | undefined

/** Hears what the other windows of this device tell of a draft. */
export function hearDrafts(key: string, hear: (notice: DraftNotice) => void): void {
  heard.set(key, hear)
  if (channel || typeof BroadcastChannel === 'undefined') return
  channel = new BroadcastChannel('duzhan drafts')
  channel.onmessage = ({ data }: MessageEvent<DraftNotice>) => heard.get(data.key)?.(data)
}

/** Tells the other windows; where a browser has no such channel, the versions in its store tell them when they next store. */
export function tellDraft(notice: DraftNotice): void {
  channel?.postMessage(notice)
}
