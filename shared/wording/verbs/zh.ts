import type { Verbs } from './verbs.ts';

export const zh: Verbs = {
  binds: ['必须', '须', '不得', '务必', '应当', '严禁'],
  duty: ['有义务', '有责任'],
  told: [],
  addressees: [],
  orders: ['命令', '指令'],
  self: ['论坛', '本论坛', '本意见'],
  also: [],
  unless: [
    /不得(?:不|而知|已|了)/gu,
    /[无毋勿不]须/gu,
    /须(?:知|要|臾)/gu,
    /必须品/gu,
    /决定性/gu,
    // what another text says
    /(?:决议|公约|规则|法律|条例|章程)[^；。，]*规定[^；。]*/gu,
  ],
  denied: /(?:没|没有|无|不|均无|并无)$/u,
  disclaims: /(?:任何内容|任何规定|没有任何|任何条款)[^。；：]*$/u,
  asked: /^/u,
  goesOn: /[，；、]\s*(?:并|并且|且)$/u,
  clause: /由|因为|如果/u,
  inflected: false,
};
