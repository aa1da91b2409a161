/** What mails say. Only the server writes them. */
export const letters = {
  'mail.foot': 'You are receiving this because you hold a seat in {forum}.',
  'mail.invitation.subject': '{forum}: your invitation',
  'mail.invitation.what': 'A seat in {forum}, your place there, is kept for you: {seat}. This link signs you in once, until {moment}.',
  'mail.invitation.how':
    'Opening the link does not use it up; the button on the page does. Do not pass it on: whoever uses it has the seat.',
  'mail.deadline.subject': '{forum}: deadline {moment}, {deadline}',
  'mail.deadline.what': '{deadline}: the deadline is {moment}.',
  'mail.sitting.subject': '{forum}: sitting {number} of {meeting} is open',
  'mail.sitting.what': 'Sitting {number} has been opened: {meeting}.',
  'mail.silence.subject': '{forum}: silence procedure on {opinion} until {moment}',
  'mail.silence.near': '{forum}: silence procedure on {opinion} ends {moment}',
  'mail.silence.what': 'The chair calls for objections in writing on paragraphs of {opinion}. The silence procedure runs until {moment}.',
  'mail.silence.how':
    'A single objection by a Member State breaks it. Silence alone does not constitute agreement: after the deadline the chair may declare.',
  'mail.digest.subject': '{forum}: what changed since {moment}',
  'mail.digest.plan': { one: '{count} change to the timetable', other: '{count} changes to the timetable' },
  'mail.digest.documents': 'New documents: {list}',
  'mail.digest.opinions': 'Work continued on: {list}',
  'mail.digest.nothing': 'Nothing has changed since {moment}.',
  'mail.confirm.subject': '{forum}: confirm your comment',
  'mail.confirm.what':
    'Somebody, probably you, has commented on document {number} in the open online consultation and given this address (comment {comment}). To confirm it, open this link and press the button on the page, by {moment}:',
  'mail.confirm.how': 'The secretariat reads the comment only when it is confirmed. If it was not you, do nothing.',
  'mail.circular.subject': '{forum}: circular letter {number}, {title}',
  'mail.circular.what': 'Circular letter {number}, {title}. Replies are asked for until {moment}.',
  'mail.circular.how': 'A Member State replies from its seat, on this page:',
} as const;
