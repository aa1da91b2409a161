import type { Letters } from '../catalogue.ts';

/** What mails say. Only the server writes them. */
export const letters: Letters = {
  'mail.foot': 'تصلكم هذه الرسالة لأن لكم مقعداً في {forum}.',
  'mail.invitation.subject': '{forum}: دعوتكم',
  'mail.invitation.what': 'حُجز لكم مقعد في {forum}: {seat}. يتيح لكم هذا الرابط الدخول مرة واحدة حتى {moment}.',
  'mail.invitation.how': 'فتح الرابط لا يستنفده، بل الزر الموجود في الصفحة. لا تعطوه لغيركم: فمن يستخدمه يأخذ المقعد.',
  'mail.deadline.subject': '{forum}: الموعد النهائي {moment}، {deadline}',
  'mail.deadline.what': '{deadline}: الموعد النهائي هو {moment}.',
  'mail.sitting.subject': '{forum}: افتُتحت الجلسة {number} من {meeting}',
  'mail.sitting.what': 'افتُتحت الجلسة {number}: {meeting}.',
  'mail.silence.subject': '{forum}: إجراء الموافقة الصامتة بشأن {opinion} حتى {moment}',
  'mail.silence.near': '{forum}: ينتهي إجراء الموافقة الصامتة بشأن {opinion} في {moment}',
  'mail.silence.what': 'تسأل الرئاسة كتابةً عن أي اعتراض على فقرات من {opinion}. يستمر إجراء الموافقة الصامتة حتى {moment}.',
  'mail.silence.how': 'اعتراض واحد من دولة عضو يقطعه. الصمت وحده لا يعني اتفاقاً: بعد الموعد النهائي يجوز للرئاسة أن تعلن.',
  'mail.digest.subject': '{forum}: ما تغيّر منذ {moment}',
  'mail.digest.plan': {
    zero: 'لا تغيير في الجدول الزمني',
    one: 'تغيير واحد في الجدول الزمني',
    two: 'تغييران في الجدول الزمني',
    few: '{count} تغييرات في الجدول الزمني',
    many: '{count} تغييراً في الجدول الزمني',
    other: '{count} تغيير في الجدول الزمني',
  },
  'mail.digest.documents': 'وثائق جديدة: {list}',
  'mail.digest.opinions': 'تواصل العمل على: {list}',
  'mail.digest.nothing': 'لم يتغير شيء منذ {moment}.',
  'mail.confirm.subject': '{forum}: أكّدوا تعليقكم',
  'mail.confirm.what':
    'علّق شخص ما، ولعله أنتم، على الوثيقة {number} في المشاورة المفتوحة على الخط وذكر هذا العنوان (التعليق {comment}). لتأكيده افتحوا هذا الرابط واضغطوا الزر الموجود في الصفحة، قبل {moment}:',
  'mail.confirm.how': 'لا تقرأ الأمانة التعليق إلا بعد تأكيده. إن لم تكونوا أنتم فلا تفعلوا شيئاً.',
  'mail.circular.subject': '{forum}: الرسالة المعممة {number}، {title}',
  'mail.circular.what': 'الرسالة المعممة {number}، {title}. تُطلب الردود حتى {moment}.',
  'mail.circular.how': 'ترد الدولة العضو من مقعدها، في هذه الصفحة:',
};
