import type { FromWord } from '../catalogue.ts';
import { chinese } from '../forms.ts';

/** Words of choosing a Word file. */
export const fromWord: FromWord = {
  'word.choose': '选择 Word 文件或文本文件',
  'word.accepts': '.docx、.txt 或 .md，不超过 10 MB。也可将文件拖放到输入框。',
  'word.reading': '正在读取文件。',
  'word.stands': '{file} 的文本已填入输入框，尚未发送。',
  'word.marks': chinese('文件中有 {count} 处修订标记，作者：{authors}；现按这些修订均已接受的情形读取。'),
  'word.nobody': '未署名',
  'word.left': '未读入：{what}。',
  'word.left.comments': '批注（{number}）',
  'word.left.notes': '脚注和尾注（{number}）',
  'word.left.boxes': '文本框（{number}）',
  'word.left.pictures': '图片和公式（{number}）',
  'word.tables': '表格按单元格逐一读取。',
  'word.why.not-word': '此文件既不是 Word 文件（.docx），也不是纯文本。',
  'word.why.too-large': '文件超过 10 MB。',
  'word.why.swollen': '文件解压后远大于文本所需，未予读取。',
  'word.why.protected': '文件受密码保护。请以不带密码的方式保存。',
  'word.why.old-format': '这是较早的 Word 格式（.doc）。请将文件另存为 .docx。',
  'word.why.damaged': '文件已损坏，或不是由文字处理软件生成的。',
  'word.why.empty': '文件中没有文字。',
};
