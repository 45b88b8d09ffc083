// Fails when the bundle outgrows its budget, so that a heavy import is a decision and not an accident.
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const BUDGET_FIRST_PAGE_KB = 175
const BUDGET_ALL_KB = 240

const gzipKb = (path) => gzipSync(readFileSync(path), { level: 9 }).length / 1024
const assets = readdirSync('dist/assets').filter((name) => /\.(js|css)$/.test(name))
const html = readFileSync('dist/index.html', 'utf8')

const sizes = assets.map((name) => ({ name, kb: gzipKb(`dist/assets/${name}`), first: html.includes(name) }))
for (const { name, kb, first } of sizes.toSorted((a, b) => b.kb - a.kb)) {
  console.log(`${kb.toFixed(1).padStart(8)} KB gzip  ${first ? 'first page' : 'on demand '}  ${name}`)
}

const sum = (rows) => rows.reduce((total, { kb }) => total + kb, 0)
const firstPage = sum(sizes.filter(({ first }) => first))
const all = sum(sizes)
console.log(`first page ${firstPage.toFixed(1)} KB of ${BUDGET_FIRST_PAGE_KB}, all ${all.toFixed(1)} KB of ${BUDGET_ALL_KB} (gzip)`)
if (firstPage > BUDGET_FIRST_PAGE_KB || all > BUDGET_ALL_KB) {
  console.error('The bundle is over its budget.')
  process.exit(1)
}
