import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const built = fileURLToPath(new URL('../../dist/build/', import.meta.url))

export const WEIXIN = join(built, 'mp-weixin')
export const H5 = join(built, 'h5')

/** All files of a built target, with / between folders; fails in plain words when there is no build. */
export function filesOf(target: string, ending = ''): string[] {
  if (!existsSync(target)) {
    throw new Error(`nothing is built in ${target}: run npm run build first`)
  }
  return readdirSync(target, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && statSync(join(target, name)).isFile())
    .map((name) => relative(target, join(target, name)).split(sep).join('/'))
}

export function textOf(target: string, name: string): string {
  return readFileSync(join(target, name), 'utf8')
}

export function sizeOf(target: string): number {
  return filesOf(target).reduce((sum, name) => sum + statSync(join(target, name)).size, 0)
}
