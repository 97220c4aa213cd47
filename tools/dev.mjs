// npm run dev: the platform and its page, each new as soon as a file is saved. Nothing but the version check stands at the top, in words that an old
// Node still reads, because the answer to an old Node must be a sentence and not a failed import.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node 20.19 或更高版本，当前是 ${process.versions.node}。请升级 Node 后再试。`)
  process.exit(1)
}
void import('./prepare.mjs').then(async ({ prepare }) => {
  prepare()
  const { startDev } = await import('./devServer.mjs')
  const { PORT: port = '3000', DEV_PORT: pagePort = '5173', DATA_DIR: data = 'data/dev' } = process.env
  const dev = await startDev({ port: Number(port), pagePort: Number(pagePort), data }).catch((error) => {
    console.error(`未能启动：${error instanceof Error ? error.message : error}`)
    process.exit(1)
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void dev.close().then(() => process.exit(0)))
})
