// Runs beside the page: reads one file, answers, and is ended by whoever asked.
import { readJob } from './readJob.ts'
import type { SheetJob } from './sheetJob.ts'

self.onmessage = async ({ data }: MessageEvent<SheetJob>) => self.postMessage(await readJob(data))
