/** Checks who imports whom; prints each fault and exits with 1 when there is one. */
import { importFaults } from './imports/rules.ts'
import { readWorkspace } from './imports/workspace.ts'

const workspace = readWorkspace(process.cwd())
const faults = importFaults(workspace)
for (const fault of faults) console.error(fault)
console.log(`${workspace.modules.length} modules, ${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0
