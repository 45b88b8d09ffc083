/** 代填: filing for an enterprise, and what the enterprise says to it. */
export default {
  filing: {
    title: '代企业填报',
    about: '企业来电、上门或走访时反映的事，可以替企业填。企业主会收到通知，48 小时内在手机上点一下确认；没有确认的会标明“未经本人确认”。',
    submit: '代企业提交',
    done: '已替企业提交，编号 {number}',
    doneMore: '企业主已收到通知，请提醒在 48 小时内打开小程序点“确认是我要提的”。之后的进展由企业和承办部门跟进。',
    again: '再填一件',
    look: '看这件诉求',
  },
  confirmation: {
    PENDING: '代企业填报，等企业主确认，截止 {due}',
    CONFIRMED: '代企业填报，企业主已确认',
    REFUSED: '代企业填报，企业主表示不是本企业提的',
    UNCONFIRMED: '代企业填报，未经本人确认',
  },
  confirmationMark: { PENDING: '代填待确认', CONFIRMED: '代填', REFUSED: '企业否认', UNCONFIRMED: '未经本人确认' },
}
