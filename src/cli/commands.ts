import type { AddCommand } from './context.ts';
import type { Bilingual } from './text.ts';

/** What is known of a command before its code is loaded. */
export interface CommandEntry {
  /** Its name and its arguments, as yargs writes them. */
  readonly usage: string;
  readonly does: Bilingual;
  readonly load: () => Promise<AddCommand>;
}

/** Every command, in the order in which the help lists them. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  serve: {
    usage: 'serve',
    does: { fr: 'Démarrer le serveur', en: 'Start the server' },
    load: async () => (await import('./commands/serve.ts')).addServe,
  },
  query: {
    usage: 'query [query]',
    does: {
      fr: 'Poser une question SPARQL : aux données en place, à des fichiers, à un point d’accès',
      en: 'Ask a SPARQL question: of the data in place, of files, of an endpoint',
    },
    load: async () => (await import('./commands/query.ts')).addQuery,
  },
  validate: {
    usage: 'validate [folder]',
    does: { fr: 'Vérifier les documents d’un dossier', en: 'Check the documents of a folder' },
    load: async () => (await import('./commands/validate.ts')).addValidate,
  },
  import: {
    usage: 'import <source>',
    does: {
      fr: 'Refaire les documents d’une source à partir de sa copie, avec le compte rendu',
      en: 'Make the documents of a source again from its copy, with a report',
    },
    load: async () => (await import('./commands/import.ts')).addImport,
  },
  identity: {
    usage: 'identity [source]',
    does: {
      fr: 'Comparer les lieux de toutes les sources : lier ceux qui sont le même, lister les autres pour relecture',
      en: 'Compare the places of all sources: link those that are the same, list the others for a look',
    },
    load: async () => (await import('./commands/identity.ts')).addIdentity,
  },
  token: {
    usage: 'token',
    does: { fr: 'Les jetons de qui écrit', en: 'The tokens of writers' },
    load: async () => (await import('./commands/token.ts')).addToken,
  },
  export: {
    usage: 'export <file>',
    does: {
      fr: 'Écrire toutes les données en N-Quads ou en TriG (.nq, .trig, .nq.gz, .trig.gz)',
      en: 'Write all data as N-Quads or TriG (.nq, .trig, .nq.gz, .trig.gz)',
    },
    load: async () => (await import('./commands/export.ts')).addExport,
  },
  backup: {
    usage: 'backup <target>',
    does: {
      fr: 'Sauvegarder les données avec leur historique, serveur en marche ou non',
      en: 'Back up the data with their history, whether the server runs or not',
    },
    load: async () => (await import('./commands/backup.ts')).addBackup,
  },
  restore: {
    usage: 'restore <backup>',
    does: {
      fr: 'Remettre une sauvegarde en place, serveur arrêté',
      en: 'Put a backup in place, while the server is stopped',
    },
    load: async () => (await import('./commands/restore.ts')).addRestore,
  },
  check: {
    usage: 'check [backup]',
    does: {
      fr: 'Vérifier les données en entier, ou une sauvegarde',
      en: 'Check everything in the data, or in a backup',
    },
    load: async () => (await import('./commands/check.ts')).addCheck,
  },
  harvest: {
    usage: 'harvest [peer]',
    does: {
      fr: 'Moissonner une source partenaire, ou toutes celles qui ont un rythme',
      en: 'Harvest a peer, or all that have a schedule',
    },
    load: async () => (await import('./commands/harvest.ts')).addHarvest,
  },
  peers: {
    usage: 'peers [peer]',
    does: { fr: 'Les sources partenaires et leur dernière moisson', en: 'The peers and their last harvest' },
    load: async () => (await import('./commands/peers.ts')).addPeers,
  },
  compact: {
    usage: 'compact',
    does: {
      fr: 'Rendre au disque la place de ce qui a été retiré, serveur arrêté',
      en: 'Give back to the disk the space of what was removed, while the server is stopped',
    },
    load: async () => (await import('./commands/compact.ts')).addCompact,
  },
  migrate: {
    usage: 'migrate',
    does: {
      fr: 'Porter les données, avec leur historique, d’une base à l’autre',
      en: 'Bring the data, with their history, from one store to the other',
    },
    load: async () => (await import('./commands/migrate.ts')).addMigrate,
  },
  doctor: {
    usage: 'doctor',
    does: { fr: 'Ce qui ne va pas dans cette installation', en: 'What is wrong with this installation' },
    load: async () => (await import('./commands/doctor.ts')).addDoctor,
  },
};
