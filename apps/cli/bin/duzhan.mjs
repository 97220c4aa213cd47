#!/usr/bin/env node
// Stands apart from the build, so that npm finds something executable to link before anything is built.
import { existsSync } from 'node:fs'

const built = new URL('../dist/duzhan.js', import.meta.url)
if (existsSync(built)) await import(built.href)
else {
  process.stderr.write(
    '命令行工具还没有构建，请先运行 npm run build。\nThe command line is not built: run npm run build first.\n',
  )
  process.exitCode = 2
}
