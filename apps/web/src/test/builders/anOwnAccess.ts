import type { OwnAccess } from '@duzhan/contracts'

const opened = (id: string, client: string, openedAt: string) => ({
  ...{ id: id.repeat(64), client, openedAt, lastSeenAt: openedAt, expiresAt: '2020-03-20T13:00:00.000Z' },
  method: 'password' as const,
})

/** How somebody is signed in: here and on a telephone, without a second step. */
export const anOwnAccess = (over: Partial<OwnAccess['secondFactor']> = {}): OwnAccess => ({
  sessions: [
    { ...opened('a', 'Windows · Chrome', '2020-03-20T01:00:00.000Z'), isHere: true },
    { ...opened('b', '', '2020-03-19T01:00:00.000Z'), isHere: false },
  ],
  secondFactor: { isOn: false, recoveryCodesLeft: 0, demand: 'optional', ...over },
})
