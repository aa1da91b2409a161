/** Words of the ways in: the provider, the choice of a seat. */
export const access = {
  'provider.signIn': 'Sign in with {name}',
  'provider.intro': 'If {name} knows you, sign in there. It brings you back here.',
  'provider.choose': 'Choose your seat',
  'provider.several': 'Several seats are yours. Choose the one from which you act now; to take another, sign out and in again.',
  'provider.again': 'Sign in again',
  'provider.away': '{name} does not answer. Try again in a minute, or ask the secretariat for an invitation link.',
  'provider.refused': '{name} did not sign you in. If you cancelled there, nothing was changed; otherwise try again.',
  'provider.lost': 'This sign-in counts no more: it took too long, was finished already, or began in another browser. Sign in again.',
  'provider.noSeat':
    '{name} knows you, but no open seat of this forum is yours. Ask the secretariat: it opens seats and gives them to an e-mail address.',
} as const;
