// Makes the pictures of the documents anew: node tools/docsScreenshots.mjs [FOLDER], by default docs/images.
import { spawnSync } from 'node:child_process'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = resolve(process.argv[2] ?? join(root, 'docs', 'images'))
prepare()
const { status } = spawnSync(join(root, 'node_modules', '.bin', 'playwright'), ['test'], {
  cwd: root,
  env: { ...process.env, DUZHAN_PICTURES: folder },
  stdio: 'inherit',
})
process.exit(status ?? 1)
