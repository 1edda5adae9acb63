/** Opens Health at the findings of some rules. */
import { openHealth } from '../../health/open.ts'
import type { Guide } from '../guide.svelte.ts'

export function showFindings(guide: Guide, title: string, ruleIds: readonly string[]): Promise<void> {
  guide.close(false)
  return openHealth({ title, ruleIds })
}
