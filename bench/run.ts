/**
 * `pnpm bench <what> [subjects …]`: side-by-side measurements. Results go to bench/results with the machine and the
 * date; bench/README.md shows them.
 */
import { checksBench } from './checks/run.ts'
import { engineBench } from './engine/run.ts'
import { modelBench } from './model/run.ts'
import { webBench } from './web/run.ts'
import { writeTables } from './lib/tables.ts'

const BENCHES: Readonly<Record<string, (words: readonly string[]) => Promise<void>>> = {
  web: webBench,
  engine: engineBench,
  checks: checksBench,
  model: modelBench,
  tables: () => Promise.resolve(writeTables()),
}

const [name = '', ...words] = process.argv.slice(2)
const bench = BENCHES[name]
if (bench) await bench(words)
else {
  console.error(`pnpm bench ${Object.keys(BENCHES).join(' | ')} [subjects …]`)
  process.exitCode = 2
}
