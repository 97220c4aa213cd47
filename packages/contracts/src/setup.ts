import { z } from 'zod'
import { Account, NewPassword } from './account.ts'
import { Region } from './ids.ts'
import { RegionRecord } from './region.ts'
import { ShortText } from './text.ts'

/** What the first person of an installation enters, with the code that the start has printed. */
export const SetupInput = z.object({
  code: z.string().min(1).max(100),
  account: Account,
  title: ShortText(2, 80),
  password: NewPassword,
  /** A region of the national tree, or the nation; what it lies in comes with it. It is the jurisdiction, unless a zone is. */
  region: Region,
  /** A zone (园区) right beneath that region, which the national tree does not have, where that is the jurisdiction. */
  zone: RegionRecord.optional(),
  /** Whether the person writes the jurisdiction's plans as well. */
  isAuthor: z.boolean(),
})
export type SetupInput = z.infer<typeof SetupInput>
/** The same as the gateway hands it on: from which address it came, and by which system and browser. */
export const SetupCompletion = SetupInput.extend({ address: z.string().max(100), client: z.string().max(80).default('') })
export type SetupCompletion = z.infer<typeof SetupCompletion>

export const SetupOffer = z.object({})
/** What a start prints: the code that makes the first operator, in groups of four, and until when (UTC) it does. */
export const OfferedSetup = z.object({ code: z.string(), expiresAt: z.string() })
export type OfferedSetup = z.infer<typeof OfferedSetup>

/** Whether an installation still waits for its first operator. */
export const SetupState = z.object({ isOpen: z.boolean() })
export type SetupState = z.infer<typeof SetupState>
