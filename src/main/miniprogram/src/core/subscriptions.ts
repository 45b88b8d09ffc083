/** The answers of WeChat's dialogue in the service's words; what else WeChat returns beside them is no template. */
export function answersOf(given: Record<string, string>, templateIds: readonly string[]): { templateId: string; answer: Answer }[] {
  return templateIds.flatMap((templateId) => {
    const answer = ANSWERS[given[templateId] ?? '']
    return answer === undefined ? [] : [{ templateId, answer }]
  })
}

type Answer = 'ACCEPT' | 'REJECT' | 'BAN' | 'FILTER'

const ANSWERS: Record<string, Answer> = {
  accept: 'ACCEPT',
  // Newer phones can ring as well; for us it is the same yes.
  acceptWithAudio: 'ACCEPT',
  acceptWithAlert: 'ACCEPT',
  reject: 'REJECT',
  ban: 'BAN',
  filter: 'FILTER',
}
