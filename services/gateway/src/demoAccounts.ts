import { readFileSync } from 'node:fs'
import { z } from 'zod'

const Accounts = z.array(z.object({ account: z.string(), title: z.string() }))

/** The accounts of a demonstration, from the file that its launcher wrote. */
export function readDemoAccounts(file: string): () => z.infer<typeof Accounts> {
  const accounts = Accounts.parse(JSON.parse(readFileSync(file, 'utf8')))
  return () => accounts
}
