import type { Actor, Verb } from '@duzhan/contracts'
import { serviceActor } from '@duzhan/service-kit'
import { gateway, ownPassword, password, type SignedInPeople } from './signedInPeople.ts'

/** A change as somebody makes it, and what the logs are to say of it: `service noun verb`, and whose entry each is. */
export interface Change {
  input: unknown
  by?: Actor
  entries: string[]
  /** The id of the person whose change it is, where that is not the one who calls. */
  person?: string
}

const moved = { grants: [], reason: '调到别处工作' }

interface Given {
  must(verb: Verb, input: unknown, by?: Actor): Promise<unknown>
  people: SignedInPeople
}

/** Of every verb that changes an account, or how somebody is signed in: a change by it, each of a new person. */
export function changesOfPeople({ must, people }: Given): Record<string, () => Promise<Change>> {
  const { newPerson, signedIn, settled, begun, secured, invited, cameBack } = people
  return {
    'session.open': async () => {
      const { account, id } = await newPerson()
      return {
        by: gateway,
        input: { account, password, address: '', device: null },
        entries: ['identity session open'],
        person: id,
      }
    },
    'session.close': async () => {
      const { token, id } = await signedIn()
      return { by: gateway, input: { token }, entries: ['identity session close'], person: id }
    },
    'session.changePassword': async () => {
      const { token, id } = await signedIn()
      const input = { token, current: password, next: 'qing-shan-61-shui' }
      return { by: gateway, input, entries: ['identity person changePassword', 'identity session open'], person: id }
    },
    'session.end': async () => {
      const { account } = await signedIn()
      return { input: { account }, entries: ['identity person endSessions'] }
    },
    'session.endOwn': async () => {
      const { token, account, id } = await settled()
      const [open] = (await must('session.list', { account })) as { id: string }[] // as contracts shape them
      return { by: gateway, input: { token, session: open?.id }, entries: ['identity session close'], person: id }
    },
    'session.endOthers': async () => {
      const { token, id } = await settled()
      const entries = ['identity person endOwnSessions', 'identity session open']
      return { by: gateway, input: { token }, entries, person: id }
    },
    // nothing of it is kept before its first code
    'session.beginSecondFactor': async () => {
      const { token } = await settled()
      return { by: gateway, input: { token, password: ownPassword }, entries: [] }
    },
    'session.confirmSecondFactor': async () => {
      const { token, ticket, code, id } = await begun()
      const entries = ['identity person turnOnSecondFactor', 'identity session open']
      return { by: gateway, input: { token, ticket, code: code() }, entries, person: id }
    },
    'session.removeSecondFactor': async () => {
      const { token, code, id } = await secured()
      return {
        by: gateway,
        input: { token, password: ownPassword, code },
        entries: ['identity person turnOffSecondFactor'],
        person: id,
      }
    },
    // a sign-in that is under way is kept in the browser alone
    'signOn.begin': async () => ({ by: gateway, input: { returnTo: '/home' }, entries: [] }),
    'signOn.complete': async () => {
      const { account, id } = await newPerson()
      return { by: gateway, input: await cameBack(account), entries: ['identity session open'], person: id }
    },
    'signOn.confirm': async () => {
      const { account, id, code } = await secured()
      const { ticket } = (await must('signOn.complete', await cameBack(account), gateway)) as { ticket: string } // as contracts shape it
      return { by: gateway, input: { ticket, code }, entries: ['identity session open'], person: id }
    },
    // a code is no change of anything, and where somebody exists there is none
    'setup.offer': async () => ({ by: serviceActor('setup'), input: {}, entries: [] }),
    'invitation.open': async () => ({ by: gateway, input: { code: (await invited()).code, address: '' }, entries: [] }),
    'invitation.accept': async () => {
      const { code, id } = await invited()
      const entries = ['identity person acceptInvitation', 'identity session open']
      return { by: gateway, input: { code, password: ownPassword, address: '' }, entries, person: id }
    },
    'person.enrol': async () => ({
      by: serviceActor('setup'),
      input: { account: 'enrolled', title: '岗位', password, grants: [] },
      entries: ['identity person enrol'],
    }),
    'person.create': async () => ({
      input: { account: 'created', title: '岗位', password, grants: [] },
      entries: ['identity person create'],
    }),
    'person.createMany': async () => ({
      input: {
        people: [
          { account: 'created-first', title: '岗位', password, grants: [] },
          { account: 'created-second', title: '岗位', password, grants: [] },
        ],
      },
      entries: ['identity person create', 'identity person create'],
    }),
    'person.disable': async () => ({ input: { account: (await newPerson()).account }, entries: ['identity person disable'] }),
    'person.enable': async () => {
      const { account } = await newPerson()
      await must('person.disable', { account })
      return { input: { account }, entries: ['identity person enable'] }
    },
    'person.changeGrants': async () => ({
      input: { account: (await newPerson()).account, grants: [] },
      entries: ['identity person changeGrants'],
    }),
    'person.resetPassword': async () => ({
      input: { account: (await newPerson()).account, password: 'qing-shan-61-shui' },
      entries: ['identity person resetPassword'],
    }),
    'person.resetSecondFactor': async () => ({
      input: { account: (await secured()).account },
      entries: ['identity person resetSecondFactor'],
    }),
    'person.move': async () => ({
      input: { account: (await newPerson()).account, ...moved, from: '2020-03-20', successor: (await newPerson()).account },
      entries: ['identity person planMove', 'identity person takeOver', 'identity person move'],
    }),
    'person.cancelMove': async () => {
      const { account } = await newPerson()
      await must('person.move', { account, ...moved, from: '2030-01-01', successor: null })
      return { input: { account }, entries: ['identity person cancelMove'] }
    },
    'person.remove': async () => ({
      input: { account: (await newPerson()).account, reason: moved.reason, from: '2020-03-20', successor: null },
      entries: ['identity person planRemoval', 'identity person remove'],
    }),
    'person.bringBack': async () => {
      const { account } = await newPerson()
      await must('person.remove', { account, reason: moved.reason, from: '2020-03-20', successor: null })
      return { input: { account }, entries: ['identity person bringBack'] }
    },
    'person.invite': async () => ({ input: { account: (await newPerson()).account }, entries: ['identity person invite'] }),
    'person.revokeInvitation': async () => ({
      input: { account: (await invited()).account },
      entries: ['identity person revokeInvitation'],
    }),
  }
}
