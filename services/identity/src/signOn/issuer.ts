/** What a sign-in at the issuer began with, and is held against when it comes back. */
export interface Asked {
  state: string
  nonce: string
  /** The secret half of the proof that who comes back is who began (PKCE). */
  verifier: string
}
/** Whom the issuer has recognised. `amr`: by which means, as it says; null where it says nothing of the account. */
export interface Proved {
  account: string | null
  amr: readonly string[]
}
/**
 * The issuer by which people sign in. Everything but `leave` throws `sign-on.issuer-away` where it does not answer.
 */
export interface Issuer {
  /** What is made up for one sign-in. */
  ask(): Asked
  /** The address of the issuer’s page, where a person says who they are. */
  addressFor(asked: Asked): Promise<string>
  /**
   * Whom the issuer recognised, by what the browser came back with. Throws `sign-on.denied` where the issuer let nobody in, and
   * `sign-on.refused` for an answer that is not of this sign-in, not for us, not of now, not signed by the issuer, or was used before.
   */
  prove(query: string, asked: Asked): Promise<Proved>
  /** Where a person ends their sign-in at the issuer; null where it has no such page, or does not answer. */
  leave(): Promise<string | null>
}
