import { readConfig, remotePeers, shiftedClock } from '@duzhan/service-kit'
import { announceSetup, failToStart } from './announce.ts'
import { beginProper } from './beginProper.ts'
import { keepTemplates, operator } from './seed.ts'

/**
 * What an installation whose services are processes of their own needs once they answer, and what may be done again at every
 * start: the templates that come with the release, and, as long as there is nobody, the code by which the first operator is made.
 */
async function main(): Promise<void> {
  const config = readConfig()
  const clock = shiftedClock(config.DUZHAN_CLOCK_OFFSET)
  const peers = (actor = operator) => remotePeers(config, actor, { secret: config.DUZHAN_SECRET ?? '', clock })
  const setup = await beginProper(peers)
  await keepTemplates(peers())
  const [name] = config.DUZHAN_HOSTS?.split(',') ?? []
  announceSetup(name === undefined ? `http://${config.HOST}:${config.PORT}` : `https://${name}`, setup?.code ?? null)
}

main().then(() => process.exit(0), failToStart)
