export { demoPassword } from './seed.ts'
export { type Standalone, type StandaloneOptions, startStandalone } from './standalone.ts'
