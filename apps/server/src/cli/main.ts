/** `pnpm ninefold`: the operator's commands. They work on the data directory, whether or not the server runs. */
import { join, resolve } from 'node:path'
import { readConfig, type Config } from '../config.ts'
import { openSecret } from '../identity/secret.ts'
import { createTokens } from '../identity/tokens.ts'
import { createLogger } from '../logger.ts'
import { openStoreBeside } from '../store/sqlite/open.ts'
import { backUp } from './backup.ts'
import { grantOwner, listCanvases, listPeople, removeCanvas, type CommandDeps } from './commands.ts'
import { restore } from './restore.ts'

const USAGE = `pnpm ninefold canvases list
pnpm ninefold canvases people <canvas>                 who is in it, with their ids and roles
pnpm ninefold canvases grant-owner <canvas> [<user>]   a member becomes owner, or a link that makes one, once
pnpm ninefold canvases delete <canvas>                 it can be brought back for 30 days
pnpm ninefold backup <folder>                          a copy of everything, taken while the server runs
pnpm ninefold restore <folder>                         puts a backup in the place of the data; stop the server first

They work on DATA_DIR (./data); all but the last, whether or not the server runs. A running server obeys within two
seconds.
`
const ROOT = join(import.meta.dirname, '../../../..')

type Command = (deps: CommandDeps) => Promise<string[]>

function commandOf([group, name, canvasId, userId, ...more]: readonly string[]): Command | null {
  if (group !== 'canvases' || more.length > 0) return null
  if (name === 'list' && canvasId === undefined) return listCanvases
  if (canvasId === undefined) return null
  if (name === 'grant-owner') return (deps) => grantOwner(deps, canvasId, userId)
  if (userId !== undefined) return null
  if (name === 'people') return (deps) => listPeople(deps, canvasId)
  return name === 'delete' ? (deps) => removeCanvas(deps, canvasId) : null
}

/** Commands of one word and a folder. */
const FOLDER_COMMANDS: Readonly<
  Partial<Record<string, (config: Config, folder: string) => string[] | Promise<string[]>>>
> = {
  backup: ({ dataDir, secretFile }, folder) => {
    backUp(dataDir, secretFile.path, folder)
    return [`The backup is in ${folder}.`]
  },
  restore,
}

async function runCommand(command: Command, config: Config): Promise<string[]> {
  const store = await openStoreBeside({ dataDir: config.dataDir })
  try {
    const secret = openSecret({ ...config.secretFile, made: false }, createLogger('silent'))
    return await command({
      db: store.db,
      tokens: createTokens(secret),
      now: Date.now,
      // The server reads what is written here; there are no sockets in this process.
      rooms: { publish: () => {} },
      restoreDays: config.limits.restoreDays,
      origin: config.publicUrl ?? `http://${config.host}:${config.port}`,
    })
  } finally {
    await store.close()
  }
}

async function main(args: readonly string[]): Promise<number> {
  const result = readConfig(process.env, ROOT)
  if ('faults' in result) {
    process.stderr.write(result.faults.map((fault) => `${fault}\n`).join(''))
    return 2
  }
  const { config } = result
  const [first, folder, ...more] = args
  const command = commandOf(args)
  const inFolder = more.length === 0 && folder !== undefined ? FOLDER_COMMANDS[first ?? ''] : undefined
  if (!command && !inFolder) {
    process.stderr.write(USAGE)
    return 2
  }
  const lines = command
    ? await runCommand(command, config)
    : await inFolder?.(config, resolve(process.env.INIT_CWD ?? process.cwd(), folder ?? ''))
  process.stdout.write((lines ?? []).map((line) => `${line}\n`).join(''))
  return 0
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  return 1
})
