import type { FromWord } from '../catalogue.ts';
import { arabic } from '../forms.ts';

/** Words of choosing a Word file. */
export const fromWord: FromWord = {
  'word.choose': 'اختيار ملف Word أو ملف نصي',
  'word.accepts': 'docx أو txt أو md، بحد أقصى 10 ميغابايت. ويمكن أيضاً إفلات الملف على الحقل.',
  'word.reading': 'تجري قراءة الملف.',
  'word.stands': 'نص الملف {file} موجود في الحقل ولم يُرسَل.',
  'word.marks': arabic(
    'ليس في الملف علامات مراجعة من {authors}.',
    'في الملف علامة مراجعة واحدة من {authors}؛ ويُقرأ كأنها مقبولة.',
    'في الملف علامتا مراجعة من {authors}؛ ويُقرأ كأنهما مقبولتان.',
    'في الملف {count} علامات مراجعة من {authors}؛ ويُقرأ كأنها مقبولة.',
    'في الملف {count} علامة مراجعة من {authors}؛ ويُقرأ كأنها مقبولة.',
    'في الملف {count} علامة مراجعة من {authors}؛ ويُقرأ كأنها مقبولة.',
  ),
  'word.nobody': 'صاحب غير مسمّى',
  'word.left': 'لم يُؤخذ: {what}.',
  'word.left.comments': 'التعليقات ({number})',
  'word.left.notes': 'الحواشي السفلية والختامية ({number})',
  'word.left.boxes': 'مربعات النص ({number})',
  'word.left.pictures': 'الصور والصيغ الرياضية ({number})',
  'word.tables': 'تُقرأ الجداول خلية خلية.',
  'word.why.not-word': 'هذا الملف ليس ملف Word (docx) ولا نصاً عادياً.',
  'word.why.too-large': 'حجم الملف يتجاوز 10 ميغابايت.',
  'word.why.swollen': 'يصير الملف عند فك ضغطه أكبر بكثير مما يحتاج إليه نص. ولم يُقرأ.',
  'word.why.protected': 'الملف محمي بكلمة سر. احفظوه من دونها.',
  'word.why.old-format': 'هذه صيغة Word قديمة (doc). احفظوا الملف بصيغة docx.',
  'word.why.damaged': 'الملف تالف، أو لم ينشئه برنامج لمعالجة النصوص.',
  'word.why.empty': 'لا كلمات في الملف.',
};
