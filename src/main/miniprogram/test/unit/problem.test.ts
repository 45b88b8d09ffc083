import { describe, expect, it } from 'vitest'
import { offlineProblem, problemOf } from '../../src/api/problem'

describe('a refusal of the service', () => {
  it('shows the service\'s own sentence and keeps its code', () => {
    const problem = problemOf(409, { code: 'petition-urged-today', errcode: 14009, errmsg: '今天已经催办过了' })
    expect(problem).toMatchObject({ kind: 'conflict', code: 'petition-urged-today', message: '今天已经催办过了', status: 409 })
  })

  it('gives each field its first message, all at once', () => {
    const problem = problemOf(400, {
      code: 'validation-failed',
      errmsg: '有几处内容需要修改',
      errors: [
        { pointer: '/title', code: 'too-short', message: '至少两个字' },
        { pointer: '/title', code: 'bad-format', message: '有不能存的字符' },
        { pointer: '/contact/phone', code: 'bad-format', message: '电话号码不对' },
      ],
    })
    expect(problem.byPointer()).toEqual({ '/title': '至少两个字', '/contact/phone': '电话号码不对' })
  })

  it('passes on what the petition allows now', () => {
    expect(problemOf(409, { petitionStatus: 'CLOSED', allowedActions: [] }).body).toMatchObject({ petitionStatus: 'CLOSED' })
  })

  it.each([
    [400, 'invalid'],
    [401, 'signed-out'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'conflict'],
    [412, 'conflict'],
    [413, 'invalid'],
    [422, 'invalid'],
    [429, 'busy'],
    [500, 'broken'],
    [502, 'busy'],
    [503, 'busy'],
  ])('%i is %s', (status, kind) => {
    expect(problemOf(status, {}).kind).toBe(kind)
  })
})

describe('an answer that no service of ours wrote', () => {
  it.each([['<html>502 Bad Gateway</html>'], [null], [['a', 'list']], [{ errmsg: 7, errors: 'none' }]])(
    '%j still becomes a sentence to show',
    (body) => {
      const problem = problemOf(502, body)
      expect(problem.message).toBe('现在人多，请稍等一会儿再试')
      expect(problem.errors).toEqual([])
    },
  )
})

describe('trying again later', () => {
  it('helps when the network or the service is away, and not when the request is wrong', () => {
    expect(offlineProblem().passing).toBe(true)
    expect(problemOf(503, {}).passing).toBe(true)
    expect(problemOf(422, {}).passing).toBe(false)
  })
})
