/** The people of the demonstration township. Compiled into the browser build only, which the service offers locally only. */
export interface Person {
  code: string
  name: string
  about: string
}

const BRANCHES = 15

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

export const people: readonly Person[] = [
  ...range(20).map((n) => ({ code: `demo-owner-${n}`, name: `企业主 ${n}`, about: `第 ${n} 家企业的负责人` })),
  { code: 'demo-secretary-1', name: '支部书记 1', about: '第 1 支部的书记' },
  { code: 'demo-secretary-2', name: '支部书记 2', about: '第 2 支部的书记，流动党员隶属这里' },
  ...range(10).map((n) => ({ code: `demo-floating-${n}`, name: `流动党员 ${n}`, about: '隶属第 2 支部，参加第 1 支部' })),
  { code: 'demo-stranger', name: '陌生人', about: '微信还没有绑定身份' },
  ...range(300).map((n) => ({ code: `demo-member-${n}`, name: `党员 ${n}`, about: `第 ${((n - 1) % BRANCHES) + 1} 支部的党员` })),
]

const SHOWN = 40

/** Those whose code, name or description contains what was typed; not more than a screen or two of them. */
export function findPeople(query: string): Person[] {
  const wanted = query.trim().toLowerCase()
  return people
    .filter((person) => [person.code, person.name, person.about].some((text) => text.toLowerCase().includes(wanted)))
    .slice(0, SHOWN)
}
