import { makeDataDirectory } from '../runtime/data-directory.ts'
import { openDatabase } from '../runtime/stores.ts'
import { migrate as migrateDatabase } from '../storage/migrations.ts'
import { type Command, EXIT } from './command.ts'
import { readConfig } from './read-config.ts'

export const migrate: Command = {
  name: 'migrate',
  parameters: '',
  summary: 'creates or upgrades the system tables',
  run: async ({ environment, print }) => {
    const config = readConfig(environment)
    makeDataDirectory(config.dataDir)
    const database = await openDatabase(config)
    try {
      const ran = await migrateDatabase(database)
      print(ran.length === 0 ? 'The tables are up to date.' : `Ran ${ran.join(', ')}.`)
      return EXIT.ok
    } finally {
      await database.close()
    }
  },
}
