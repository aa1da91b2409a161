import type { Answering } from '../catalogue.ts';
import { chinese } from '../forms.ts';

export const answering: Answering = {
  'call.several': chinese('主席征询对 {count} 个段落有无反对意见。'),
  'call.ripe': '最短时间已过。在主席宣布之前，反对意见仍然有效。',
  'call.goThere': '前往',
  'call.adoptionNote': '最短时间过后，主席可宣布通过。反对意见立即生效，并结束此次征询。',
  'form.replaces': '这将取代{state}在此已记录的立场：{kind}。',
  'form.replacesObjection': '{state}已提出反对意见：这段文字将取代先前的文字。',
  'chair.tick': '勾选以征询',
  'chair.tickOpen': '勾选所有待议段落',
  'chair.noneOpen': '目前没有可以征询的待议段落。',
  'chair.noneTicked': '没有勾选任何段落。',
};
