/** Words of the ways in: the provider, the choice of a seat. */
export const access = {
  'provider.signIn': 'Sign in with {name}',
  'provider.intro': 'If {name} knows you, sign in there. It brings you back here.',
  'provider.choose': 'Choose your seat',
  'provider.several':
    'Several seats, each a place in a delegation or an organization, are yours. Choose the one from which you act now; to take another, sign out and in again.',
  'provider.again': 'Sign in again',
  'provider.away': '{name} does not answer. Try again in a minute, or ask the secretariat for an invitation link.',
  'provider.refused': '{name} did not sign you in. If you cancelled there, nothing was changed; otherwise try again.',
  'provider.lost': 'This sign-in counts no more: it took too long, was finished already, or began in another browser. Sign in again.',
  'provider.noSeat':
    '{name} knows you, but no open seat of this forum is yours. Ask the secretariat: it opens seats and gives them to an e-mail address.',
  'stepUp.title': 'Show again who you are',
  'stepUp.intro': 'Your sign-in is too old for this act. Nothing is lost: once you have shown who you are, the act goes on.',
  'stepUp.provider': 'Sign in again with {name}',
  'stepUp.link': 'Another invitation link for this seat',
  'stepUp.linkHint': 'paste it, do not open it',
  'stepUp.useLink': 'Use this link',
  'stepUp.needed': 'Not done: this act needs a fresh sign-in.',
  'stepUp.done': 'You have shown who you are. Close this tab and go back to the other one: the act goes on there.',
  'stepUp.other': 'This was another person, or a link for another seat. The act goes on for whoever sits here.',
} as const;
