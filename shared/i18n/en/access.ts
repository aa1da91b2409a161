/** Words of the ways in: the provider, the choice of a seat. */
export const access = {
  'provider.signIn': 'Sign in with {name}',
  'provider.intro': 'If {name} knows you, sign in there. You will be brought back here.',
  'provider.choose': 'Choose your seat',
  'provider.several':
    'You have several seats, each a place in a delegation or an organization. Choose the one from which to act now; to use another, sign out and in again.',
  'provider.again': 'Sign in again',
  'provider.away': '{name} does not answer. Try again in a minute, or ask the secretariat for an invitation link.',
  'provider.refused': '{name} did not sign you in. If you cancelled there, nothing was changed; otherwise try again.',
  'provider.lost': 'This sign-in is no longer valid: it took too long, was already finished, or began in another browser. Sign in again.',
  'provider.noSeat':
    '{name} knows you, but no open seat of this forum is yours. Ask the secretariat, which opens seats and assigns them to an e-mail address.',
  'stepUp.title': 'Confirm who you are',
  'stepUp.intro': 'Your sign-in is too old for this act. Nothing is lost: once you have confirmed who you are, the act goes ahead.',
  'stepUp.provider': 'Sign in again with {name}',
  'stepUp.link': 'Another invitation link for this seat',
  'stepUp.linkHint': 'paste it, do not open it',
  'stepUp.useLink': 'Use this link',
  'stepUp.needed': 'Not done: this act requires a fresh sign-in.',
  'stepUp.done': 'You have confirmed who you are. Close this tab and return to the other one: the act goes ahead there.',
  'stepUp.other': 'That was another person, or a link for another seat. The act goes ahead only for whoever sits here.',
} as const;
