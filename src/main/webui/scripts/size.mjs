// Fails when the bundle outgrows its budgets, so that a heavy import is a decision and not an accident: what the first page loads,
// and what any page loads besides. The sum of all pages is told and has no budget: it grows with what the view can do, and nobody
// loads it. Wants the folder of a build with Vite's manifest.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const BUDGET_FIRST_PAGE_KB = 175
const BUDGET_PAGE_KB = 70

const folder = process.argv[2]
const manifest = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, 'utf8'))

const sizes = new Map()
const kb = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(`${folder}/${file}`), { level: 9 }).length / 1024)
  return sizes.get(file)
}
const sum = (files) => [...files].reduce((total, file) => total + kb(file), 0)

/** A chunk with all that is loaded for it at once. */
function loaded(key, files = new Set()) {
  const chunk = manifest[key]
  if (!files.has(chunk.file)) {
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const other of chunk.imports ?? []) loaded(other, files)
  }
  return files
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const first = loaded(entry)
const pages = Object.keys(manifest)
  .filter((key) => manifest[key].isDynamicEntry)
  .map((key) => ({ name: key.replace(/^.*\//, ''), kb: sum([...loaded(key)].filter((file) => !first.has(file))) }))
  .toSorted((a, b) => b.kb - a.kb)
const all = new Set()
for (const key of Object.keys(manifest)) loaded(key, all)

for (const page of pages) console.log(`${page.kb.toFixed(1).padStart(8)} KB gzip  ${page.name}`)
const budgets = [
  ['first page', sum(first), BUDGET_FIRST_PAGE_KB],
  [`then at most (${pages[0].name})`, pages[0].kb, BUDGET_PAGE_KB],
]
console.log(budgets.map(([name, size, budget]) => `${name} ${size.toFixed(1)} KB of ${budget}`).join(', ') + `, all ${sum(all).toFixed(1)} KB (gzip)`)
if (budgets.some(([, size, budget]) => size > budget)) {
  console.error('The bundle is over its budget.')
  process.exit(1)
}
