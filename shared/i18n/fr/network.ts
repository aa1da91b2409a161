/** What a page says of its connection, and of what was raised without one. */
export const network = {
  'way.http': 'Connecté (sans WebSocket)',
  'kept.title': 'Pas encore au registre',
  'kept.over': 'Non enregistré',
  'kept.note':
    'L’envoi se fait de lui-même dès que le serveur répond, au sujet du texte que vous aviez sous les yeux. Si vous fermez cette page, ouvrez-en une autre ici sur cet appareil, sans vous déconnecter.',
  'kept.said': 'Pas encore au registre : conservé sur cet appareil et envoyé dès que le serveur répondra.',
  'kept.refused': 'Non enregistré. {why}',
  'leave.title': 'Tout n’est pas encore au registre',
  'leave.note': 'Ce que vous avez soulevé n’est pas parvenu au serveur. La déconnexion l’efface de cet appareil, et rien ne sera envoyé.',
  'leave.text':
    'Ce que vous avez saisi dans un texte et qui n’est pas encore enregistré reste sur cet appareil, et y sera inséré à votre prochaine connexion ici.',
  'leave.send': 'Envoyer et se déconnecter',
  'leave.drop': 'Se déconnecter sans envoyer',
  'leave.stay': 'Rester connecté',
  'leave.unanswered': 'Le serveur n’a pas répondu. Vous êtes toujours connecté.',
} as const;
