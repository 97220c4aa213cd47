import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What an operator writes into infra/nginx/duzhan.conf: where the gateway is, the certificate, and for a test other ports. */
export interface Site {
  gateway: string
  certificate: string
  key: string
  /** Plain and with TLS; 80 and 443 where nothing is said. */
  ports?: { plain: number; secure: number }
}

/** Our site for nginx, as an installation has it. `text` is another one to try. */
export function siteFor({ gateway, certificate, key, ports = { plain: 80, secure: 443 } }: Site, text = ownSite()): string {
  return text
    .replaceAll('gateway:3000', gateway)
    .replace('/etc/duzhan/duzhan.pem', certificate)
    .replace('/etc/duzhan/duzhan.key', key)
    .replace('listen 80;', `listen ${ports.plain};`)
    .replace('listen 443 ', `listen ${ports.secure} `)
}

export const ownSite = (): string => readFileSync(join(import.meta.dirname, '../infra/nginx/duzhan.conf'), 'utf8')

/** Writes a site and the rest of nginx's settings into a folder, so that it touches nothing else; returns the words to start it with. */
export function nginxIn(folder: string, site: string): string[] {
  mkdirSync(join(folder, 'logs'), { recursive: true })
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`)
  writeFileSync(join(folder, 'site.conf'), site.replace('/var/log/nginx', folder))
  writeFileSync(
    join(folder, 'nginx.conf'),
    `pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${kept.join(' ')} include ${folder}/site.conf; }`,
  )
  return ['-p', folder, '-c', join(folder, 'nginx.conf')]
}
