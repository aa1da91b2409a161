import type { Access } from '../catalogue.ts';

export const access: Access = {
  'provider.signIn': '通过 {name} 登录',
  'provider.intro': '如果您已在 {name} 登记，请在那里登录，之后会回到此处。',
  'provider.choose': '选择您的席位',
  'provider.several': '您在代表团或组织中有多个席位。请选择现在使用的席位；如要换用其他席位，请退出后重新登录。',
  'provider.again': '重新登录',
  'provider.away': '{name} 没有应答。请一分钟后再试，或向秘书处索取邀请链接。',
  'provider.refused': '{name} 没有让您登录。如果您在那里取消了登录，则一切照旧；否则请再试一次。',
  'provider.lost': '此次登录已失效：时间过长、已经完成，或是在另一个浏览器中开始的。请重新登录。',
  'provider.noSeat': '{name} 认识您，但本论坛没有属于您的开放席位。请与秘书处联系：席位由秘书处开设，并分配给电子邮件地址。',
  'stepUp.title': '请再次表明身份',
  'stepUp.intro': '您的登录时间过久，不能执行此操作。内容不会丢失：表明身份后，操作将继续进行。',
  'stepUp.provider': '通过 {name} 重新登录',
  'stepUp.link': '此席位的另一个邀请链接',
  'stepUp.linkHint': '请粘贴，不要打开',
  'stepUp.useLink': '使用此链接',
  'stepUp.needed': '未执行：此操作需要近期登录。',
  'stepUp.done': '您已表明身份。请关闭此标签页，返回原来的标签页，操作将在那里继续。',
  'stepUp.other': '这是另一个人，或另一席位的链接。只有此席位的本人才能继续操作。',
};
