import type {
  FoundRegion,
  OfferedSetup,
  OpenedSession,
  RegionRecord,
  RegionSearch,
  SetupCompletion,
  SetupState,
} from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { type RegionCode, regionCode, regionPath } from '@duzhan/regions'
import type { NationalTree } from '@duzhan/regions/national'
import { type Clock, doing } from '@duzhan/service-kit'
import { freshPerson } from '../person/freshPerson.ts'
import { hashPassword } from '../person/password.ts'
import { judgePassword } from '../person/passwordRules.ts'
import type { Person, PersonRepository } from '../person/person.repository.ts'
import { hashOfCode, newSpokenCode } from '../person/spokenCode.ts'
import type { RegionRepository } from '../region/region.repository.ts'
import type { SessionService } from '../session/session.service.ts'
import type { SignInGuard } from '../session/signInGuard.ts'
import type { Setup, SetupRepository } from './setup.repository.ts'

const hour = 60 * 60 * 1_000
/** A code of 140 bits. */
const groups = 7
/** Under this name tries of the code are counted; no account has a blank in it. */
const counted = 'set up'

/** How an installation gets its first operator: by a code that its start prints, once, and never again when somebody exists. */
export interface SetupService {
  /** A new code in place of any before, good for one hour; null where somebody exists. */
  offer(): Promise<OfferedSetup | null>
  /** Whether nobody exists yet. */
  state(): Promise<SetupState>
  /** The best twenty regions of the national tree by what somebody typed, as long as nobody exists. Throws `setup.done`. */
  find(search: RegionSearch): Promise<FoundRegion[]>
  /**
   * Makes the jurisdiction with all above it, and its first operator; returns the operator's session. Throws `setup.done` when
   * somebody exists or the code was used, `setup.wrong-code`, `setup.expired`, `session.limited` after too many tries,
   * `region.invalid`, `region.unpublished` for one that the national tree does not have, `setup.zone-elsewhere` for a zone that does not lie
   * right beneath it, `setup.zone-published` for one that the national tree has, and the codes of a password that is none.
   */
  complete(input: SetupCompletion, requestId: string): Promise<OpenedSession>
}

interface Ports {
  setups: SetupRepository
  people: Pick<PersonRepository, 'add' | 'isAnyone'>
  regions: Pick<RegionRepository, 'save'>
  session: Pick<SessionService, 'open'>
  national: Pick<NationalTree, 'find' | 'path'>
  guard: SignInGuard
  clock: Clock
}

export function setupService({ setups, people, regions, national, session, guard, clock }: Ports): SetupService {
  /** The code that is kept, if this is it. */
  async function offered(code: string, address: string): Promise<Setup> {
    const giveBack = await guard.reserve({ account: counted, address, device: null })
    const setup = await setups.current()
    if (setup?.codeHash !== hashOfCode(code)) throw new Problem('forbidden', 'setup.wrong-code')
    await giveBack()
    if (setup.expiresAt <= clock.now()) throw new Problem('forbidden', 'setup.expired')
    return setup
  }

  /** The region and all that it lies in, as the national tree has them. */
  async function pathTo(code: RegionCode): Promise<RegionRecord[]> {
    const path = [...(await national.path(code))]
    if (path.length === 0) throw new Problem('absent', 'region.unpublished', { code })
    return path
  }

  /** A zone as it may be held: with a code of its own right beneath the region that it lies in. */
  async function zoneIn(region: RegionCode, { code: text, name }: RegionRecord): Promise<RegionRecord> {
    const code = regionCode(text)
    if (regionPath(code).at(-2) !== region) throw new Problem('invalid', 'setup.zone-elsewhere', { code, region })
    const known = (await national.path(code)).at(-1)
    if (known !== undefined) throw new Problem('conflict', 'setup.zone-published', { code, name: known.name })
    return { code, name }
  }

  /** The person is written last: whatever ends it before leaves nobody, so that the next start prints another code. */
  async function make(person: Person, records: RegionRecord[], requestId: string): Promise<void> {
    const by = { id: person.id, title: person.title }
    await doing({ by, requestId }, async () => {
      await regions.save(records)
      if (!(await people.add('setUp', person))) throw done()
    })
  }

  return {
    async offer() {
      if (await people.isAnyone()) return null
      const code = newSpokenCode(groups)
      const expiresAt = new Date(clock.now().getTime() + hour)
      await setups.keep({ codeHash: hashOfCode(code), expiresAt })
      return { code, expiresAt: expiresAt.toISOString() }
    },
    state: async () => ({ isOpen: !(await people.isAnyone()) }),
    async find({ text }) {
      if (await people.isAnyone()) throw done()
      return await national.find({ text, most: 20, within: undefined })
    },
    async complete({ code, address, client, ...input }, requestId) {
      if (await people.isAnyone()) throw done()
      const setup = await offered(code, address)
      const region = regionCode(input.region)
      const records = await pathTo(region)
      if (input.zone) records.push(await zoneIn(region, input.zone))
      judgePassword(input.password, input.account)
      const person = await personOf(input, records.at(-1)?.code ?? region)
      if (!(await setups.take(setup.codeHash))) throw done()
      try {
        await make(person, records, requestId)
      } catch (error) {
        await setups.keep(setup) // the same code may be tried again
        throw error
      }
      return await session.open({ account: input.account, password: input.password, address, device: null, client })
    },
  }
}

const done = () => new Problem('conflict', 'setup.done')

async function personOf(input: Omit<SetupCompletion, 'code' | 'address' | 'client'>, region: string): Promise<Person> {
  const { account, title, password, isAuthor } = input
  const grant = { region, plan: '*' }
  const grants = (isAuthor ? (['operator', 'author'] as const) : (['operator'] as const)).map((role) => ({ role, ...grant }))
  return { ...freshPerson(), account, title, grants, passwordHash: await hashPassword(password) }
}
