import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../src/index.ts'

export interface Answer {
  code: 0 | 1 | 2
  out: string
  err: string
}
export interface WorkFolder {
  /** Writes a file and returns its path; anything that is no text or bytes is written as JSON. */
  file(name: string, content: unknown): string
  remove(): void
}

/** A folder of files to run commands on. */
export function workFolder(): WorkFolder {
  const folder = mkdtempSync(join(tmpdir(), 'duzhan-cli-'))
  return {
    file(name, content) {
      const path = join(folder, name)
      const isRaw = typeof content === 'string' || content instanceof Uint8Array
      writeFileSync(path, isRaw ? content : JSON.stringify(content))
      return path
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** Runs one command in this process and keeps what it says. */
export async function say(...args: string[]): Promise<Answer> {
  const said = { out: '', err: '' }
  const code = await run(args, {
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
  })
  return { code, ...said }
}
