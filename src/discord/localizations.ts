import type { LocalizationMap } from 'discord-api-types/v10'

/*
 * What Discord shows in a user's own language. Commands are dispatched by their English names whatever is shown, so
 * that a language may be added here at any time.
 */

interface Localized {
  readonly name: LocalizationMap
  readonly description?: LocalizationMap
}

/** By the English name of a command, an option, or the message command. */
export const LOCALIZATIONS: ReadonlyMap<string, Localized> = new Map([
  [
    'Get context',
    {
      name: {
        de: 'Hintergrund zeigen',
        fr: 'Voir le contexte',
        'es-ES': 'Ver el contexto',
        tr: 'Arka planı göster',
      },
    },
  ],
  [
    'Check this message',
    {
      name: {
        de: 'Nachricht prüfen',
        fr: 'Vérifier ce message',
        'es-ES': 'Comprobar este mensaje',
        tr: 'Bu mesajı denetle',
      },
    },
  ],
  [
    'Add to knowledge',
    {
      name: {
        de: 'Zum Wissen hinzufügen',
        fr: 'Ajouter aux sources',
        'es-ES': 'Añadir a las fuentes',
        tr: 'Kaynaklara ekle',
      },
    },
  ],
  [
    'share',
    {
      name: { de: 'teilen', fr: 'partager', 'es-ES': 'compartir', tr: 'paylaş' },
      description: {
        de: 'Die Antwort allen im Kanal zeigen',
        fr: 'Montrer la réponse à tout le salon',
        'es-ES': 'Mostrar la respuesta a todo el canal',
        tr: 'Yanıtı kanaldaki herkese göster',
      },
    },
  ],
])
