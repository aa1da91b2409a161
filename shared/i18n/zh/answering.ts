import type { Answering } from '../catalogue.ts';
import { chinese } from '../forms.ts';

export const answering: Answering = {
  'call.several': chinese('主席征询对 {count} 个段落有无反对意见。'),
  'call.ripe': '期限已过。在主席宣布之前，反对意见仍然有效。',
  'call.goThere': '前往',
  'call.adoptionNote': '最短时间过后，主席可宣布通过。反对意见立即生效，并结束此次征询。',
};
