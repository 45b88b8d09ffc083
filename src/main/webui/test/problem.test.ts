import { describe, expect, it } from 'vitest'
import { ProblemError, fieldMessages, hasCode, unwrap, type Problem } from '@/api/problem'

const invalid: Problem = {
  type: 'urn:qisheng:problem:validation-failed',
  title: 'The request is not valid',
  status: 400,
  detail: '3 violations',
  instance: 'urn:uuid:1',
  code: 'validation-failed',
  errcode: 10001,
  errmsg: '有几处内容需要修改，请按提示改好后再提交。',
  errors: [
    { pointer: '/text', code: 'too-short', message: '至少要 5 个字。' },
    { pointer: '/text', code: 'bad-format', message: '第二条。' },
    { pointer: '/tasks/0/dueDate', code: 'in-the-past', message: '日期已经过去。' },
  ],
}
const answered = (status: number, error: unknown) =>
  unwrap(Promise.resolve({ error, response: new Response(null, { status, statusText: 'Bad Gateway' }) }))

describe('problems', () => {
  it('are thrown with the sentence of the service', async () => {
    await expect(answered(400, invalid)).rejects.toThrow(invalid.errmsg)
  })

  it('give each field its first message, by pointer', () => {
    expect(fieldMessages(new ProblemError(invalid))).toEqual({
      text: '至少要 5 个字。',
      'tasks/0/dueDate': '日期已经过去。',
    })
    expect(fieldMessages(new Error('other'))).toEqual({})
  })

  it('are made up truthfully for an answer of something in between', async () => {
    const error = await answered(502, '<html>').catch((caught: unknown) => caught)
    expect(hasCode(error, 'unexpected-answer')).toBe(true)
    expect((error as ProblemError).problem.errmsg).toContain('502')
  })

  it('let a success through, also an empty one', async () => {
    await expect(unwrap(Promise.resolve({ response: new Response(null, { status: 204 }) }))).resolves.toBeUndefined()
  })
})
