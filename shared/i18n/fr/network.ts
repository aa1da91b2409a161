/** What a page says of its connection, and of what was raised without one. */
export const network = {
  'way.http': 'Connecté (sans WebSocket)',
  'kept.title': 'Pas encore au registre',
  'kept.over': 'Non enregistré',
  'kept.note':
    'L’envoi se fait de lui-même dès que le serveur répond, au sujet du texte que vous aviez sous les yeux. Si vous fermez cette page, rouvrez-la sur cet appareil.',
  'kept.said': 'Pas encore au registre : conservé sur cet appareil et envoyé dès que le serveur répondra.',
  'kept.refused': 'Non enregistré. {why}',
} as const;
