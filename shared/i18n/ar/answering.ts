import type { Answering } from '../catalogue.ts';
import { arabic } from '../forms.ts';

export const answering: Answering = {
  'call.several': arabic(
    'لا تسأل الرئاسة عن أي اعتراض.',
    'تسأل الرئاسة عن أي اعتراض على فقرة واحدة.',
    'تسأل الرئاسة عن أي اعتراض على فقرتين.',
    'تسأل الرئاسة عن أي اعتراض على {count} فقرات.',
    'تسأل الرئاسة عن أي اعتراض على {count} فقرة.',
    'تسأل الرئاسة عن أي اعتراض على {count} فقرة.',
  ),
  'call.ripe': 'انقضت أقل مدة. ويظل الاعتراض معتبراً إلى أن تعلن الرئاسة.',
  'call.goThere': 'الانتقال إليها',
  'call.adoptionNote': 'بعد انقضاء أقل مدة، يمكن للرئاسة إعلان الاعتماد. ويسري الاعتراض على الفور وينهي هذا الاستفسار.',
  'form.replaces': 'يحل هذا محل ما سُجل هنا باسم {state}: {kind}.',
  'form.replacesObjection': 'اعتراض {state} قائم: تحل هذه الكلمات محل السابقة.',
  'chair.tick': 'تحديد للاستفسار',
  'chair.tickOpen': 'تحديد كل المفتوح',
  'chair.noneOpen': 'لا توجد الآن فقرة مفتوحة يمكن الاستفسار بشأنها.',
  'chair.noneTicked': 'لم تُحدد أي فقرة.',
};
