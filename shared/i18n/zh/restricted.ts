import type { Restricted } from '../catalogue.ts';

export const restricted: Restricted = {
  'forum.not-a-member-state': '只有成员国可以这样做。',
  'forum.motion-open': '其中一项意见已有动议提出，或已进入限制性会议。',
  'forum.no-motion': '没有等待点名的此项动议。',
  'forum.not-your-motion': '只有提出动议的国家可以撤回。',
  'forum.no-roll': '没有正在进行的点名。',
  'forum.already-answered': '贵国已经答复；每个国家只答复一次。',
  'forum.no-session': '没有正在进行的此项限制性会议。',
};
