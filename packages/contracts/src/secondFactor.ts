import { z } from 'zod'
import { OpenedSession } from './openedSession.ts'

const Password = z.string().min(1).max(200)
const Token = z.string().max(100)

/** Six digits that an authenticator app shows, or a recovery code, however they are parted. */
export const SecondFactorCode = z.string().min(1).max(40)

/** Asks for a new secret; whoever has a second factor gives a code of it as well, as for another telephone. */
export const SecondFactorBegin = z.object({ password: Password, code: SecondFactorCode.optional() })
/** Turns on what was begun, by a first code of it. */
export const SecondFactorConfirm = z.object({ ticket: z.string().min(1).max(400), code: SecondFactorCode })
export const SecondFactorRemove = z.object({ password: Password, code: SecondFactorCode })

export type SecondFactorBegin = z.infer<typeof SecondFactorBegin>
export const OwnSecondFactorBegin = SecondFactorBegin.extend({ token: Token })
export type OwnSecondFactorBegin = z.infer<typeof OwnSecondFactorBegin>
export type SecondFactorConfirm = z.infer<typeof SecondFactorConfirm>
export const OwnSecondFactorConfirm = SecondFactorConfirm.extend({ token: Token })
export type OwnSecondFactorConfirm = z.infer<typeof OwnSecondFactorConfirm>
export type SecondFactorRemove = z.infer<typeof SecondFactorRemove>
export const OwnSecondFactorRemove = SecondFactorRemove.extend({ token: Token })
export type OwnSecondFactorRemove = z.infer<typeof OwnSecondFactorRemove>

/** A secret that is kept nowhere yet: as it is typed, as the picture has it, and what brings it back with its first code. */
export const BegunSecondFactor = z.object({ secret: z.string(), uri: z.string(), ticket: z.string() })
export type BegunSecondFactor = z.infer<typeof BegunSecondFactor>
/** Told once: ten codes, each of which stands once for one of the app. All other sessions have ended, this one is another. */
export const ConfirmedSecondFactor = OpenedSession.extend({ recoveryCodes: z.array(z.string()) })
export type ConfirmedSecondFactor = z.infer<typeof ConfirmedSecondFactor>

/** The second step of one's sign-in: whether there is one, how many recovery codes are left, and whether there may or must be. */
export interface SecondFactorState {
  isOn: boolean
  recoveryCodesLeft: number
  demand: 'off' | 'optional' | 'required'
}
