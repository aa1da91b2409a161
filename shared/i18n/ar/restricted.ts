import type { Restricted } from '../catalogue.ts';

export const restricted: Restricted = {
  'forum.not-a-member-state': 'لا يمكن ذلك إلا لدولة عضو.',
  'forum.motion-open': 'أحد هذه الآراء موضوع التماس أو في جلسة مقيدة بالفعل.',
  'forum.no-motion': 'لا يوجد التماس بهذا الاسم ينتظر نداء الأسماء.',
  'forum.not-your-motion': 'لا تسحب الالتماس إلا الدولة التي قدمته.',
  'forum.no-roll': 'لا يوجد نداء أسماء مفتوح.',
  'forum.already-answered': 'أجابت دولتكم بالفعل؛ وتجيب كل دولة مرة واحدة.',
  'forum.no-session': 'لا توجد جلسة مقيدة جارية بهذا الاسم.',
};
