import { Problem } from '@duzhan/problems'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import words from './passwordWords.json' with { type: 'json' }

const least = 10
/** A thousand million guesses: at thirty in five minutes, which is what a stranger has, three hundred years. */
const leastGuesses = 9
/** Beyond this a password is not looked at: what it begins with is enough, and the time stays bounded. */
const lookedAt = 64
/** A birthday or a year is known of most people: what stands beside it must be hard to guess by itself. */
const date = /(19|20)\d{2}([01]\d[0-3]\d)?/g
const leastBesideDate = 6.5

/**
 * What people of this field and country begin a password with, commonest first, in addition to the lists of the library:
 * pinyin of names, wishes and places, and the words of an installation itself.
 */
const ours: string[] = Object.values(words).flatMap((list) => list.split(' '))

let guesser: ZxcvbnFactory | undefined

/** How many powers of ten it takes to guess a password by lists, keyboards, dates and repetitions, by whoever knows the account. */
function guessesFor(password: string, account: string): number {
  guesser ??= new ZxcvbnFactory({ dictionary: { ...dictionary, ours }, graphs: adjacencyGraphs })
  const known = [account, bare(account), ...account.split('-')]
  return guesser.check(password.slice(0, lookedAt), known).guessesLog10
}

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Throws `password.too-short`, `password.names-account` or `password.common` for one that others would try first. */
export function judgePassword(password: string, account: string): void {
  if ([...password].length < least) throw new Problem('invalid', 'password.too-short', { least })
  if (bare(password).includes(bare(account))) throw new Problem('invalid', 'password.names-account')
  if (isGuessable(password, account)) throw new Problem('invalid', 'password.common')
}

function isGuessable(password: string, account: string): boolean {
  const beside = password.replace(date, '')
  return (
    /^\d+$/.test(password) ||
    guessesFor(password, account) < leastGuesses ||
    (beside !== password && guessesFor(beside, account) < leastBesideDate)
  )
}
