#!/usr/bin/env node
// A file that is there before anything is built: npm links a command only to what exists when it installs.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const built = new URL('../dist/cli.js', import.meta.url)
if (existsSync(fileURLToPath(built))) await import(built.href)
else {
  process.stderr.write('嵌入式数据库尚未构建：请先运行 npm run build\n')
  process.exitCode = 1
}
