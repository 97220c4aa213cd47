import { manualClock } from '@duzhan/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Invitation,
  invitationHash,
  invitationMs,
  isOver,
  refuseEnded,
  revoked,
  unended,
  used,
  withInvitation,
} from './invitation.ts'

const now = manualClock().now()
const later = (ms: number) => new Date(now.getTime() + ms)

describe('an invitation', () => {
  it('is a code of which the hash alone is kept, found again however the code is typed', () => {
    const { code, invitations } = withInvitation([], now)
    expect(code).toMatch(/^([0-9a-z]{4}-){6}[0-9a-z]{4}$/)
    expect(JSON.stringify(invitations)).not.toContain(code.slice(0, 9))
    expect(invitations).toEqual([{ hash: invitationHash(code), until: later(invitationMs).toISOString(), end: null }])
    expect(invitationHash(code.toUpperCase().replaceAll('-', ' '))).toBe(invitationHash(code))
  })

  it('is another each time', () => {
    expect(new Set(Array.from({ length: 200 }, () => withInvitation([], now).code)).size).toBe(200)
  })

  it('opens for seven days, to the last millisecond and not one longer', () => {
    const [invitation] = withInvitation([], now).invitations
    expect(() => refuseEnded(invitation, later(invitationMs - 1))).not.toThrow()
    expect(() => refuseEnded(invitation, later(invitationMs))).toThrow('invitation.expired')
    expect([isOver(invitation!, later(invitationMs - 1)), isOver(invitation!, later(invitationMs))]).toEqual([false, true])
  })

  it('that was never made, was used or was revoked says which, also when its time is over', () => {
    const { code, invitations } = withInvitation([], now)
    expect(() => refuseEnded(undefined, now)).toThrow('invitation.unknown')
    for (const at of [now, later(2 * invitationMs)]) {
      expect(() => refuseEnded(used(invitations, invitationHash(code))[0], at)).toThrow('invitation.used')
      expect(() => refuseEnded(revoked(invitations)[0], at)).toThrow('invitation.revoked')
    }
  })
})

/** Whatever may be done about the links of one person. */
const act = fc.constantFrom('invite', 'revoke', 'use', 'use the first')
type Act = 'invite' | 'revoke' | 'use' | 'use the first'
function done(known: readonly Invitation[], what: Act): Invitation[] {
  if (what === 'invite') return withInvitation(known, now).invitations
  if (what === 'revoke') return revoked(known)
  const meant = what === 'use' ? unended(known) : known[0]
  return used(known, meant?.hash ?? 'none')
}

describe('the invitations of one person, whatever is done about them', () => {
  const told = (acts: readonly string[]) => {
    const steps: Invitation[][] = [[]]
    for (const what of acts) steps.push(done(steps.at(-1) ?? [], what as Act)) // one of the four
    return steps
  }
  it('have one at most that opens, which is the last that was made', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        for (const step of told(acts)) {
          const open = step.filter(({ end }) => end === null)
          expect(open.length).toBeLessThanOrEqual(1)
          if (open.length === 1) expect(step.at(-1)).toEqual(open[0])
        }
      }),
    )
  })

  it('never open again once they have ended, nor end twice', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        const ends = new Map<string, Invitation['end']>()
        for (const step of told(acts))
          for (const { hash, end } of step) {
            const before = ends.get(hash)
            if (before !== undefined && before !== null) expect(end).toBe(before)
            ends.set(hash, end)
          }
      }),
    )
  })

  it('are five at most, so that nothing grows', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        for (const step of told(acts)) expect(step.length).toBeLessThanOrEqual(5)
      }),
    )
  })
})
